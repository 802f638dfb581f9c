#include <array>
#include <cstdlib>
#include <utility>

#include "calendar/digits.hpp"
#include "runbook/time.hpp"

namespace runbook {
namespace {

namespace chrono = std::chrono;
using calendar::add_two;

void add_hours_and_minutes(std::string& text, Seconds length) {
  add_two(text, length / chrono::hours{1});
  text += ':';
  add_two(text, length / chrono::minutes{1} % 60);
}

}  // namespace

std::string format_instant(Instant instant, Zone zone) {
  // RFC 3339 has no seconds in offsets (local mean time before about 1900 has): cut them from the clock and the offset
  // alike, so that the text still names the same instant.
  const Seconds offset = chrono::duration_cast<chrono::minutes>(zone.offset_at(instant));
  const LocalTime local = LocalTime{instant.time_since_epoch()} + offset;
  const Day day = chrono::floor<chrono::days>(local);
  const Clock clock = local - LocalTime{day};
  std::string text = format_day(day);
  text.reserve(text.size() + sizeof "T00:00:00+00:00");
  text += 'T';
  add_hours_and_minutes(text, clock);
  text += ':';
  add_two(text, clock.count() % 60);
  text += offset < Seconds{0} ? '-' : '+';
  add_hours_and_minutes(text, chrono::abs(offset));
  return text;
}

std::string format_period(const PeriodName& period) {
  std::string day = format_day(period.first);
  const chrono::year_month_day date{period.first};
  switch (period.every) {
    case Every::day: return day;
    case Every::week: {
      // A week belongs to the year of its Thursday (ISO 8601).
      const Day thursday = period.first + chrono::days{3};
      const chrono::year year = chrono::year_month_day{thursday}.year();
      const auto week = (thursday - Day{year / chrono::January / 1}) / chrono::days{7} + 1;
      std::string text = format_day(Day{year / chrono::January / 1}).substr(0, 4) + "-W";
      add_two(text, week);
      return text;
    }
    case Every::month: return day.substr(0, 7);
    case Every::quarter: return day.substr(0, 4) + "-Q" + std::to_string((static_cast<unsigned>(date.month()) + 2) / 3);
    case Every::year: return day.substr(0, 4);
  }
  return day;
}

std::string format_clock(Clock clock) {
  std::string text;
  add_hours_and_minutes(text, clock);
  if (clock.count() % 60 == 0) return text;
  text += ':';
  add_two(text, clock.count() % 60);
  return text;
}

std::string format_duration(Seconds duration) {
  if (duration < Seconds{0}) return "-" + format_duration(-duration);
  constexpr std::array<std::pair<Seconds, char>, 5> kUnits{{{chrono::weeks{1}, 'w'},
                                                            {chrono::days{1}, 'd'},
                                                            {chrono::hours{1}, 'h'},
                                                            {chrono::minutes{1}, 'm'},
                                                            {Seconds{1}, 's'}}};
  std::string text;
  for (const auto& [length, letter] : kUnits) {
    if (const auto count = duration / length; count > 0) text += std::to_string(count) + letter;
    duration %= length;
  }
  return text.empty() ? "0s" : text;
}

std::string_view name_of(Every every) {
  constexpr std::array<std::string_view, 5> kNames{"day", "week", "month", "quarter", "year"};
  return kNames[static_cast<std::size_t>(every)];
}

}  // namespace runbook
