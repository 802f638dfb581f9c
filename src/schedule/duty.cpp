#include "runbook/duty.hpp"

#include <algorithm>

#include "calendar/civil.hpp"
#include "schedule/filter.hpp"
#include "schedule/whole.hpp"

namespace runbook {
namespace {

using oncall::Context;
using oncall::Filter;
using oncall::Join;
using oncall::Whole;

constexpr std::chrono::days ahead{40};     // longer than any monthly window can be away (semantics.md)
constexpr std::chrono::days far_away{400};  // somebody's own shift comes within a year, or is not planned yet

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
  auto next = oncall::next_shift(context, rotation, now.when.end, Join::person);
  while (person && next && next->shift->person != *person) {
    const bool goes_on = next->when.end < at + far_away;
    next = goes_on ? oncall::next_shift(context, rotation, next->when.end, Join::person) : std::nullopt;
  }
  if (next) duty.next = duty_of(*next);
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

/// The week on the workspace's calendar: what `runbook oncall` shows without a window.
Interval week_of(const Workspace& workspace, Instant at) {
  const Day monday = calendar::monday_of(workspace.timezone.day_of(at));
  return {workspace.timezone.start_of(monday), workspace.timezone.start_of(monday + std::chrono::days{7})};
}

/// A time with ends of its own, which are those of `week` where it has none within reach.
Interval bounded(Interval when, Interval week) {
  return {when.begin == Instant::min() ? week.begin : when.begin, when.end == Instant::max() ? week.end : when.end};
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

DutyReport duty(const Workspace& workspace, Instant at, const OncallFilter& wanted, DutyView view) {
  const Context context{workspace};
  const Filter filter{context, wanted};
  const auto concerned = [&](const std::optional<Duty>& duty) {
    return duty && filter.concerns({&duty->to, 1}, at);  // people, roles and teams: they stand for the same at any time
  };
  DutyReport report;
  report.at = at;
  if (wanted.person) report.person = find(workspace.people, *wanted.person);
  // Whoever asks who is on call now wants to know who comes after, whoever that is.
  const auto person = view == DutyView::next ? report.person : std::nullopt;
  const auto is_wanted = [&](const auto& one) { return !wanted.person || concerned(view == DutyView::now ? one.now : one.next); };
  for (std::uint32_t i = 0; i < workspace.rotations.size(); ++i) {
    if (!filter.wants(Handle<Rotation>{i})) continue;
    auto one = duty_of(context, Handle<Rotation>{i}, at, person);
    if (!is_wanted(one)) continue;
    const Instant end = one.next ? one.next->when.end : one.until.value_or(Instant::max());
    const Rota rota = oncall::rota(context, workspace[one.rotation], {at, std::min(end, at + far_away)});
    report.warnings.insert(report.warnings.end(), rota.warnings.begin(), rota.warnings.end());
    report.rotations.push_back(one);
  }
  for (const auto& [pipeline, coverage] : oncall::coverages(context, filter)) {
    auto one = duty_of(context, pipeline, *coverage, at, person);
    if (is_wanted(one)) report.coverage.push_back(std::move(one));
  }
  return report;
}

OncallReport rota_of(const Workspace& workspace, const DutyReport& report, bool with_now, bool with_next) {
  const Context context{workspace};
  OncallReport result;
  result.window = week_of(workspace, report.at);
  const auto wanted = [&](const auto& one) {
    std::vector<std::pair<Duty, Instant>> duties;  // and an instant in it
    if (with_now && one.now) duties.emplace_back(*one.now, report.at);
    if (with_next && one.next) duties.emplace_back(*one.next, one.next->when.begin);
    return duties;
  };
  for (const auto& one : report.rotations) {
    const Rotation& rotation = workspace[one.rotation];
    OncallReport::RotationRota entry{one.rotation, {}};
    for (const auto& [duty, at] : wanted(one)) {
      const Interval when = bounded(duty.when, week_of(workspace, at));
      for (const Shift& shift : oncall::rota(context, rotation, when).shifts) {
        entry.rota.shifts.push_back(shift);
        entry.keys.push_back(oncall::key_of(context, rotation, shift, when));
      }
    }
    result.rotations.push_back(std::move(entry));
  }
  for (const auto& one : report.coverage) {
    OncallReport::CoverageOf entry{one.pipeline, one.id, one.by, {}};
    const auto& list = workspace[one.pipeline].coverage;
    const auto coverage = std::ranges::find(list, one.id, &Coverage::id);
    if (coverage == list.end()) continue;  // not reached: the report is of this workspace
    for (auto [duty, at] : wanted(one)) {
      // The report has looked 40 days around only.
      if (duty.when.begin == Instant::min()) duty.when.begin = oncall::coverage_begin(context, *coverage, at).value_or(Instant::min());
      if (duty.when.end == Instant::max()) duty.when.end = oncall::coverage_end(context, *coverage, at).value_or(Instant::max());
      const auto shifts = oncall::coverage_rota(context, *coverage, bounded(duty.when, week_of(workspace, at))).shifts;
      entry.rota.shifts.insert(entry.rota.shifts.end(), shifts.begin(), shifts.end());
    }
    if (!entry.rota.shifts.empty()) entry.first_begin = oncall::coverage_begin(context, *coverage, entry.rota.shifts.front().when.begin);
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
  if (const auto* rotation = std::get_if<Handle<Rotation>>(&to); rotation != nullptr && found.channels.empty()) {
    if (const auto& team = workspace[*rotation].team; team.to) add_people(found.people, workspace[*team.to].members);
  }
  sort_unique(found.people);
  sort_unique(found.channels);
  return found;
}

}  // namespace runbook
