#include <algorithm>

#include "check/explanations.hpp"
#include "check/rotations.hpp"
#include "check/rules.hpp"
#include "check/words.hpp"

namespace runbook::rules {
namespace {

std::vector<Handle<Person>> members_of(const Era& era) {
  std::vector<Handle<Person>> people;
  for (const auto& member : era.members) people.push_back(*member.to);
  std::ranges::sort(people);
  const auto rest = std::ranges::unique(people);
  people.erase(rest.begin(), rest.end());
  return people;
}

/// When the rotation's overrides give the time to somebody who is there.
std::vector<Interval> taken_care_of(const Workspace& workspace, const Rotation& rotation) {
  std::vector<Interval> times;
  for (const auto& one : rotation.overrides) {
    std::vector<Interval> leave;
    for (const auto& away : workspace[*one.person.to].away) leave.push_back(away.when);
    const auto there = without({one.when}, merged(std::move(leave)));
    times.insert(times.end(), there.begin(), there.end());
  }
  return merged(std::move(times));
}

/// A person's leave that ends after `now`.
std::vector<Interval> leave_of(const Person& person, Instant now) {
  std::vector<Interval> times;
  for (const auto& leave : person.away) {
    if (leave.when.end > now) times.push_back(leave.when);
  }
  return merged(std::move(times));
}

std::vector<Related> reasons(const Workspace& workspace, const Rotation& rotation, const Era& era, Interval when) {
  std::vector<Related> related;
  auto people = members_of(era);
  for (const auto& one : rotation.overrides) {
    if (!one.when.contains(when.begin)) continue;
    related.push_back({one.at, "this override names " + ticked(workspace[*one.person.to].id)});
    if (std::ranges::find(people, *one.person.to) == people.end()) people.push_back(*one.person.to);
  }
  for (const auto& member : people) {
    const auto& person = workspace[member];
    const auto leave = std::ranges::find_if(person.away, [&](const Leave& l) { return l.when.contains(when.begin); });
    if (leave != person.away.end()) related.push_back({leave->at, ticked(person.id) + " is away"});
  }
  return related;
}

}  // namespace

// Per era, those of its roster, while it is in force. A time that an override gives to somebody is taken care of, unless
// they are away themselves: nobody stands in for them (semantics.md, On call).
void everybody_away(const Context& context, Report& report) {
  const auto& workspace = context.workspace;
  if (workspace.unread("timezone")) return;
  for (const auto& rotation : workspace.rotations) {
    if (!is_readable(rotation)) continue;
    const auto overridden = taken_care_of(workspace, rotation);
    const auto in_force = era_times(workspace, rotation);
    std::vector<Interval> found;
    const Era* first = nullptr;
    for (std::size_t i = 0; i < rotation.roster.size(); ++i) {
      const auto& era = rotation.roster[i];
      if (era.members.empty()) continue;
      auto away = merged({in_force[i]});
      for (const auto& member : members_of(era)) away = common(away, leave_of(workspace[member], context.now));
      away = without(away, overridden);
      std::erase_if(away, [&](const Interval& when) { return when.end <= context.now; });
      if (!away.empty() && !first) first = &era;
      found.insert(found.end(), away.begin(), away.end());
    }
    if (!first) continue;
    const std::string more = found.size() > 1 ? " and " + counted(found.size() - 1, "more time") : std::string{};
    report.add(Code::everybody_away, rotation.at,
               "everybody of rotation " + ticked(rotation.id) + " is away " +
                   shown(found.front(), zone_of(workspace, *rotation.team.to)) + more,
               "add a person to the roster, or an override for that time", reasons(workspace, rotation, *first, found.front()));
  }
}

}  // namespace runbook::rules

namespace runbook::explanations {

constinit const Explanation everybody_away{
    Code::everybody_away,
    "Whoever is away hands the shift to the next of the roster who is there. At this time nobody is, so the rotation has "
    "a gap. Leave that has ended does not count, nor does a time that an override gives to somebody who is there.\n\n"
    "Ask somebody from outside of the roster for that time and write an override, or add a person to the roster.",
    R"(# workspace.yaml
people:
  ann: { away: [ { from: 2026-12-21, to: 2027-01-03 } ] }
  bob: { away: [ { from: 2026-12-24, to: 2026-12-26 } ] }
teams:
  crew: { members: [ann, bob] }
rotations:
  turns:
    team: crew
    shift: 1w
    roster: [ { from: 2026-11-02, members: [ann, bob] } ])",
    R"(# workspace.yaml
people:
  ann: { away: [ { from: 2026-12-21, to: 2027-01-03 } ] }
  bob: { away: [ { from: 2026-12-24, to: 2026-12-26 } ] }
  cid: {}
teams:
  crew: { members: [ann, bob] }
rotations:
  turns:
    team: crew
    shift: 1w
    roster: [ { from: 2026-11-02, members: [ann, bob] } ]
    overrides: [ { from: 2026-12-24, to: 2026-12-26, person: cid } ])"};

}  // namespace runbook::explanations
