// Arithmetic on civil dates that std::chrono lacks.
#pragma once

#include "runbook/time.hpp"

namespace runbook::calendar {

/// The Monday of the week that `day` lies in.
[[nodiscard]] constexpr Day monday_of(Day day) { return day - (std::chrono::weekday{day} - std::chrono::Monday); }

/// The Monday of week 1 of an ISO 8601 year: the week that holds 4 January.
[[nodiscard]] constexpr Day first_iso_week(std::chrono::year year) {
  return monday_of(Day{year / std::chrono::January / 4});
}

/// Western Easter Sunday of a year (1 to 9999, the Gregorian calendar throughout).
[[nodiscard]] Day easter_sunday(std::chrono::year year);

/// A year, month and day of which the day may pass the month's end: then it is the last day.
[[nodiscard]] constexpr Day clamped(std::chrono::year_month month, unsigned day) {
  const std::chrono::year_month_day_last last = month / std::chrono::last;
  return day >= static_cast<unsigned>(last.day()) ? Day{last} : Day{month / std::chrono::day{day}};
}

}  // namespace runbook::calendar
