#include "runbook/duty.hpp"

#include <algorithm>

#include "schedule/filter.hpp"
#include "schedule/whole.hpp"

namespace runbook {
namespace {

using oncall::Context;
using oncall::Filter;
using oncall::Join;
using oncall::Whole;

constexpr std::chrono::days ahead{40};     // longer than any monthly window can be away (semantics.md)
constexpr std::chrono::days far_away{400};  // a shift of somebody's comes within a year, or is not planned yet

Duty duty_of(const Whole& whole) {
  return {whole.shift->person, whole.when, whole.shift->reason, whole.shift->instead_of};
}

DutyReport::RotationDuty duty_of(const Context& context, Handle<Rotation> handle, Instant at,
                                 std::optional<Handle<Person>> person) {
  const Rotation& rotation = context.workspace()[handle];
  DutyReport::RotationDuty duty{handle, {}, {}, {}};
  const Whole now = oncall::whole_at(context, rotation, at, Join::person);
  if (now.shift) duty.now = duty_of(now);
  if (now.when.end == Instant::max()) return duty;
  duty.until = now.when.end;
  // After a gap the same person may come again; after a shift the next one is somebody else's, or theirs after a gap.
  for (Instant from = now.when.end; from < at + far_away;) {
    const auto next = oncall::next_shift(context, rotation, from, Join::person);
    if (!next) break;
    from = next->when.end;
    if (person && next->shift->person != *person) continue;
    duty.next = duty_of(*next);
    break;
  }
  return duty;
}

/// Pieces of a coverage joined where the holder stays, whatever day it is.
std::vector<Duty> joined(const std::vector<CoverageShift>& shifts) {
  std::vector<Duty> duties;
  for (const CoverageShift& shift : shifts) {
    if (!duties.empty() && duties.back().to == shift.to && duties.back().when.end == shift.when.begin) {
      duties.back().when.end = shift.when.end;
    } else {
      duties.push_back({shift.to, shift.when, {}, {}});
    }
  }
  return duties;
}

DutyReport::CoverageDuty duty_of(const Context& context, Handle<Pipeline> pipeline, const Coverage& coverage, Instant at,
                                 std::optional<Handle<Person>> person) {
  using State = DutyReport::CoverageDuty::State;
  DutyReport::CoverageDuty duty{pipeline, coverage.id, *coverage.by.to, State::closed, {}, {}, {}};
  const Interval window{at - ahead, at + ahead};
  const CoverageRota found = oncall::coverage_rota(context, coverage, window);
  const auto bounded = [&](Instant t) { return t < window.end ? std::optional{t} : std::nullopt; };
  for (const Interval& gap : found.gaps) {
    if (!gap.contains(at)) continue;
    duty.state = State::gap;
    duty.until = bounded(gap.end);
  }
  for (Duty one : joined(found.shifts)) {
    if (one.when.end <= at) continue;
    if (one.when.begin == window.begin) one.when.begin = Instant::min();
    if (one.when.end == window.end) one.when.end = Instant::max();
    if (one.when.contains(at)) {
      duty.state = State::open;
      duty.until = bounded(one.when.end);
      duty.now = one;
    } else if (!person || one.to == Party{*person} || !std::holds_alternative<Handle<Person>>(one.to)) {
      duty.next = one;
      break;
    }
  }
  return duty;
}

template <class T>
void add_people(std::vector<Handle<Person>>& people, const std::vector<T>& refs) {
  for (const auto& ref : refs) {
    if (ref.to) people.push_back(*ref.to);
  }
}

void add_channels(std::vector<Handle<Channel>>& channels, const Workspace& workspace, const Party& party) {
  const auto add = [&](const std::vector<ChannelRef>& refs) {
    for (const ChannelRef& ref : refs) {
      if (ref.to) channels.push_back(*ref.to);
    }
  };
  if (const auto* role = std::get_if<Handle<Role>>(&party)) add(workspace[*role].channels);
  if (const auto team = team_of(workspace, party)) add(workspace[*team].channels);
}

template <class T>
void sort_unique(std::vector<T>& list) {
  std::ranges::sort(list);
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

}  // namespace

DutyReport duty(const Workspace& workspace, Instant at, const OncallFilter& wanted) {
  const Context context{workspace};
  const Filter filter{context, wanted};
  const auto concerned = [&](const std::optional<Duty>& duty) {
    return duty && filter.concerns({&duty->to, 1}, at);  // people, roles and teams: they stand for the same at any time
  };
  const auto person = wanted.person ? find(workspace.people, *wanted.person) : std::nullopt;
  DutyReport report;
  report.at = at;
  for (std::uint32_t i = 0; i < workspace.rotations.size(); ++i) {
    if (!filter.wants(Handle<Rotation>{i})) continue;
    auto one = duty_of(context, Handle<Rotation>{i}, at, person);
    if (!wanted.person || concerned(one.now) || concerned(one.next)) report.rotations.push_back(one);
  }
  for (const auto& [pipeline, coverage] : oncall::coverages(context, filter)) {
    auto one = duty_of(context, pipeline, *coverage, at, person);
    if (!wanted.person || concerned(one.now) || concerned(one.next)) report.coverage.push_back(std::move(one));
  }
  return report;
}

OncallReport rota_of(const Workspace& workspace, const DutyReport& report, bool with_now, bool with_next) {
  const Context context{workspace};
  OncallReport result;
  result.window = {report.at - far_away, report.at + far_away};
  const auto wanted = [&](const auto& one) {
    std::vector<std::pair<Party, Interval>> duties;
    if (with_now && one.now) duties.emplace_back(one.now->to, intersect(one.now->when, result.window));
    if (with_next && one.next) duties.emplace_back(one.next->to, intersect(one.next->when, result.window));
    return duties;
  };
  for (const auto& one : report.rotations) {
    const Rotation& rotation = workspace[one.rotation];
    OncallReport::RotationRota entry{one.rotation, {}};
    for (const auto& [to, when] : wanted(one)) {
      for (const Shift& shift : oncall::rota(context, rotation, when).shifts) {
        entry.rota.shifts.push_back(shift);
        entry.keys.push_back(oncall::key_of(context, rotation, shift, when));
      }
    }
    result.rotations.push_back(std::move(entry));
  }
  for (const auto& one : report.coverage) {
    OncallReport::CoverageOf entry{one.pipeline, one.id, one.by, {}};
    for (const auto& [to, when] : wanted(one)) entry.rota.shifts.push_back({to, when, {}});
    if (!entry.rota.shifts.empty()) entry.first_begin = entry.rota.shifts.front().when.begin;
    result.coverage.push_back(std::move(entry));
  }
  return result;
}

Reachable reachable(const Workspace& workspace, const Party& to, const Party& via) {
  Reachable found;
  if (const auto* person = std::get_if<Handle<Person>>(&to)) found.people.push_back(*person);
  if (const auto* team = std::get_if<Handle<Team>>(&to)) add_people(found.people, workspace[*team].members);
  if (const auto* role = std::get_if<Handle<Role>>(&to)) {
    add_people(found.people, workspace[*role].people);
    const auto& team = workspace[*role].team;
    if (found.people.empty() && team && team->to) add_people(found.people, workspace[*team->to].members);
  }
  add_channels(found.channels, workspace, to);
  add_channels(found.channels, workspace, via);
  sort_unique(found.people);
  sort_unique(found.channels);
  return found;
}

}  // namespace runbook
