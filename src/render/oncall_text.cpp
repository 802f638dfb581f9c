#include <algorithm>

#include "render/oncall_grid.hpp"
#include "render/oncall_head.hpp"
#include "render/oncall_week.hpp"
#include "runbook/render.hpp"

namespace runbook {
namespace {

using render::Style;

constexpr std::chrono::days most_days_drawn{42};
constexpr std::chrono::days most_days_without_year{300};  // longer windows would name a day twice

class Writer {
 public:
  Writer(const OncallReport& report, const Workspace& workspace, Instant now, const TextOptions& options)
      : report_(report), workspace_(workspace), paint_(options.color), width_(std::max(options.width, 40u)),
        now_(now), clock_{workspace.timezone, now, report.window.end - report.window.begin > most_days_without_year} {}

  std::string page() {
    headline();
    const auto holidays = render::week_holidays(report_, workspace_);
    if (report_.rotations.empty() && report_.coverage.empty()) {
      out_ += "\nNobody is on call here: no rotation and no coverage.\n";
    } else if (is_drawn()) {
      out_ += '\n' + render::oncall_grid(render::week_sections(report_, workspace_), holidays, report_.window, clock_,
                                         width_, paint_);
    }
    shifts();
    if (is_narrow()) leave();
    if (!holidays.empty()) list_holidays(holidays);
    routines();
    warnings();
    return std::move(out_);
  }

 private:
  bool is_narrow() const { return width_ < render::least_drawn; }
  bool is_drawn() const { return !is_narrow() && report_.window.end - report_.window.begin <= most_days_drawn; }

  /// What the drawing shows already: who is on call in a rotation is who is reached through its coverage.
  bool is_seen(const OncallReport::CoverageOf& one) const {
    return is_drawn() && one.rota.gaps.empty() && std::ranges::any_of(report_.rotations, [&](const auto& rotation) { return one.by == Party{rotation.rotation}; });
  }

  void headline() {
    const render::WallClock clock{workspace_.timezone, now_};  // the one place that names years
    out_ += render::headline("On call", render::window_in_words(report_.window, clock),
                             render::whose_and_where(workspace_, workspace_.timezone), width_, paint_);
    out_ += render::gaps_line(report_, width_, paint_);
  }

  void heading(std::string_view text) { out_ += '\n' + paint_(Style::bold, text) + '\n'; }

  void shifts() {
    if (report_.rotations.empty() && report_.coverage.empty()) return;
    heading("Shifts");
    render::Table table({{}, {.least = 12}, {.least = 10}});
    const std::size_t most = most_name();
    for (const auto& one : report_.rotations) {
      table.line("  " + paint_(Style::dim, text::truncate(render::one_line(workspace_[one.rotation].title), width_ - 2)));
      std::vector<std::pair<Instant, std::vector<render::Cell>>> rows;
      for (const Shift& shift : one.rota.shifts) {
        rows.push_back({shift.when.begin,
                        {{render::span_in_words(shift.when, clock_)},
                         {text::truncate(render::one_line(workspace_[shift.person].name), most)},
                         {render::reason_in_words(shift, workspace_), Style::dim}}});
      }
      finish(table, std::move(rows), one.rota.gaps);
    }
    for (const auto& one : report_.coverage) {
      if (is_seen(one)) continue;
      const std::string title = workspace_[one.pipeline].id + "/" + one.id + " by " + id_of(workspace_, one.by);
      table.line("  " + paint_(Style::dim, text::truncate(title, width_ - 2)));
      std::vector<std::pair<Instant, std::vector<render::Cell>>> rows;
      for (const render::DailyRun& run : render::daily_runs(one.rota.shifts, clock_.zone)) {
        rows.push_back({run.sample.begin,
                        {{render::run_in_words(run, clock_)},
                         {text::truncate(render::one_line(title_of(workspace_, run.shift->to)), most)},
                         {run.shift->holiday ? render::one_line(*run.shift->holiday) : "", Style::cyan}}});
      }
      finish(table, std::move(rows), one.rota.gaps);
    }
    out_ += table.text(width_, 4, paint_);
  }

  /// How wide a name may be so that why somebody is on call can be read beside it: what that leaves, or half of the line
  /// where both are long.
  std::size_t most_name() const {
    if (is_narrow()) return width_;
    std::size_t when = 0, why = 0;
    for (const auto& one : report_.rotations) {
      for (const Shift& shift : one.rota.shifts) {
        when = std::max(when, text::display_width(render::span_in_words(shift.when, clock_)));
        why = std::max(why, text::display_width(render::reason_in_words(shift, workspace_)));
      }
    }
    constexpr std::size_t indent = 4, gutters = 4;
    const std::size_t left = width_ - std::min(width_ - 24, when + indent + gutters);
    return std::max(left / 2, left - std::min(left, why));
  }

  void finish(render::Table& table, std::vector<std::pair<Instant, std::vector<render::Cell>>> rows,
              const std::vector<Interval>& gaps) {
    for (const Interval& gap : gaps) {
      rows.push_back({gap.begin,
                      {{render::span_in_words(gap, clock_), Style::red},
                       {"nobody", Style::bold_red},
                       {"for " + render::rough_length(gap.end - gap.begin), Style::red}}});
    }
    std::stable_sort(rows.begin(), rows.end(), [](auto& a, auto& b) { return a.first < b.first; });
    if (rows.empty()) rows.push_back({{}, {{"no duty in this time", Style::dim}}});
    for (auto& row : rows) {
      if (is_narrow()) stack(table, row.second);
      else table.row(std::move(row.second));
    }
  }

  /// Where a line has no room for both, who it is stands below when, since neither can be cut.
  void stack(render::Table& table, const std::vector<render::Cell>& cells) const {
    table.line("    " + paint_(cells[0].style, cells[0].text));
    if (cells.size() < 3) return;
    const std::string who = text::truncate(cells[1].text, width_ - 6);
    const std::size_t left = width_ - 6 - text::display_width(who);
    const bool why = !cells[2].text.empty() && left > 5;
    table.line("      " + paint_(cells[1].style, who) + (why ? "  " + paint_(cells[2].style, text::truncate(cells[2].text, left - 2)) : ""));
  }

  /// What a drawing has as lanes.
  void leave() {
    const auto lanes = render::away_lanes(report_, workspace_);
    if (lanes.empty()) return;
    heading("Away");
    for (const render::Lane& lane : lanes) {
      for (const Interval& when : lane.when) out_ += "    " + render::span_in_words(when, clock_) + '\n';
      out_ += "      " + paint_(Style::dim, text::truncate(lane.label, width_ - 6)) + '\n';
    }
  }

  void list_holidays(const std::vector<std::pair<Day, std::string>>& holidays) {
    heading("Holidays");
    render::Table table({{}, {.least = 10}});
    for (const auto& [day, name] : holidays) table.row({{clock_.day(day)}, {name, Style::cyan}});
    out_ += table.text(width_, 4, paint_);
  }

  void routines() {
    if (report_.routine.empty()) return;
    heading("Routines due");
    const auto list = render::by_due(report_.routine);
    std::size_t widest = 0;
    for (const auto* one : list) widest = std::max(widest, text::display_width(clock_.until(one->due)));
    for (const auto* one : list) {
      std::string by;
      for (const Party& party : one->by) by += (by.empty() ? "" : ", ") + render::one_line(title_of(workspace_, party));
      const std::string due = "    " + text::pad_right(clock_.until(one->due), widest) + "  ";
      render::hang(out_, due, render::one_line(one->title), width_, Style::plain, paint_);
      render::hang(out_, std::string(due.size(), ' '),
                   workspace_[one->pipeline].id + "/" + one->id + (by.empty() ? ", by nobody named" : ", by " + by), width_,
                   Style::dim, paint_);
    }
  }

  void warnings() {
    if (report_.warnings.empty()) return;
    out_ += '\n';
    for (const std::string& warning : report_.warnings) {
      render::hang(out_, "! ", render::one_line(warning), width_, Style::yellow, paint_);
    }
  }

  const OncallReport& report_;
  const Workspace& workspace_;
  render::Painter paint_;
  std::size_t width_;
  Instant now_;
  render::WallClock clock_;
  std::string out_;
};

}  // namespace

std::string oncall_text(const OncallReport& report, const Workspace& workspace, Instant now,
                        const TextOptions& options) {
  return Writer(report, workspace, now, options).page();
}

}  // namespace runbook
