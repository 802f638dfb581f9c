#include "evaluate/freshness.hpp"

#include <algorithm>

#include "evaluate/observed.hpp"
#include "evaluate/states.hpp"

namespace runbook::evaluation {
namespace {

using calendar::Regime;

/// The time that counts from an arrival to `now`.
Seconds age_of(Instant arrival, Instant now, Count count, const Regime& regime) {
  return count == Count::elapsed ? now - arrival : regime.counted(arrival, now);
}

/// The instant at which the age reached a threshold that it is known to have reached.
Instant reached_at(Instant arrival, Seconds threshold, Count count, const Regime& regime) {
  const Instant elapsed = arrival + threshold;
  return count == Count::elapsed ? elapsed : regime.reached(arrival, threshold).value_or(elapsed);
}

/// `resolve_within` after the warning, or the first due time after it that settles problems, whichever is earlier.
std::optional<Instant> resolve_by(Instant warning_since, const FreshnessRule& rule, const Regime& regime,
                                  const std::vector<Settling>& settling) {
  std::optional<Instant> earliest;
  const auto offer = [&](std::optional<Instant> t) {
    if (t) earliest = std::min(*t, earliest.value_or(*t));
  };
  if (rule.resolve_within) offer(warning_since + *rule.resolve_within);
  for (const Settling& s : settling) offer(first_due_after(*s.obligation, *s.tracking, warning_since, regime));
  return earliest;
}

}  // namespace

SourceStatus by_rule(SourceRef source, const FreshnessRule& rule, std::span<const Instant> seen, Instant now,
                     const Regime& regime, const std::vector<Settling>& settling) {
  SourceStatus row;
  row.source = source;
  row.state = State::unknown;
  row.rule = &rule;
  row.last_arrival = latest(seen, now);
  if (!row.last_arrival) return row;

  const Seconds age = age_of(*row.last_arrival, now, rule.count, regime);
  row.age = age;
  row.state = age >= rule.alarm_after ? State::alarm : age >= rule.warn_after ? State::warning : State::ok;
  if (age >= rule.warn_after) row.warning_since = reached_at(*row.last_arrival, rule.warn_after, rule.count, regime);
  if (age >= rule.alarm_after) row.alarm_since = reached_at(*row.last_arrival, rule.alarm_after, rule.count, regime);
  if (row.warning_since) row.resolve_by = resolve_by(*row.warning_since, rule, regime, settling);
  row.overdue = row.resolve_by && now >= *row.resolve_by;
  return row;
}

SourceStatus without_rule(SourceRef source, std::span<const Instant> seen, Instant now) {
  SourceStatus row;
  row.source = source;
  row.state = State::unmonitored;
  row.last_arrival = latest(seen, now);
  if (row.last_arrival) row.age = now - *row.last_arrival;
  return row;
}

SourceStatus inherited(SourceRef source, Handle<Pipeline> from, const std::vector<SourceStatus>& rows,
                       std::span<const Instant> seen, Instant now) {
  SourceStatus row = without_rule(source, seen, now);
  Worst worst;
  for (const SourceStatus& upstream : rows) worst.add(upstream.state);
  row.state = worst.state();
  row.inherited_from = from;
  return row;
}

}  // namespace runbook::evaluation
