// Workspaces made in code, for tests of what follows from them.
#pragma once

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "runbook/schedule.hpp"

namespace builder {

using namespace runbook;

inline Day day(std::string_view text) { return parse_date(text).value(); }
inline Zone zone(std::string_view name) { return Zone::find(name).value(); }
inline Instant at(std::string_view text, Zone in = {}) { return resolve(parse_moment(text).value(), in); }
inline Interval between(std::string_view from, std::string_view to, Zone in = {}) { return {at(from, in), at(to, in)}; }

template <class T>
Ref<T> ref(std::string name, T to) {
  return {std::move(name), {}, to};
}
inline PersonRef person(std::uint32_t index) { return ref("p" + std::to_string(index), Handle<Person>{index}); }

/// People p0, p1, … of one team `team`, in a zone.
inline Workspace workspace(std::string_view zone_name, std::uint32_t people) {
  Workspace w;
  w.id = "w";
  w.timezone = zone(zone_name);
  Team team;
  team.id = "team";
  for (std::uint32_t i = 0; i < people; ++i) {
    Person p;
    p.id = p.name = "p" + std::to_string(i);
    w.people.push_back(p);
    team.members.push_back(person(i));
  }
  w.teams.push_back(team);
  return w;
}

inline Era era(std::string_view from, std::vector<std::uint32_t> members) {
  Era e;
  e.from = day(from);
  for (const auto member : members) e.members.push_back(person(member));
  return e;
}

inline Rotation rotation(Seconds shift, Clock time, std::vector<Era> roster) {
  Rotation r;
  r.id = r.title = "rota";
  r.team = ref("team", Handle<Team>{0});
  r.shift = shift;
  r.handoff.time = time;
  r.roster = std::move(roster);
  return r;
}

inline Override override_of(Interval when, std::uint32_t who) {
  Override o;
  o.when = when;
  o.from = when.begin;
  o.to = when.end;
  o.person = person(who);
  return o;
}

inline void away(Workspace& w, std::uint32_t who, Interval when) {
  Leave leave;
  leave.when = when;
  leave.from = when.begin;
  leave.to = when.end;
  w.people[who].away.push_back(leave);
}

/// One line a piece: `p1 2026-01-05T09:00:00+01:00 2026-01-12T09:00:00+01:00 substitute for p0`.
inline std::vector<std::string> lines(const Workspace& w, const Rota& rota, Zone in) {
  std::vector<std::string> result;
  for (const Shift& s : rota.shifts) {
    std::string line = w[s.person].id + " " + format_instant(s.when.begin, in) + " " + format_instant(s.when.end, in) +
                       " " + std::string{name_of(s.reason)};
    if (s.instead_of) line += " for " + w[*s.instead_of].id;
    result.push_back(line);
  }
  for (const Interval& gap : rota.gaps) {
    result.push_back("gap " + format_instant(gap.begin, in) + " " + format_instant(gap.end, in));
  }
  return result;
}

inline std::vector<std::string> lines(const Workspace& w, const CoverageRota& rota, Zone in) {
  std::vector<std::string> result;
  for (const CoverageShift& s : rota.shifts) {
    std::string line = id_of(w, s.to) + " " + format_instant(s.when.begin, in) + " " + format_instant(s.when.end, in);
    if (s.holiday) line += " " + *s.holiday;
    result.push_back(line);
  }
  for (const Interval& gap : rota.gaps) {
    result.push_back("gap " + format_instant(gap.begin, in) + " " + format_instant(gap.end, in));
  }
  return result;
}

using Lines = std::vector<std::string>;

}  // namespace builder
