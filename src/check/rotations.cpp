#include "check/rotations.hpp"

#include <algorithm>

#include "check/words.hpp"

namespace runbook::rules {

bool is_readable(const Rotation& rotation) {
  for (const auto* key : {"shift", "handoff", "roster", "overrides", "team"}) {
    if (rotation.unread(key)) return false;
  }
  if (rotation.handoff.unread("day") || rotation.handoff.unread("time")) return false;
  const auto linked = [](const PersonRef& person) { return person.to.has_value(); };
  const auto whole = [&](const Era& era) {
    return !era.unread("from") && !era.unread("members") && std::ranges::all_of(era.members, linked);
  };
  return rotation.team.to && rotation.shift > Seconds{0} && std::ranges::all_of(rotation.roster, whole) &&
         std::ranges::all_of(rotation.overrides, linked, &Override::person);
}

bool has_empty_roster(const Rotation& rotation) {
  if (rotation.roster.empty()) return !rotation.unread("roster");
  return std::ranges::any_of(rotation.roster,
                             [](const Era& era) { return era.members.empty() && !era.unread("members"); });
}

std::vector<Interval> era_times(const Workspace& workspace, const Rotation& rotation) {
  const Zone zone = zone_of(workspace, *rotation.team.to);
  std::vector<Interval> times;
  for (const auto& era : rotation.roster) {
    const Instant start = zone.to_instant(era.from + rotation.handoff.time);
    if (!times.empty()) times.back().end = start;
    times.push_back({start, Instant::max()});
  }
  return times;
}

}  // namespace runbook::rules
