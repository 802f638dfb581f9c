#include "render/day_marks.hpp"

#include "text/utf8.hpp"

namespace runbook::render {

std::vector<std::string> day_marks(const std::vector<std::pair<Day, std::string>>& holidays, Day first, std::size_t days,
                                   std::size_t cell, const WallClock& clock, const Painter& paint) {
  std::vector<std::string> lines;
  const auto place = [&](Day day) { return static_cast<std::size_t>((day - first).count()) * cell; };
  const Day last = first + std::chrono::days{static_cast<int>(days) - 1};
  const Day today = clock.zone.day_of(clock.now);
  if (first <= today && today <= last) lines.push_back(std::string(place(today), ' ') + paint(Style::bold, "today"));

  std::vector<std::pair<Day, std::string>> named;  // one a day
  for (const auto& [day, name] : holidays) {
    if (day < first || day > last) continue;
    if (!named.empty() && named.back().first == day) named.back().second += ", " + name;
    else named.emplace_back(day, name);
  }
  std::string line;
  std::size_t taken = 0;
  for (std::size_t i = 0; i < named.size(); ++i) {
    const std::size_t begin = place(named[i].first);
    const std::size_t end = i + 1 < named.size() ? place(named[i + 1].first) : days * cell;
    const std::string name = text::truncate(named[i].second, end - begin - 1);
    line.append(begin - taken, ' ');
    line += paint(Style::cyan, name);
    taken = begin + text::display_width(name);
  }
  if (!named.empty()) lines.push_back(line);
  return lines;
}

}  // namespace runbook::render
