#include <algorithm>

#include "render/duty_words.hpp"
#include "render/layout.hpp"
#include "render/oncall_head.hpp"
#include "render/oncall_week.hpp"
#include "runbook/render_oncall.hpp"

namespace runbook {
namespace {

using render::Style;
using State = DutyReport::CoverageDuty::State;

class Writer {
 public:
  Writer(const DutyReport& report, const Workspace& workspace, const TextOptions& options)
      : report_(report), workspace_(workspace), paint_(options.color), width_(std::max(options.width, 72u)),
        clock_{workspace.timezone, report.at} {}

  std::string now() {
    head("On call now");
    if (report_.rotations.empty() && report_.coverage.empty()) return out_ + '\n' + render::nobody_now(report_, workspace_) + '\n';
    for (const auto& one : report_.rotations) rotation(one);
    coverages();
    warnings();
    return std::move(out_);
  }

  std::string next() {
    head("On call next");
    const auto list = render::coming(report_, workspace_);
    if (list.empty()) return out_ + "\nNothing changes hands from here on.\n";
    render::Table table({{}, {}, {.least = 20}, {.drop = 2}, {.least = 16}, {.drop = 1}});
    for (const auto& one : list) {
      const Duty& duty = *one.duty;
      const std::string until = duty.when.end == Instant::max() ? "" : "until " + clock_.until(duty.when.end);
      table.row({{clock_.when(duty.when.begin)},
                 {render::distance_in_words(duty.when.begin, clock_), Style::dim},
                 {name(duty.to)},
                 {one.after.empty() ? "" : "after " + one.after, Style::dim},
                 {one.what},
                 {until, Style::dim}});
    }
    out_ += '\n' + table.text(width_, 2, paint_);
    warnings();
    return std::move(out_);
  }

 private:
  void head(const std::string& what) {
    out_ = render::headline(what, clock_.when(report_.at), render::whose_and_where(workspace_, workspace_.timezone), width_, paint_);
  }

  /// `  now    Ada Adams  until …`: the label, then the name in `room` columns, then the text wrapped beside it.
  void line(std::string_view label, const std::string& strong, Style style, const std::string& text, std::size_t room = 0) {
    const std::string first = "  " + text::pad_right(label, 7), shown = text::truncate(strong, width_ / 2);
    out_ += first + paint_(style, shown);
    const std::size_t taken = text::display_width(first) + std::max(std::min(room, width_ / 2), text::display_width(shown)) + 2;
    if (!text.empty()) out_.append(taken - 2 - text::display_width(first) - text::display_width(shown), ' ');
    const auto lines = render::wrap(text, width_ - std::min(width_ - 20, taken));
    for (std::size_t i = 0; i < lines.size() && !text.empty(); ++i) {
      if (i > 0) out_ += '\n' + std::string(taken - 2, ' ');
      out_ += "  " + paint_(Style::dim, lines[i]);
    }
    render::end_line(out_);
  }

  void rotation(const DutyReport::RotationDuty& one) {
    out_ += '\n' + paint_(Style::bold, text::truncate(render::one_line(workspace_[one.rotation].title), width_)) + '\n';
    const std::string until = render::until_in_words(one.until, clock_);
    const auto width = [&](const std::optional<Duty>& duty) { return text::display_width(duty ? name(duty->to) : "nobody"); };
    const std::size_t room = std::max(width(one.now), width(one.next));
    if (one.now) {
      const Shift shift{std::get<Handle<Person>>(one.now->to), one.now->when, one.now->reason, one.now->instead_of};
      const std::string reason = render::reason_in_words(shift, workspace_);
      line("now", name(one.now->to), Style::bold, until + (reason.empty() ? "" : " · " + reason), room);
    } else {
      line("now", "nobody", Style::bold_red, until, room);
    }
    if (one.next) line("next", name(one.next->to), Style::plain, render::duty_in_words(*one.next, clock_), room);
    else if (one.until) line("next", "nobody", Style::bold_red, "");
    reach(one.now ? one.now->to : Party{one.rotation}, one.rotation);
  }

  void reach(const Party& to, const Party& via) {
    bool first = true;
    for (const std::string& way : render::ways_to_reach(workspace_, to, via)) {
      line(first ? "reach" : "", way, Style::cyan, "");
      first = false;
    }
  }

  void coverages() {
    if (report_.coverage.empty()) return;
    out_ += '\n' + paint_(Style::bold, "Coverage") + '\n';
    render::Table table({{.least = 16}, {}, {.least = 10}, {.least = 10}});
    for (const auto& one : report_.coverage) {
      const std::string what = workspace_[one.pipeline].id + "/" + one.id;
      const std::string next = one.next ? "next " + clock_.when(one.next->when.begin) + ", " + name(one.next->to) : "not again within 40 days";
      if (one.state == State::open) {
        table.row({{what}, {"open", Style::green}, {name(one.now->to)}, {one.until ? "until " + clock_.until(*one.until) : "until further notice", Style::dim}});
      } else if (one.state == State::gap) {
        table.row({{what}, {"gap", Style::bold_red}, {"nobody", Style::bold_red}, {one.until ? "until " + clock_.until(*one.until) : next, Style::red}});
      } else {
        table.row({{what}, {"closed", Style::dim}, {""}, {next, Style::dim}});
      }
    }
    out_ += table.text(width_, 2, paint_);
    for (const auto& one : report_.coverage) {
      if (one.state != State::open || std::holds_alternative<Handle<Rotation>>(one.by)) continue;
      out_ += '\n' + paint_(Style::bold, workspace_[one.pipeline].id + "/" + one.id) + paint_(Style::dim, "  by " + name(one.by)) + '\n';
      reach(one.now->to, one.by);
    }
  }

  void warnings() {
    if (!report_.warnings.empty()) out_ += '\n';
    for (const std::string& warning : report_.warnings) render::hang(out_, "! ", render::one_line(warning), width_, Style::yellow, paint_);
  }

  std::string name(const Party& party) const { return render::one_line(title_of(workspace_, party)); }

  const DutyReport& report_;
  const Workspace& workspace_;
  render::Painter paint_;
  std::size_t width_;
  render::WallClock clock_;
  std::string out_;
};

}  // namespace

std::string duty_text(const DutyReport& report, DutyView view, const Workspace& workspace, const TextOptions& options) {
  Writer writer{report, workspace, options};
  return view == DutyView::now ? writer.now() : writer.next();
}

}  // namespace runbook
