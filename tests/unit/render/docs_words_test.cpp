#include <catch2/catch.hpp>

#include "render/docs_words.hpp"

using namespace runbook;
using namespace runbook::render;
using namespace std::chrono_literals;

TEST_CASE("lengths are said as people promise them") {
  CHECK(length_in_words(24h) == "24 hours");
  CHECK(length_in_words(48h) == "48 hours");
  CHECK(length_in_words(168h) == "1 week");
  CHECK(length_in_words(336h) == "2 weeks");
  CHECK(length_in_words(240h) == "10 days");
  CHECK(length_in_words(84h) == "3 days 12 hours");
  CHECK(length_in_words(90min) == "1 hour 30 minutes");
  CHECK(length_in_words(1s) == "1 second");
  CHECK(length_in_words(0s) == "0 seconds");
}

TEST_CASE("weekdays are said as runs, which may pass Sunday") {
  CHECK(weekdays_in_words({0b0011111}) == "Monday to Friday");
  CHECK(weekdays_in_words({0b1111111}) == "every day");
  CHECK(weekdays_in_words({0b1100001}) == "Saturday to Monday");
  CHECK(weekdays_in_words({0b0010101}) == "Monday, Wednesday, Friday");
  CHECK(weekdays_in_words({0b1100000}) == "Saturday, Sunday");
  CHECK(weekdays_in_words({0}) == "no day");
}

TEST_CASE("due times are said in words") {
  Obligation obligation;
  obligation.every = Every::week;
  CHECK(due_in_words(obligation) == "every week, on Sunday, by the end of the day");
  obligation.due = {Due::Kind::weekday, std::chrono::Friday, 0};
  obligation.at_time = 12h;
  CHECK(due_in_words(obligation) == "every week, on Friday, by 12:00");
  obligation.every = Every::month;
  obligation.due = {Due::Kind::day_of_month, {}, 22};
  CHECK(due_in_words(obligation) == "every month, on the 22nd, by 12:00");
  obligation.due.day = 31;
  CHECK(due_in_words(obligation) == "every month, on the 31st (in a shorter month on its last day), by 12:00");
  obligation.due = {Due::Kind::last_working_day, {}, 0};
  CHECK(due_in_words(obligation) == "every month, on its last working day, by 12:00");
  obligation.every = Every::day;
  obligation.due = {};
  CHECK(due_in_words(obligation) == "every day, by 12:00");
}

TEST_CASE("windows and holidays are said in words") {
  CHECK(window_in_words({Window::Kind::last_days, 7, "last-week-of-month"}) == "on the last 7 days of the month");
  CHECK(window_in_words({Window::Kind::first_working_days, 1, ""}) == "on the first working day of the month");
  CHECK(window_in_words({}) == "");
  CHECK(holiday_in_words({EasterOffset{-2}, ""}) == "2 days before Easter Sunday");
  CHECK(holiday_in_words({EasterOffset{0}, ""}) == "Easter Sunday");
  CHECK(holiday_in_words({std::chrono::December / 25, ""}) == "25 December, every year");
}
