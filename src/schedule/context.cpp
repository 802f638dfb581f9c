#include "schedule/context.hpp"

#include <algorithm>

#include "schedule/intervals.hpp"

namespace runbook::oncall {
namespace {

using calendar::Regime;

/// Lays what a workspace or team says of its working hours over what holds without.
void refine(Regime& regime, const WorkingHours& said) {
  regime.days = said.days.value_or(regime.days);
  regime.hours = said.hours.value_or(regime.hours);
}

}  // namespace

Context::Context(const Workspace& workspace) : workspace_(workspace) {
  holidays_.reserve(workspace.calendars.size());  // regimes point into it
  for (const Calendar& calendar : workspace.calendars) holidays_.emplace_back(calendar.holidays);
  const auto use_calendar = [this](Regime& regime, const std::optional<CalendarRef>& calendar) {
    if (calendar && calendar->to) regime.holidays = &holidays_[calendar->to->index];
  };

  general_.zone = workspace.timezone;
  refine(general_, workspace.working_hours);
  use_calendar(general_, workspace.calendar);

  teams_.reserve(workspace.teams.size());
  for (const Team& team : workspace.teams) {
    Regime regime = general_;
    regime.zone = team.timezone.value_or(regime.zone);
    refine(regime, team.working_hours);
    use_calendar(regime, team.calendar);
    teams_.push_back(regime);
  }

  leave_.reserve(workspace.people.size());
  for (const Person& person : workspace.people) {
    std::vector<Interval> leave;
    for (const Leave& away : person.away) leave.push_back(away.when);
    leave_.push_back(merged(std::move(leave)));
  }
}

const Regime& Context::regime_of_team(std::optional<Handle<Team>> team) const {
  return team ? teams_[team->index] : general_;
}

const Regime& Context::regime_of(const Party& party) const { return regime_of_team(team_of(workspace_, party)); }

const Regime& Context::regime_of(const Rotation& rotation) const { return regime_of_team(rotation.team.to); }

const Regime& Context::regime_of(const Coverage& coverage) const {
  return coverage.by.to ? regime_of(*coverage.by.to) : general_;
}

const Regime& Context::regime_of(const Pipeline& pipeline) const {
  const auto& responsible = pipeline.raci.responsible;
  return !responsible.empty() && responsible.front().to ? regime_of(*responsible.front().to) : general_;
}

Context::Presence Context::presence_of(Handle<Person> person, Instant at) const {
  const std::vector<Interval>& leave = leave_of(person);
  const auto ends_after = [](Instant t, const Interval& interval) { return t < interval.end; };
  const auto next = std::upper_bound(leave.begin(), leave.end(), at, ends_after);
  if (next == leave.end()) return {false, Instant::max()};
  return next->contains(at) ? Presence{true, next->end} : Presence{false, next->begin};
}

}  // namespace runbook::oncall
