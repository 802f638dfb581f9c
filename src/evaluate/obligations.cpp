#include "evaluate/obligations.hpp"

#include <algorithm>

#include "calendar/periods.hpp"
#include "evaluate/observed.hpp"

namespace runbook::evaluation {
namespace {

using calendar::Days;
using calendar::Regime;

Days period_at(const Obligation& obligation, Instant at, const Regime& regime) {
  return calendar::period_of(obligation.every, regime.zone.day_of(at));
}

/// The period an observation stands in: the one it names, else the one it falls in.
Day stands_in(const Obligation& obligation, const Observation& seen, const Regime& regime) {
  return seen.period ? seen.period->first : period_at(obligation, seen.at, regime).first;
}

}  // namespace

Tracking track(const Obligation& obligation, std::span<const Observation> seen, Instant now, const Regime& regime) {
  const std::vector<Observation> counts = counting(seen, now);
  Tracking tracking;
  const auto begins = [&](Day first) { tracking.begin = std::min(first, tracking.begin.value_or(first)); };
  if (obligation.from) begins(calendar::period_of(obligation.every, *obligation.from).first);
  for (const Observation& o : counts) begins(stands_in(obligation, o, regime));

  for (const Observation& o : counts) {
    if (o.period) {
      tracking.settled.try_emplace(o.period->first, o.at);
      continue;
    }
    const Days current = period_at(obligation, o.at, regime);
    const Days before = calendar::previous_period(obligation.every, current);
    const bool before_is_open = before.first >= *tracking.begin && !tracking.settled.contains(before.first);
    tracking.settled.try_emplace(before_is_open ? before.first : current.first, o.at);
  }
  return tracking;
}

ObligationStatus status_of(const Obligation& obligation, std::uint32_t index, const Tracking& tracking, Instant now,
                           const Regime& regime) {
  ObligationStatus row;
  row.obligation = index;
  row.state = State::unmonitored;
  Days period = period_at(obligation, now, regime);
  if (!tracking.begin || period.first < *tracking.begin) return row;
  const Days before = calendar::previous_period(obligation.every, period);
  if (before.first >= *tracking.begin && !tracking.settled.contains(before.first)) period = before;

  const Interval instants = calendar::instants_of(period, regime.zone);
  const Instant due = calendar::due_of(obligation, period, regime);
  row.first_day = period.first;
  row.period_start = instants.begin;
  row.period_end = instants.end;
  row.due = due;
  row.next_due = due;
  if (const auto done = tracking.settled.find(period.first); done != tracking.settled.end()) {
    row.state = State::ok;
    row.done_at = done->second;
    while (tracking.settled.contains(period.first)) period = calendar::next_period(obligation.every, period);
    row.next_due = calendar::due_of(obligation, period, regime);
  } else if (now >= due) {
    row.state = State::alarm;
    row.overdue = true;
  } else {
    row.state = now >= warns_from(obligation, due) ? State::warning : State::pending;
  }
  return row;
}

Instant first_due_after(const Obligation& obligation, const Tracking& tracking, Instant after,
                                       const Regime& regime) {
  const Every every = obligation.every;
  const Day begin = tracking.begin.value_or(Day::min());
  Days period = calendar::period_of(every, std::max(begin, regime.zone.day_of(after)));
  // Due times never fall as periods rise, and `if_not_working_day` may carry one into a later period.
  for (Days before = calendar::previous_period(every, period);
       before.first >= begin && calendar::due_of(obligation, before, regime) > after;
       before = calendar::previous_period(every, period)) {
    period = before;
  }
  Instant due = calendar::due_of(obligation, period, regime);
  while (due <= after) {
    period = calendar::next_period(every, period);
    due = calendar::due_of(obligation, period, regime);
  }
  return due;
}

Instant warns_from(const Obligation& obligation, Instant due) {
  return due - obligation.warn_before.value_or(Seconds{0});
}

}  // namespace runbook::evaluation
