#include "render/oncall_head.hpp"

namespace runbook::render {

std::string window_in_words(Interval window, const WallClock& clock) {
  const Day first = clock.zone.day_of(window.begin);
  const bool whole = clock.zone.start_of(first) == window.begin && clock.until_clock(window.end) == "24:00";
  const Day last = clock.last_day(window.end);
  if (!whole && last == first) return clock.when(window.begin) + "–" + clock.until_clock(window.end);
  if (!whole) return clock.when(window.begin) + " – " + clock.until(window.end);
  return last == first ? clock.day(first) : clock.day(first) + " – " + clock.day(last);
}

std::string headline(const std::string& what, const std::string& when, const std::string& whose, std::size_t width,
                     const Painter& paint) {
  const std::string title = when.empty() ? what : what + "  " + when;
  const std::size_t taken = text::display_width(title) + 2;
  std::string line = paint(Style::bold, text::truncate(title, width));
  if (taken + 16 <= width) line += "  " + paint(Style::dim, text::truncate(whose, width - taken));
  return line + '\n';
}

std::string gaps_line(const OncallReport& report, const Painter& paint) {
  std::size_t count = 0;
  Seconds longest{0};
  const auto add = [&](const auto& list) {
    for (const auto& one : list) {
      count += one.rota.gaps.size();
      for (const Interval& gap : one.rota.gaps) longest = std::max(longest, gap.end - gap.begin);
    }
  };
  add(report.rotations);
  add(report.coverage);
  if (count == 0) return {};
  const std::string text = count == 1 ? "✖ one gap of " + rough_length(longest) + ": nobody is on call then"
                                      : "✖ " + std::to_string(count) + " gaps, the longest of " + rough_length(longest) + ": nobody is on call then";
  return paint(Style::bold_red, text) + '\n';
}

std::string whose_and_where(const Workspace& workspace, Zone zone) {
  return one_line(workspace.title.empty() ? workspace.id : workspace.title) + " · " + std::string(zone.name());
}

std::string hours(Seconds length) {
  // Rounded to tenths, half up.
  const auto tenths = (length.count() + 180) / 360;
  const std::string whole = std::to_string(tenths / 10);
  return (tenths % 10 == 0 ? whole : whole + "." + std::to_string(tenths % 10)) + " h";
}

}  // namespace runbook::render
