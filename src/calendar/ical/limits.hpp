// How much of an iCalendar file is read: a century of all the public holidays of the world fits, and what is beyond is a
// mistake or an attack.
#pragma once

#include <chrono>
#include <cstddef>

namespace runbook::calendar {

inline constexpr std::size_t kMostHolidays = 100'000;
// Unrolling one rule takes milliseconds, and one that never comes true (31 February) 130: real calendars have dozens.
inline constexpr std::size_t kMostUnrolled = 500;
inline constexpr std::chrono::days kLongestEvent{366};
inline constexpr int kDeepest = 16;  // VCALENDAR > VEVENT > VALARM is 3

}  // namespace runbook::calendar
