#include "schedule/plan.hpp"

#include <algorithm>

#include "schedule/walk.hpp"

namespace runbook::oncall {
namespace {

/// Where shifts would begin before the first era, if it had begun already: the begins in (from, to), ascending.
std::vector<Instant> handoffs_before(const Context& context, const Rotation& rotation, Instant from, Instant to) {
  std::vector<Instant> begins;
  if (rotation.roster.empty() || rotation.shift <= Seconds{0}) return begins;
  const Zone zone = context.regime_of(rotation).zone;
  LocalTime local = LocalTime{rotation.roster.front().from} + rotation.handoff.time;
  while (zone.to_instant(local) > from) {
    if (const Instant at = zone.to_instant(local); at < to) begins.push_back(at);
    local -= rotation.shift;
  }
  std::ranges::reverse(begins);
  return begins;
}

void append(std::vector<Unit>& units, Unit unit, Interval slot, std::optional<Interval>& last_slot) {
  const bool joins = !units.empty() && last_slot == slot && units.back().person == unit.person &&
                     units.back().movable == unit.movable && units.back().stands_in == unit.stands_in &&
                     units.back().when.end == unit.when.begin;
  last_slot = slot;
  if (joins) units.back().when.end = unit.when.end;
  else units.push_back(unit);
}

}  // namespace

std::vector<Unit> units_of(const Context& context, const Rotation& rotation, Interval window, Instant now) {
  std::vector<Unit> units;
  std::optional<Interval> last_slot;
  for (Walk walk{context, rotation, window}; !walk.done();) {
    const Era* era = walk.era();
    const Interval slot = walk.slot();
    const Piece piece = walk.next();
    Unit unit{piece.when, piece.person, era, false, piece.reason == Shift::Reason::substitute, false};
    // Nobody hands over a part of their own shift; a stand-in's part is a thing of its own.
    const bool cut = (unit.when.begin == window.begin && slot.begin < window.begin) ||
                     (unit.when.end == window.end && slot.end > window.end);
    const bool whole = unit.stands_in || unit.when == slot;
    unit.movable = piece.person && piece.reason != Shift::Reason::override_ && !cut && whole && unit.when.begin >= now;
    if (era != nullptr || piece.person) {
      append(units, unit, slot, last_slot);
      continue;
    }
    for (const Instant begin : handoffs_before(context, rotation, unit.when.begin, unit.when.end)) {
      Unit first = unit;
      first.when.end = begin;
      units.push_back(first);
      unit.when.begin = begin;
    }
    units.push_back(unit);
    last_slot.reset();
  }
  return units;
}

bool Busy::elsewhere(Handle<Person> person, Handle<Rotation> rotation, Interval when) const {
  const auto found = taken_.find(person);
  return found != taken_.end() && std::ranges::any_of(found->second, [&](const Taken& taken) {
           return taken.rotation != rotation && !intersect(taken.when, when).empty();
         });
}

}  // namespace runbook::oncall
