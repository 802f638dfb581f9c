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

std::vector<Interval> joined(std::vector<Interval> intervals) {
  std::ranges::sort(intervals);
  std::vector<Interval> result;
  for (const auto& next : intervals) {
    if (next.empty()) continue;
    if (!result.empty() && next.begin <= result.back().end) result.back().end = std::max(result.back().end, next.end);
    else result.push_back(next);
  }
  return result;
}

std::vector<Interval> without(const std::vector<Interval>& from, const std::vector<Interval>& taken) {
  std::vector<Interval> left;
  for (Interval part : from) {
    for (const auto& away : taken) {
      const Interval shared = intersect(part, away);
      if (shared.empty()) continue;
      if (part.begin < shared.begin) left.push_back({part.begin, shared.begin});
      part.begin = shared.end;
    }
    if (!part.empty()) left.push_back(part);
  }
  return left;
}

std::vector<Interval> common(const std::vector<Interval>& a, const std::vector<Interval>& b) {
  std::vector<Interval> both;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end(); x->end < y->end ? ++x : ++y) {
    const Interval shared = intersect(*x, *y);
    if (!shared.empty()) both.push_back(shared);
  }
  return both;
}

}  // namespace runbook::rules
