#include "calendar/periods.hpp"

#include "calendar/civil.hpp"

namespace runbook::calendar {
namespace {

namespace chrono = std::chrono;

constexpr chrono::days kOneDay{1};

Days months_from(chrono::year_month first, int count) {
  return {Day{first / 1}, Day{(first + chrono::months{count}) / 1}};
}

/// The day that `due` names, working day or not.
Day nominal_day(const Obligation& obligation, const Days& period, const Regime& regime) {
  const Day last = period.next - kOneDay;
  switch (obligation.due.kind) {
    case Due::Kind::last_day:
      break;
    case Due::Kind::last_working_day:
      return regime.last_working_day(period.first, last).value_or(last);
    case Due::Kind::weekday:
      if (obligation.every == Every::week) return period.first + (obligation.due.weekday - chrono::Monday);
      break;
    case Due::Kind::day_of_month:
      if (obligation.every == Every::month) {
        const chrono::year_month_day date{period.first};
        return clamped(date.year() / date.month(), obligation.due.day);
      }
      break;
  }
  return last;
}

}  // namespace

Days period_of(Every every, Day day) {
  const chrono::year_month_day date{day};
  switch (every) {
    case Every::day:
      break;
    case Every::week:
      return {monday_of(day), monday_of(day) + chrono::weeks{1}};
    case Every::month:
      return months_from(date.year() / date.month(), 1);
    case Every::quarter: {
      const unsigned month = static_cast<unsigned>(date.month());
      return months_from(date.year() / chrono::month{month - (month - 1) % 3}, 3);
    }
    case Every::year:
      return months_from(date.year() / chrono::January, 12);
  }
  return {day, day + kOneDay};
}

Days next_period(Every every, const Days& period) { return period_of(every, period.next); }

Days previous_period(Every every, const Days& period) { return period_of(every, period.first - kOneDay); }

Interval instants_of(const Days& period, Zone zone) {
  return {zone.start_of(period.first), zone.start_of(period.next)};
}

Day due_day(const Obligation& obligation, const Days& period, const Regime& regime) {
  const Day nominal = nominal_day(obligation, period, regime);
  if (obligation.if_not_working_day == IfNotWorkingDay::keep || regime.is_working_day(nominal)) return nominal;
  if (obligation.if_not_working_day == IfNotWorkingDay::before) {
    if (const auto before = regime.last_working_day(period.first, nominal)) return *before;
  }
  return regime.next_working_day(nominal).value_or(nominal);
}

Instant due_of(const Obligation& obligation, const Days& period, const Regime& regime) {
  return regime.zone.to_instant(LocalTime{due_day(obligation, period, regime)} + obligation.at_time);
}

}  // namespace runbook::calendar
