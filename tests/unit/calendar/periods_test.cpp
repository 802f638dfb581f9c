#include <catch2/catch.hpp>
#include <string>

#include "calendar/periods.hpp"
#include "calendar/windows.hpp"

using namespace runbook;
using namespace runbook::calendar;
using namespace std::chrono_literals;

namespace {

Day day(std::string_view text) { return parse_date(text).value(); }
const Zone kBerlin = Zone::find("Europe/Berlin").value();

struct Company {
  std::vector<Holiday> entries{{std::chrono::December / 25, "Christmas Day", {}}};
  Holidays holidays{entries};
  Regime regime{kBerlin, Weekdays{0b0011111}, ClockRange{9h, 17h}, &holidays};
};

Obligation obligation(Every every, Due::Kind kind, IfNotWorkingDay rule = IfNotWorkingDay::keep, Clock at = 24h) {
  Obligation o;
  o.every = every;
  o.due.kind = kind;
  o.if_not_working_day = rule;
  o.at_time = at;
  return o;
}

std::string period(Every every, std::string_view date) {
  const Days p = period_of(every, day(date));
  return format_day(p.first) + " " + format_day(p.next);
}

/// When the period that holds a day is due.
std::string due(const Obligation& o, std::string_view date) {
  const Company c;
  return format_instant(due_of(o, period_of(o.every, day(date)), c.regime), kBerlin);
}

std::string days_in(Window::Kind kind, unsigned n, std::string_view month) {
  const Company c;
  Window window;
  window.kind = kind;
  window.days = n;
  std::string text;
  for (Day d = day(std::string{month} + "-01"); format_day(d).starts_with(month); d += std::chrono::days{1}) {
    if (in_window(window, d, c.regime)) text += format_day(d).substr(8) + " ";
  }
  return text;
}

}  // namespace

TEST_CASE("every day lies in one period of each kind") {
  CHECK(period(Every::day, "2026-12-31") == "2026-12-31 2027-01-01");
  CHECK(period(Every::week, "2026-11-23") == "2026-11-23 2026-11-30");
  CHECK(period(Every::week, "2026-11-29") == "2026-11-23 2026-11-30");
  CHECK(period(Every::week, "2027-01-01") == "2026-12-28 2027-01-04");
  CHECK(period(Every::month, "2028-02-29") == "2028-02-01 2028-03-01");
  CHECK(period(Every::month, "2026-12-31") == "2026-12-01 2027-01-01");
  CHECK(period(Every::quarter, "2026-03-31") == "2026-01-01 2026-04-01");
  CHECK(period(Every::quarter, "2026-12-01") == "2026-10-01 2027-01-01");
  CHECK(period(Every::year, "2026-06-15") == "2026-01-01 2027-01-01");
}

TEST_CASE("periods follow each other without a hole") {
  for (const Every every : {Every::day, Every::week, Every::month, Every::quarter, Every::year}) {
    Days p = period_of(every, day("2023-12-20"));
    for (int i = 0; i < 400; ++i) {
      const Days next = next_period(every, p);
      REQUIRE(next.first == p.next);
      REQUIRE(previous_period(every, next) == p);
      REQUIRE(period_of(every, next.next - std::chrono::days{1}) == next);
      p = next;
    }
  }
  CHECK(instants_of(period_of(Every::month, day("2026-03-15")), kBerlin).end -
            instants_of(period_of(Every::month, day("2026-03-15")), kBerlin).begin ==
        31 * 24h - 1h);
}

TEST_CASE("worked: the last day of the month at 17:00 in Berlin, and what if it is a Sunday") {
  using enum IfNotWorkingDay;
  const auto monthly = [](IfNotWorkingDay rule) { return obligation(Every::month, Due::Kind::last_day, rule, 17h); };
  CHECK(due(monthly(keep), "2026-11-10") == "2026-11-30T17:00:00+01:00");
  CHECK(due(monthly(keep), "2027-01-10") == "2027-01-31T17:00:00+01:00");
  CHECK(due(monthly(before), "2027-01-10") == "2027-01-29T17:00:00+01:00");
  CHECK(due(monthly(after), "2027-01-10") == "2027-02-01T17:00:00+01:00");
}

TEST_CASE("24:00 is the first instant of the next day") {
  CHECK(due(obligation(Every::month, Due::Kind::last_day), "2026-11-10") == "2026-12-01T00:00:00+01:00");
  CHECK(due(obligation(Every::day, Due::Kind::last_day), "2026-03-28") == "2026-03-29T00:00:00+01:00");
}

TEST_CASE("a time of day that the clock jumps over is the first instant after the gap") {
  CHECK(due(obligation(Every::day, Due::Kind::last_day, IfNotWorkingDay::keep, 2h + 30min), "2026-03-29") ==
        "2026-03-29T03:00:00+02:00");
}

TEST_CASE("weeks are due on Sunday unless a weekday is named") {
  CHECK(due(obligation(Every::week, Due::Kind::last_day, IfNotWorkingDay::keep, 12h), "2026-11-24") ==
        "2026-11-29T12:00:00+01:00");
  Obligation o = obligation(Every::week, Due::Kind::weekday, IfNotWorkingDay::keep, 12h);
  o.due.weekday = std::chrono::Wednesday;
  CHECK(due(o, "2026-11-29") == "2026-11-25T12:00:00+01:00");
  o.due.weekday = std::chrono::Sunday;
  CHECK(due(o, "2026-11-23") == "2026-11-29T12:00:00+01:00");
}

TEST_CASE("a day of the month past its end is the last day") {
  Obligation o = obligation(Every::month, Due::Kind::day_of_month, IfNotWorkingDay::keep, 12h);
  o.due.day = 31;
  CHECK(due(o, "2026-02-10") == "2026-02-28T12:00:00+01:00");
  CHECK(due(o, "2028-02-10") == "2028-02-29T12:00:00+01:00");
  CHECK(due(o, "2026-11-10") == "2026-11-30T12:00:00+01:00");
  CHECK(due(o, "2026-12-10") == "2026-12-31T12:00:00+01:00");
  o.due.day = 5;
  CHECK(due(o, "2026-12-10") == "2026-12-05T12:00:00+01:00");
}

TEST_CASE("the last working day of a period, and where it has none the last day") {
  const auto last = [](Every every) {
    return obligation(every, Due::Kind::last_working_day, IfNotWorkingDay::keep, 12h);
  };
  CHECK(due(last(Every::week), "2026-12-21") == "2026-12-24T12:00:00+01:00");
  CHECK(due(last(Every::month), "2027-01-10") == "2027-01-29T12:00:00+01:00");
  CHECK(due(last(Every::quarter), "2026-05-10") == "2026-06-30T12:00:00+02:00");
  CHECK(due(last(Every::day), "2026-12-25") == "2026-12-25T12:00:00+01:00");
}

TEST_CASE("`before` without a working day before it in the period is the next after") {
  using enum IfNotWorkingDay;
  CHECK(due(obligation(Every::day, Due::Kind::last_day, before, 12h), "2026-12-26") == "2026-12-28T12:00:00+01:00");
  Obligation first = obligation(Every::month, Due::Kind::day_of_month, before, 12h);
  first.due.day = 1;
  CHECK(due(first, "2026-11-10") == "2026-11-02T12:00:00+01:00");
  CHECK(due(first, "2026-12-10") == "2026-12-01T12:00:00+01:00");
}

TEST_CASE("due times never fall as periods rise") {
  const Company c;
  for (const Every every : {Every::day, Every::week, Every::month}) {
    for (const auto rule : {IfNotWorkingDay::keep, IfNotWorkingDay::before, IfNotWorkingDay::after}) {
      Obligation o = obligation(every, every == Every::month ? Due::Kind::day_of_month : Due::Kind::last_day, rule);
      o.due.day = 1;
      Days p = period_of(every, day("2026-01-01"));
      for (int i = 0; i < 800; ++i, p = next_period(every, p)) {
        REQUIRE(due_of(o, p, c.regime) <= due_of(o, next_period(every, p), c.regime));
      }
    }
  }
}

TEST_CASE("windows name days of the month") {
  using enum Window::Kind;
  CHECK(days_in(first_days, 3, "2026-02") == "01 02 03 ");
  CHECK(days_in(last_days, 7, "2026-02") == "22 23 24 25 26 27 28 ");
  CHECK(days_in(last_days, 7, "2028-02") == "23 24 25 26 27 28 29 ");
  CHECK(days_in(last_days, 31, "2026-02").size() == 28 * 3);
  CHECK(days_in(always, 0, "2026-12").size() == 31 * 3);
  CHECK(days_in(first_working_days, 3, "2026-11") == "02 03 04 ");
  CHECK(days_in(last_working_days, 5, "2026-12") == "24 28 29 30 31 ");
  CHECK(days_in(last_working_days, 6, "2026-12") == "23 24 28 29 30 31 ");
  CHECK(days_in(last_working_days, 99, "2026-12").size() == 22 * 3);
}

TEST_CASE("the last days of every month of a leap year, of the year before it and of a century without a leap day") {
  // Month lengths as the Gregorian reform has them (Inter gravissimas, 1582): 1900 and 2100 have no 29 February, 2000 has.
  constexpr unsigned plain[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const Regime regime;
  for (const int year : {1900, 2000, 2026, 2027, 2028, 2100}) {
    const bool leap = year == 2000 || year == 2028;
    for (unsigned month = 1; month <= 12; ++month) {
      const unsigned length = plain[month - 1] + (leap && month == 2 ? 1 : 0);
      const auto date = [&](unsigned d) { return Day{std::chrono::year{year} / static_cast<int>(month) / static_cast<int>(d)}; };
      CAPTURE(year, month);
      Window last_week{Window::Kind::last_days, 7, ""}, first_week{Window::Kind::first_days, 7, ""};
      for (unsigned d = 1; d <= length; ++d) {
        CHECK(in_window(last_week, date(d), regime) == (d > length - 7));
        CHECK(in_window(first_week, date(d), regime) == (d <= 7));
      }
      Obligation o = obligation(Every::month, Due::Kind::last_day);
      CHECK(due_day(o, period_of(Every::month, date(1)), regime) == date(length));
      o.due.kind = Due::Kind::day_of_month;
      o.due.day = 30;
      CHECK(due_day(o, period_of(Every::month, date(1)), regime) == date(std::min(30u, length)));
    }
  }
}

TEST_CASE("a due that does not fit its `every` is the last day") {
  Obligation weekday = obligation(Every::month, Due::Kind::weekday);
  weekday.due.weekday = std::chrono::Friday;
  CHECK(due(weekday, "2026-11-20") == "2026-12-01T00:00:00+01:00");
  Obligation of_month = obligation(Every::week, Due::Kind::day_of_month);
  of_month.due.day = 3;
  CHECK(due(of_month, "2026-11-20") == "2026-11-23T00:00:00+01:00");
}
