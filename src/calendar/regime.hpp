// What governs time at a place: its zone, its working hours, its holidays (semantics.md, Time).
#pragma once

#include <optional>
#include <string_view>

#include "calendar/holidays.hpp"
#include "runbook/time.hpp"

namespace runbook::calendar {

/// Local days [first, next); at least one.
struct Days {
  Day first;
  Day next;
  bool operator==(const Days&) const = default;
};

/// The zone, working hours and calendar of a team or of the workspace. A cheap value; `holidays` must outlive it.
struct Regime {
  Zone zone;
  Weekdays days{0b0011111};
  ClockRange hours{std::chrono::hours{9}, std::chrono::hours{17}};
  const Holidays* holidays = nullptr;  ///< null: none

  [[nodiscard]] std::optional<std::string_view> holiday_on(Day day) const;
  /// One of `days` that is no holiday.
  [[nodiscard]] bool is_working_day(Day day) const;
  /// The first working day at or after `day`; nothing where there is none within 100 years.
  [[nodiscard]] std::optional<Day> next_working_day(Day day) const;
  /// The last working day in [first, day]; nothing where there is none.
  [[nodiscard]] std::optional<Day> last_working_day(Day first, Day day) const;

  /// The whole of a local day: 23 or 25 hours where the clock changes, nothing where the zone skipped it.
  [[nodiscard]] Interval whole(Day day) const;
  /// The working hours on a local day, whether it is a working day or not; empty() where a gap in local time eats them.
  [[nodiscard]] Interval hours_on(Day day) const;
  /// The earliest instant at or after `from` that lies in the working hours of a working day; nothing as above.
  [[nodiscard]] std::optional<Instant> next_working_time(Instant from) const;

  /// The time in [from, to) that lies on working days: `count: working-days` of a freshness rule. Zero if to <= from.
  [[nodiscard]] Seconds counted(Instant from, Instant to) const;
  /// The earliest instant t >= from with counted(from, t) >= age: `from` itself for no age; nothing as above.
  [[nodiscard]] std::optional<Instant> reached(Instant from, Seconds age) const;

 private:
  [[nodiscard]] std::optional<Days> working_run(Day from, Day limit) const;
};

}  // namespace runbook::calendar
