#include "render/oncall_grid.hpp"

#include <algorithm>

#include "render/day_marks.hpp"

namespace runbook::render {
namespace {

namespace chrono = std::chrono;

constexpr std::size_t indent = 2;
constexpr std::size_t gutter = 2;  // between a label and the first day
constexpr std::size_t least_cell = 8;  // a column of blank and `09:00━━`
constexpr std::size_t most_cell = 16;
constexpr std::size_t least_label = 12;
constexpr std::size_t most_label = 26;  // of what the days could use; beyond it a label has what they leave

std::string repeat(std::string_view what, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += what;
  return text;
}

/// One block of days.
class Block {
 public:
  Block(Interval window, Day first, std::size_t days, std::size_t label, std::size_t cell, const WallClock& clock,
        const Painter& paint)
      : window_(window), first_(first), days_(days), label_(label), cell_(cell), clock_(clock), paint_(paint) {}

  std::string heads(const std::vector<std::pair<Day, std::string>>& holidays) const {
    const Day today = clock_.zone.day_of(clock_.now);
    const std::string margin(indent + label_ + gutter, ' ');
    std::string out = margin;
    for (std::size_t i = 0; i < days_; ++i) {
      const Day day = day_at(i);
      std::string name = clock_.day(day);
      if (text::display_width(name) > cell_ - 1) name.resize(std::min(name.find(' ', 4), name.size()));  // `Mon 23`
      name = text::truncate(name, cell_ - 1);
      out += paint_(day == today ? Style::bold : Style::dim, name);
      out.append(cell_ - text::display_width(name), ' ');
    }
    end_line(out);
    for (const std::string& marks : day_marks(holidays, first_, days_, cell_, clock_, paint_)) {
      out += margin + marks;
      end_line(out);
    }
    return out;
  }

  std::string lane(const Lane& lane) const {
    std::vector<std::vector<std::string>> cells;  // by day, lines from the top
    std::size_t height = 0;
    for (std::size_t i = 0; i < days_; ++i) {
      cells.push_back(cell(lane, day_at(i)));
      height = std::max(height, cells.back().size());
    }
    if (height == 0) return {};
    const Style style = lane.kind == Lane::Kind::gap ? Style::bold_red
                        : lane.kind == Lane::Kind::away ? Style::dim
                                                        : Style::plain;
    std::string out;
    for (std::size_t line = 0; line < height; ++line) {
      std::string row;
      for (const auto& lines : cells) {
        const std::string text = line < lines.size() ? lines[line] : "";
        row += text::pad_right(text, cell_);
      }
      const std::string label = line == 0 ? text::truncate(lane.label, label_) : "";
      out += std::string(indent, ' ') + paint_(style, label);
      out.append(label_ - text::display_width(label) + gutter, ' ');
      while (!row.empty() && row.back() == ' ') row.pop_back();
      out += paint_(lane.kind == Lane::Kind::duty ? Style::cyan : style, row);
      end_line(out);
    }
    return out;
  }

 private:
  Day day_at(std::size_t i) const { return first_ + chrono::days{static_cast<int>(i)}; }

  std::vector<std::string> cell(const Lane& lane, Day day) const {
    const Interval whole = intersect({clock_.zone.start_of(day), clock_.zone.start_of(day + chrono::days{1})}, window_);
    const std::string_view bar = lane.kind == Lane::Kind::away ? "╌" : "━";
    std::vector<std::string> lines;
    for (const Interval& piece : lane.when) {
      const Interval part = intersect(piece, whole);
      if (part.empty()) continue;
      const bool from_before = part.begin == whole.begin, to_after = part.end == whole.end;
      const std::string begin = short_clock(clock_.clock(part.begin)), end = short_clock(clock_.until_clock(part.end));
      // A bar that goes on runs through the blank between two days.
      const bool goes_on = to_after && piece.end > whole.end;
      const std::size_t room = goes_on ? cell_ : cell_ - 1;
      const auto beside = [&](const std::string& text) { return repeat(bar, room - std::min(room, text.size())); };
      if (from_before && to_after) lines.push_back(repeat(bar, room));
      else if (to_after) lines.push_back(begin + beside(begin));
      else if (from_before) lines.push_back(beside(end) + end);
      else between(lines, clock_.clock(part.begin), clock_.until_clock(part.end));
    }
    return lines;
  }

  static std::string short_clock(const std::string& clock) { return clock.substr(0, 5); }

  /// `09:00–17:00`, `09–17` where that is too wide, else over two lines.
  void between(std::vector<std::string>& lines, const std::string& begin, const std::string& end) const {
    const std::size_t room = cell_ - 1;
    const std::string from = short_clock(begin), to = short_clock(end);
    if (from.size() + to.size() + 1 <= room) {
      lines.push_back(from + "–" + to);
    } else if (from.ends_with(":00") && to.ends_with(":00")) {
      lines.push_back(from.substr(0, 2) + "–" + to.substr(0, 2));
    } else {
      lines.push_back(from + "–");
      lines.push_back(" " + to);
    }
  }

  Interval window_;
  Day first_;
  std::size_t days_;
  std::size_t label_;
  std::size_t cell_;
  const WallClock& clock_;
  const Painter& paint_;
};

}  // namespace

std::string oncall_grid(const std::vector<Section>& sections, const std::vector<std::pair<Day, std::string>>& holidays,
                        Interval window, const WallClock& clock, std::size_t width, const Painter& paint) {
  const Day first = clock.zone.day_of(window.begin);
  const auto total = static_cast<std::size_t>((clock.last_day(window.end) - first).count() + 1);
  std::size_t widest = least_label;
  for (const Section& section : sections) {
    for (const Lane& lane : section.lanes) widest = std::max(widest, text::display_width(lane.label));
  }
  const auto room = [&](std::size_t days) { return width - std::min(width, indent + gutter + days * least_cell); };
  const std::size_t block = total > 7 && room(14) >= std::min<std::size_t>(widest, 24) ? 14 : 7;
  const std::size_t days = std::min(total, block);
  const std::size_t spare = width - std::min(width, indent + gutter + days * most_cell);
  const std::size_t label = std::max(least_label, std::min({widest, room(days), std::max(most_label, spare)}));
  const std::size_t cell = std::clamp((width - std::min(width, indent + label + gutter)) / days, least_cell, most_cell);

  std::string out;
  for (std::size_t done = 0; done < total; done += block) {
    const Day from = first + chrono::days{static_cast<int>(done)};
    const Block part(window, from, std::min(block, total - done), label, cell, clock, paint);
    if (done > 0) out += '\n' + paint(Style::dim, "from " + clock.day(from)) + '\n';
    out += part.heads(holidays);
    for (const Section& section : sections) {
      std::string lanes;
      for (const Lane& lane : section.lanes) lanes += part.lane(lane);
      const bool is_leave = !section.lanes.empty() && section.lanes.front().kind == Lane::Kind::away;
      if (lanes.empty() && is_leave) continue;
      if (lanes.empty()) lanes = std::string(indent, ' ') + paint(Style::dim, "no duty on these days") + '\n';
      const std::string title = text::truncate(section.title, width);
      const std::size_t left = width - std::min(width, text::display_width(title) + 2);
      out += paint(Style::bold, title);
      if (!section.aside.empty() && left > 10) out += "  " + paint(Style::dim, text::truncate(section.aside, left));
      out += '\n' + lanes;
    }
  }
  return out;
}

}  // namespace runbook::render
