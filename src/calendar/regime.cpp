#include "calendar/regime.hpp"

#include <algorithm>

namespace runbook::calendar {
namespace {

constexpr std::chrono::days kOneDay{1};
// Nobody plans further, and a calendar of holidays only must not keep us looking for ever.
constexpr std::chrono::days kHorizon{36525};

}  // namespace

std::optional<std::string_view> Regime::holiday_on(Day day) const {
  return holidays == nullptr ? std::nullopt : holidays->name_on(day);
}

bool Regime::is_working_day(Day day) const { return days.contains(std::chrono::weekday{day}) && !holiday_on(day); }

std::optional<Day> Regime::next_working_day(Day day) const {
  if (days.bits == 0) return std::nullopt;
  for (const Day limit = day + kHorizon; day < limit; day += kOneDay) {
    if (is_working_day(day)) return day;
  }
  return std::nullopt;
}

std::optional<Day> Regime::last_working_day(Day first, Day day) const {
  for (; day >= first; day -= kOneDay) {
    if (is_working_day(day)) return day;
  }
  return std::nullopt;
}

Interval Regime::whole(Day day) const { return {zone.start_of(day), zone.start_of(day + kOneDay)}; }

Interval Regime::hours_on(Day day) const {
  return {zone.to_instant(LocalTime{day} + hours.begin), zone.to_instant(LocalTime{day} + hours.end)};
}

std::optional<Instant> Regime::next_working_time(Instant from) const {
  const Day start = zone.day_of(from);
  for (auto day = next_working_day(start); day && *day < start + kHorizon; day = next_working_day(*day + kOneDay)) {
    const Interval open = intersect(hours_on(*day), {from, Instant::max()});
    if (!open.empty()) return open.begin;
  }
  return std::nullopt;
}

/// The first working day in [from, limit) and those that follow it without a break, up to `limit`.
std::optional<Days> Regime::working_run(Day from, Day limit) const {
  while (from < limit && !is_working_day(from)) from += kOneDay;
  if (from >= limit) return std::nullopt;
  Day next = from + kOneDay;
  while (next < limit && is_working_day(next)) next += kOneDay;
  return Days{from, next};
}

// Whole runs of days at a time: the zone is asked twice a week, not twice a day.
Seconds Regime::counted(Instant from, Instant to) const {
  Seconds sum{0};
  if (to <= from) return sum;
  const Day limit = zone.day_of(to) + kOneDay;
  for (auto run = working_run(zone.day_of(from), limit); run; run = working_run(run->next, limit)) {
    const Interval part = intersect({zone.start_of(run->first), zone.start_of(run->next)}, {from, to});
    if (!part.empty()) sum += part.end - part.begin;
  }
  return sum;
}

std::optional<Instant> Regime::reached(Instant from, Seconds age) const {
  if (age <= Seconds{0}) return from;
  // A run is cut after a while, so that a calendar without any break (all days work) ends as soon as the age is there.
  const auto run_from = [this](Day day) -> std::optional<Days> {
    const auto first = next_working_day(day);
    return first ? working_run(*first, *first + std::chrono::days{32}) : std::nullopt;
  };
  for (auto run = run_from(zone.day_of(from)); run; run = run_from(run->next)) {
    const Instant begin = std::max(from, zone.start_of(run->first));
    const Instant end = zone.start_of(run->next);
    if (begin + age <= end) return begin + age;
    age -= std::max(end - begin, Seconds{0});
  }
  return std::nullopt;
}

}  // namespace runbook::calendar
