#include "render/oncall_head.hpp"

#include <algorithm>
#include <map>

namespace runbook::render {

namespace {

constexpr std::string_view zone_mark = " · ";
constexpr std::size_t least_name = 12;

/// `Shop · Europe/Berlin` in so many columns: the title is cut before the zone is.
std::string fitted(const std::string& whose, std::size_t width) {
  if (text::display_width(whose) <= width) return whose;
  const std::size_t mark = whose.rfind(zone_mark);
  if (mark == whose.npos) return text::truncate(whose, width);
  constexpr std::size_t least_title = 4;
  const std::string zone = whose.substr(mark);
  const std::size_t taken = text::display_width(zone);
  if (taken + least_title > width) return text::truncate(zone.substr(zone_mark.size()), width);
  return text::truncate(whose.substr(0, mark), width - taken) + zone;
}

}  // namespace

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
  // Of all this the title, then the rest of a long name are what can be done without: when it is and in which zone cannot.
  const std::size_t mark = whose.rfind(zone_mark);
  const std::size_t zone = mark == whose.npos ? 0 : text::display_width(whose.substr(mark + zone_mark.size()));
  const std::size_t rest = (when.empty() ? 0 : text::display_width(when) + 2) + 2 + zone;
  const std::string shown = text::truncate(what, std::max(least_name, width - std::min(width, rest)));
  const std::string title = when.empty() ? shown : shown + "  " + when;
  const std::size_t taken = text::display_width(title) + 2;
  std::string line = paint(Style::bold, text::truncate(title, width));
  if (taken + zone > width || taken + 4 > width) return line + '\n';
  return line + "  " + paint(Style::dim, fitted(whose, width - taken)) + '\n';
}

std::string gaps_line(const OncallReport& report, std::size_t width, const Painter& paint) {
  // A gap of a rotation is one gap, however many coverages lack somebody by it.
  std::map<Party, std::vector<Interval>> gaps;
  for (const auto& one : report.rotations) gaps[one.rotation] = one.rota.gaps;
  for (const auto& one : report.coverage) {
    const auto is_by = [&](const auto& rotation) { return one.by == Party{rotation.rotation}; };
    if (std::ranges::any_of(report.rotations, is_by)) continue;
    auto& list = gaps[one.by];
    list.insert(list.end(), one.rota.gaps.begin(), one.rota.gaps.end());
  }
  std::size_t count = 0;
  Seconds longest{0};
  for (auto& [by, list] : gaps) {
    std::ranges::sort(list);
    Instant past = Instant::min();
    for (const Interval& gap : list) {
      if (gap.begin > past || past == Instant::min()) ++count;
      past = std::max(past, gap.end);
      longest = std::max(longest, gap.end - gap.begin);
    }
  }
  if (count == 0) return {};
  const std::string text = count == 1 ? "✖ one gap of " + rough_length(longest) + ": nobody is on call then"
                                      : "✖ " + std::to_string(count) + " gaps, the longest of " + rough_length(longest) + ": nobody is on call then";
  std::string out;
  hang(out, "", text, width, Style::bold_red, paint);
  return out;
}

std::string whose_and_where(const Workspace& workspace, Zone zone) {
  return one_line(workspace.title.empty() ? workspace.id : workspace.title) + std::string(zone_mark) + std::string(zone.name());
}

std::string hours(Seconds length) {
  // Rounded to tenths, half up.
  const auto tenths = (length.count() + 180) / 360;
  const std::string whole = std::to_string(tenths / 10);
  return (tenths % 10 == 0 ? whole : whole + "." + std::to_string(tenths % 10)) + " h";
}

}  // namespace runbook::render
