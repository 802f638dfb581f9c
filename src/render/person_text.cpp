#include <algorithm>

#include "render/layout.hpp"
#include "render/oncall_head.hpp"
#include "render/oncall_week.hpp"
#include "render/person_words.hpp"
#include "runbook/render_oncall.hpp"

namespace runbook {
namespace {

using render::Style;

class Writer {
 public:
  Writer(const OncallReport& report, const FairnessReport& fairness, Handle<Person> person, const Workspace& workspace,
         Instant now, const TextOptions& options)
      : report_(report), fairness_(fairness), person_(person), workspace_(workspace), paint_(options.color),
        width_(std::max(options.width, 40u)), now_(now),
        clock_{workspace[person].timezone.value_or(workspace.timezone), now} {}

  std::string page() {
    const auto shifts = render::shifts_of(report_, person_);
    head();
    sum();
    list(shifts);
    others();
    leave();
    routines();
    if (!report_.warnings.empty()) out_ += '\n';
    for (const std::string& warning : report_.warnings) render::hang(out_, "! ", render::one_line(warning), width_, Style::yellow, paint_);
    return std::move(out_);
  }

 private:
  void head() {
    out_ = render::headline(render::one_line(workspace_[person_].name), render::window_in_words(report_.window, clock_),
                            render::whose_and_where(workspace_, clock_.zone), width_, paint_);
  }

  void heading(std::string_view text) { out_ += '\n' + paint_(Style::bold, text) + '\n'; }

  void sum() {
    render::hang(out_, "", render::sum_in_words(report_, fairness_, person_), width_, Style::plain, paint_);
    for (const std::string& share : render::shares_in_words(fairness_, person_, workspace_)) render::hang(out_, "", share, width_, Style::dim, paint_);
    const auto next = render::next_duty(report_, person_, now_);
    if (!next) return;
    const std::string coverage = render::coverage_of(*next, workspace_), begin = "Next  " + clock_.when(next->when.begin),
                      distance = "  in " + render::rough_length(next->when.begin - now_);
    const std::size_t taken = text::display_width(begin + distance) + 2;
    const std::string whose = coverage.empty() || width_ < taken + 10 ? "" : "  " + text::truncate(coverage, width_ - taken);
    out_ += paint_(Style::bold, begin) + paint_(Style::dim, distance + whose) + '\n';
  }

  void list(const std::vector<render::PersonShift>& shifts) {
    if (shifts.empty()) return;
    heading("Shifts");
    const bool several = report_.rotations.size() > 1;
    render::Table table({{}, {.right = true, .drop = width_ < render::least_drawn ? 1 : 0}, {.least = 10}, {.least = 10}});
    for (const auto& [rotation, shift] : shifts) {
      const bool now = shift.when.contains(now_), past = shift.when.end <= now_;
      table.row({{render::span_in_words(shift.when, clock_), past ? Style::dim : now ? Style::bold : Style::plain},
                 {render::hours(shift.when.end - shift.when.begin), Style::dim},
                 {several ? render::one_line(workspace_[rotation].title) : ""},
                 {(now ? std::string{"now"} : "") + (now && shift.reason != Shift::Reason::rotation ? ", " : "") +
                      render::reason_in_words(shift, workspace_),
                  now ? Style::bold : Style::dim}});
    }
    out_ += table.text(width_, 2, paint_);
  }

  void others() {
    const auto list = render::other_coverage(report_);
    if (list.empty()) return;
    heading("Coverage");
    render::Table table({{}, {.least = 16}, {.least = 10}});
    for (const auto* one : list) {
      table.line("  " + paint_(Style::dim, text::truncate(workspace_[one->pipeline].id + "/" + one->id + " by " + id_of(workspace_, one->by), width_ - 2)));
      for (const render::DailyRun& run : render::daily_runs(one->rota.shifts, clock_.zone)) {
        table.row({{render::run_in_words(run, clock_)},
                   {run.shift->holiday ? render::one_line(*run.shift->holiday) : "", Style::cyan},
                   {""}});
      }
    }
    out_ += table.text(width_, 4, paint_);
  }

  void leave() {
    const auto list = render::leave_in(workspace_[person_], report_.window);
    if (list.empty()) return;
    heading("Away");
    render::Table table({{}, {.least = 10}});
    for (const Leave* one : list) table.row({{render::span_in_words(one->when, clock_)}, {render::one_line(one->reason), Style::dim}});
    out_ += table.text(width_, 2, paint_);
  }

  void routines() {
    if (report_.routine.empty()) return;
    heading("Routines due");
    render::Table table({{}, {.least = 20}, {.least = 16}});
    for (const auto* one : render::by_due(report_.routine)) {
      table.row({{clock_.until(one->due)}, {render::one_line(one->title)}, {workspace_[one->pipeline].id + "/" + one->id, Style::dim}});
    }
    out_ += table.text(width_, 2, paint_);
  }

  const OncallReport& report_;
  const FairnessReport& fairness_;
  Handle<Person> person_;
  const Workspace& workspace_;
  render::Painter paint_;
  std::size_t width_;
  Instant now_;
  render::WallClock clock_;
  std::string out_;
};

}  // namespace

std::string person_text(const OncallReport& report, const FairnessReport& fairness, Handle<Person> person,
                        const Workspace& workspace, Instant now, const TextOptions& options) {
  return Writer{report, fairness, person, workspace, now, options}.page();
}

}  // namespace runbook
