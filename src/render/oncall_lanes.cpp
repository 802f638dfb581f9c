#include "render/oncall_lanes.hpp"

#include <algorithm>

#include "render/layout.hpp"
#include "render/oncall_week.hpp"

namespace runbook::render {
namespace {

namespace chrono = std::chrono;

void add_gaps(NamedLane& lane, const std::vector<Interval>& gaps) {
  for (const Interval& gap : gaps) lane.stretches.push_back({gap, "nobody", Style::bold_red, true});
  std::ranges::stable_sort(lane.stretches, {}, &Stretch::when);
}

/// Who it is matters here, not for what reason.
void add(NamedLane& lane, Interval when, std::string text) {
  if (!lane.stretches.empty() && lane.stretches.back().when.end == when.begin && lane.stretches.back().text == text) {
    lane.stretches.back().when.end = when.end;
  } else {
    lane.stretches.push_back({when, std::move(text), Style::plain, false});
  }
}

/// The days and columns of one drawing.
class Ruler {
 public:
  Ruler(Day first, std::size_t days, std::size_t cell, const WallClock& clock) : first_(first), cell_(cell), clock_(clock),
        span_{clock.zone.start_of(first), clock.zone.start_of(first + chrono::days{static_cast<int>(days)})} {}
  [[nodiscard]] Interval span() const { return span_; }
  /// The column in which an instant of the span lies; its end is the column after the last.
  [[nodiscard]] std::size_t column(Instant at) const {
    const Day day = clock_.zone.day_of(at);
    const Interval whole{clock_.zone.start_of(day), clock_.zone.start_of(day + chrono::days{1})};
    const auto past = static_cast<std::size_t>((day - first_).count()) * cell_;
    return past + static_cast<std::size_t>((at - whole.begin).count()) * cell_ / static_cast<std::size_t>((whole.end - whole.begin).count());
  }

 private:
  Day first_;
  std::size_t cell_;
  const WallClock& clock_;
  Interval span_;
};

constexpr std::size_t least_named = 4;  // three columns of a name, and the blank before what follows

/// `Ada Adams ━━━━ ` in just so many columns; the last one stays free where somebody else follows.
std::string filled(const std::string& text, std::size_t columns, bool goes_on, std::string_view bar) {
  const std::size_t room = goes_on || columns == 1 ? columns : columns - 1;
  std::string out = room < 3 ? std::string{} : text::truncate(text, room);
  if (!out.empty() && text::display_width(out) < room) out += ' ';
  for (std::size_t i = text::display_width(out); i < room; ++i) out += bar;
  return out;
}

}  // namespace

std::vector<NamedLane> named_lanes(const OncallReport& report, const Workspace& workspace) {
  std::vector<NamedLane> lanes;
  for (const auto& one : report.rotations) {
    NamedLane lane{one_line(workspace[one.rotation].title), {}};
    for (const Shift& shift : one.rota.shifts) add(lane, shift.when, label_of(workspace, shift.person));
    add_gaps(lane, one.rota.gaps);
    lanes.push_back(std::move(lane));
  }
  for (const auto& one : report.coverage) {
    const auto is_by = [&](const auto& rotation) { return one.by == Party{rotation.rotation}; };
    if (std::ranges::any_of(report.rotations, is_by)) continue;
    NamedLane lane{workspace[one.pipeline].id + "/" + one.id, {}};
    for (const CoverageShift& shift : one.rota.shifts) add(lane, shift.when, label_of(workspace, shift.to));
    add_gaps(lane, one.rota.gaps);
    lanes.push_back(std::move(lane));
  }
  for (const Lane& away : away_lanes(report, workspace)) {
    NamedLane lane{"away", {}};
    for (const Interval& when : away.when) lane.stretches.push_back({when, away.label, Style::dim, false});
    lanes.push_back(std::move(lane));
  }
  return lanes;
}

DrawnLane draw_lane(const NamedLane& lane, Day first, std::size_t days, std::size_t cell, const WallClock& clock, const Painter& paint) {
  const Ruler ruler{first, days, cell, clock};
  std::string out;
  bool nameless = false;
  std::size_t cursor = 0;
  for (const Stretch& stretch : lane.stretches) {
    const Interval part = intersect(stretch.when, ruler.span());
    if (part.empty()) continue;
    const std::size_t begin = std::max(cursor, ruler.column(part.begin));
    const std::size_t end = std::max(ruler.column(part.end), stretch.must_show ? begin + 1 : 0);
    const bool is_somebodys = stretch.style == Style::plain;
    if (end <= begin || begin >= days * cell) {
      nameless = nameless || is_somebodys;
      continue;
    }
    out.append(begin - cursor, ' ');
    const bool goes_on = stretch.when.end > ruler.span().end;
    const std::string_view bar = stretch.style == Style::dim ? "╌" : "━";
    // A time that goes on before or after these days may have its name there.
    const bool is_whole = ruler.span().begin <= stretch.when.begin && stretch.when.end <= ruler.span().end;
    nameless = nameless || (is_somebodys && is_whole && end - begin < least_named);
    const std::string text = filled(stretch.text, std::min(end, days * cell) - begin, goes_on, bar);
    out += paint(stretch.style, text);
    cursor = begin + text::display_width(text);
  }
  return {out, nameless};
}

}  // namespace runbook::render
