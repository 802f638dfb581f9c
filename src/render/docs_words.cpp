#include "render/docs_words.hpp"

#include <array>

namespace runbook::render {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::weeks;

std::string counted(long long count, const std::string& one) {
  return std::to_string(count) + " " + one + (count == 1 ? "" : "s");
}

std::string ordinal(unsigned n) {
  const unsigned tens = n % 100;
  const char* suffix = tens >= 11 && tens <= 13 ? "th"
                       : n % 10 == 1            ? "st"
                       : n % 10 == 2            ? "nd"
                       : n % 10 == 3            ? "rd"
                                                : "th";
  return std::to_string(n) + suffix;
}

std::string the_day(const Obligation& obligation) {
  switch (obligation.due.kind) {
    case Due::Kind::weekday:
      return "on " + std::string{weekday_in_words(obligation.due.weekday)};
    case Due::Kind::last_working_day:
      return "on its last working day";
    case Due::Kind::day_of_month: {
      const std::string day = "on the " + ordinal(obligation.due.day);
      return obligation.due.day > 28 ? day + " (in a shorter month on its last day)" : day;
    }
    case Due::Kind::last_day:
      break;
  }
  if (obligation.every == Every::day) return {};
  return obligation.every == Every::week ? "on Sunday" : "on its last day";
}

}  // namespace

std::string length_in_words(Seconds length) {
  if (length != Seconds{0} && length % weeks{1} == Seconds{0}) return counted(length / weeks{1}, "week");
  // Promises of a few days are spoken of in hours ("24 hours", "48 hours").
  if (length >= hours{1} && length <= hours{72} && length % hours{1} == Seconds{0})
    return counted(length / hours{1}, "hour");
  std::string out;
  const auto take = [&](Seconds unit, const std::string& name) {
    if (const auto count = length / unit; count != 0) out += (out.empty() ? "" : " ") + counted(count, name);
    length %= unit;
  };
  take(days{1}, "day");
  take(hours{1}, "hour");
  take(minutes{1}, "minute");
  take(Seconds{1}, "second");
  return out.empty() ? "0 seconds" : out;
}

std::string_view weekday_in_words(std::chrono::weekday day) {
  static constexpr std::array<std::string_view, 7> kNames{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                          "Thursday", "Friday", "Saturday"};
  return day.ok() ? kNames[day.c_encoding()] : std::string_view{"?"};
}

std::string weekdays_in_words(Weekdays set) {
  if ((set.bits & 0x7f) == 0x7f) return "every day";
  std::string out;
  const auto on = [&](unsigned day) { return ((set.bits >> (day % 7)) & 1) != 0; };
  const auto name = [](unsigned day) { return std::string{weekday_in_words(std::chrono::weekday{(day + 1) % 7})}; };
  for (unsigned day = 0; day < 7; ++day) {
    if (!on(day) || on(day + 6)) continue;  // not the first of a run
    unsigned last = day;
    while (on(last + 1)) ++last;
    if (!out.empty()) out += ", ";
    out += name(day);
    if (last > day) out += (last == day + 1 ? ", " : " to ") + name(last);
  }
  return out.empty() ? "no day" : out;
}

std::string hours_in_words(ClockRange range) { return format_clock(range.begin) + " to " + format_clock(range.end); }

std::string moment_in_words(const Moment& moment, Zone zone) {
  if (const auto* day = std::get_if<Day>(&moment)) return format_day(*day);
  if (const auto* local = std::get_if<LocalTime>(&moment)) {
    const Day day = std::chrono::floor<days>(*local);
    return format_day(day) + " " + format_clock(*local - day);
  }
  return format_instant(std::get<Instant>(moment), zone);
}

std::string due_in_words(const Obligation& obligation) {
  std::string out = "every " + std::string{name_of(obligation.every)};
  if (const std::string day = the_day(obligation); !day.empty()) out += ", " + day;
  out += obligation.at_time == hours{24} ? ", by the end of the day" : ", by " + format_clock(obligation.at_time);
  return out;
}

std::string window_in_words(const Window& window) {
  const std::string n = window.days == 1 ? "" : std::to_string(window.days) + " ";
  const std::string end = window.days == 1 ? " of the month" : "s of the month";
  switch (window.kind) {
    case Window::Kind::always:
      return {};
    case Window::Kind::first_days:
      return "on the first " + n + "day" + end;
    case Window::Kind::last_days:
      return "on the last " + n + "day" + end;
    case Window::Kind::first_working_days:
      return "on the first " + n + "working day" + end;
    case Window::Kind::last_working_days:
      return "on the last " + n + "working day" + end;
  }
  return {};
}

std::string hours_in_words(const Coverage& coverage) {
  return std::string{coverage.all_hours ? "day and night" : "in working hours"} +
         (coverage.cover_holidays ? ", holidays too" : ", not on holidays");
}

std::string holiday_in_words(const Holiday& holiday) {
  static constexpr std::array<const char*, 12> kMonths{"January",   "February", "March",    "April",
                                                       "May",       "June",     "July",     "August",
                                                       "September", "October",  "November", "December"};
  if (const auto* day = std::get_if<Day>(&holiday.on)) return format_day(*day);
  if (const auto* yearly = std::get_if<std::chrono::month_day>(&holiday.on)) {
    if (!yearly->ok()) return "?";
    return std::to_string(static_cast<unsigned>(yearly->day())) + " " +
           kMonths[static_cast<unsigned>(yearly->month()) - 1] + ", every year";
  }
  const int offset = std::get<EasterOffset>(holiday.on).days;
  if (offset == 0) return "Easter Sunday";
  return counted(offset < 0 ? -offset : offset, "day") + (offset < 0 ? " before" : " after") + " Easter Sunday";
}

}  // namespace runbook::render
