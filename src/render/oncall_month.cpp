#include <algorithm>

#include "calendar/civil.hpp"
#include "render/changes_words.hpp"
#include "render/day_marks.hpp"
#include "render/layout.hpp"
#include "render/oncall_head.hpp"
#include "render/oncall_lanes.hpp"
#include "render/oncall_week.hpp"
#include "runbook/render_oncall.hpp"

namespace runbook {
namespace {

using render::Style;
namespace chrono = std::chrono;

constexpr std::size_t week = 7, gutter = 2, least_cell = 8, most_cell = 24, most_label = 26;
constexpr std::size_t most_gaps = 12;

class Writer {
 public:
  Writer(const OncallReport& report, const Workspace& workspace, Instant now, const TextOptions& options)
      : report_(report), workspace_(workspace), paint_(options.color), width_(options.width),
        clock_{workspace.timezone, now}, days_{clock_.zone, now, false}, holidays_(render::week_holidays(report, workspace)),
        lanes_(render::named_lanes(report, workspace)) {
    std::size_t widest = 4;
    for (const auto& lane : lanes_) widest = std::max(widest, text::display_width(lane.label));
    label_ = std::min({widest, most_label, width_ - gutter - week * least_cell});
    cell_ = std::clamp((width_ - label_ - gutter) / week, least_cell, most_cell);
  }

  std::string page() {
    head();
    const Interval window = report_.window;
    const Day last = clock_.last_day(window.end);
    const bool empty = report_.rotations.empty() && report_.coverage.empty();
    if (empty) out_ += "\nNobody is on call here: no rotation and no coverage.\n";
    for (Day monday = calendar::monday_of(clock_.zone.day_of(window.begin)); monday <= last && !empty; monday += chrono::days{7}) week_of(monday);
    if (nameless_) {
      out_ += '\n';
      render::hang(out_, "", "Some shifts are too short here for a name: a wider terminal or --week has it.", width_, Style::dim, paint_);
    }
    gaps();
    list("Holidays", holiday_lines());
    routines();
    if (!report_.warnings.empty()) out_ += '\n';
    for (const std::string& warning : report_.warnings) render::hang(out_, "! ", render::one_line(warning), width_, Style::yellow, paint_);
    return std::move(out_);
  }

 private:
  void head() {
    constexpr std::string_view months[] = {"January", "February", "March", "April", "May", "June", "July",
                                           "August", "September", "October", "November", "December"};
    const chrono::year_month_day first{clock_.zone.day_of(report_.window.begin)};
    const std::string when = std::string(months[static_cast<unsigned>(first.month()) - 1]) + " " + std::to_string(static_cast<int>(first.year()));
    out_ = render::headline("On call", when, render::whose_and_where(workspace_, workspace_.timezone), width_, paint_) +
           render::gaps_line(report_, width_, paint_);
  }

  void week_of(Day monday) {
    const Day today = clock_.zone.day_of(clock_.now);
    std::string days;
    for (std::size_t i = 0; i < week; ++i) {
      const Day day = monday + chrono::days{static_cast<int>(i)};
      const std::string full = days_.day(day);  // `Mon 23 Nov`
      const bool inside = !intersect(report_.window, {clock_.zone.start_of(day), clock_.zone.start_of(day + chrono::days{1})}).empty();
      const std::string name = inside ? full.substr(0, full.rfind(' ')) : "";
      days += paint_(day == today ? Style::bold : Style::dim, name);
      days.append(cell_ - text::display_width(name), ' ');
    }
    out_ += '\n';
    line("", days);
    for (const std::string& marks : render::day_marks(holidays_, monday, week, cell_, clock_, paint_)) line("", marks);
    for (const auto& lane : lanes_) {
      const auto drawn = render::draw_lane(lane, monday, week, cell_, clock_, paint_);
      if (!drawn.text.empty()) line(lane.label, drawn.text);
      nameless_ = nameless_ || drawn.nameless;
    }
  }

  void line(const std::string& label, const std::string& text) {
    out_ += text::pad_right(text::truncate(label, label_), label_ + gutter) + text;
    render::end_line(out_);
  }

  void gaps() {
    std::vector<std::string> lines;
    const auto add = [&](const std::string& whose, const std::vector<Interval>& gaps) {
      for (const std::string& when : render::spans_in_words(gaps, clock_, most_gaps)) lines.push_back(when + "  " + whose);
    };
    for (const auto& one : report_.rotations) add(render::one_line(workspace_[one.rotation].title), one.rota.gaps);
    for (const auto& one : report_.coverage) add(workspace_[one.pipeline].id + "/" + one.id, one.rota.gaps);
    list("Nobody on call", lines, Style::red);
  }

  std::vector<std::string> holiday_lines() const {
    std::vector<std::string> lines;
    for (const auto& [day, name] : holidays_) lines.push_back(clock_.day(day) + "  " + name);
    return lines;
  }

  /// One line a routine: most of a month's are due again and again.
  void routines() {
    if (report_.routine.empty()) return;
    out_ += '\n' + paint_(Style::bold, "Routines due") + '\n';
    render::Table table({{.least = 16}, {.least = 24}});
    std::vector<std::pair<std::string, std::string>> rows;
    for (const auto& one : report_.routine) {
      const std::string what = workspace_[one.pipeline].id + "/" + one.id;
      const std::string full = days_.day(clock_.last_day(one.due));
      if (rows.empty() || rows.back().first != what) rows.push_back({what, ""});
      rows.back().second += (rows.back().second.empty() ? "" : ", ") + full.substr(0, full.rfind(' ')) + " " + clock_.until_clock(one.due);
    }
    for (const auto& [what, days] : rows) table.row({{what}, {days, Style::dim}});
    out_ += table.text(width_, 2, paint_);
  }

  void list(std::string_view title, const std::vector<std::string>& lines, Style style = Style::plain) {
    if (lines.empty()) return;
    out_ += '\n' + paint_(style == Style::plain ? Style::bold : Style::bold_red, title) + '\n';
    for (const std::string& text : lines) out_ += "  " + paint_(style, text::truncate(text, width_ - 2)) + '\n';
  }

  const OncallReport& report_;
  const Workspace& workspace_;
  render::Painter paint_;
  std::size_t width_;
  render::WallClock clock_;
  render::WallClock days_;  // without years: the headline says it
  std::vector<std::pair<Day, std::string>> holidays_;
  std::vector<render::NamedLane> lanes_;
  std::size_t label_ = 0;
  std::size_t cell_ = least_cell;
  bool nameless_ = false;  // somewhere a bar stands without a name
  std::string out_;
};

}  // namespace

std::string oncall_month_text(const OncallReport& report, const Workspace& workspace, Instant now, const TextOptions& options) {
  if (options.width < render::least_drawn) return oncall_text(report, workspace, now, options);
  return Writer{report, workspace, now, options}.page();
}

}  // namespace runbook
