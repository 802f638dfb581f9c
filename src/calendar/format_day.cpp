// A file of its own: the part for iCalendar has it too (src/calendar/ical/).
#include <cstdlib>

#include "calendar/digits.hpp"
#include "runbook/time.hpp"

namespace runbook {

std::string format_day(Day day) {
  const std::chrono::year_month_day date{day};
  const int year = static_cast<int>(date.year());
  const std::string digits = std::to_string(std::abs(year));
  std::string text = year < 0 ? "-" : "";
  text.append(digits.size() < 4 ? 4 - digits.size() : 0, '0').append(digits).append(1, '-');
  calendar::add_two(text, static_cast<unsigned>(date.month()));
  text += '-';
  calendar::add_two(text, static_cast<unsigned>(date.day()));
  return text;
}

}  // namespace runbook
