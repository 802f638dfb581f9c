#include "model/slips.hpp"

#include <catch2/catch.hpp>

using namespace runbook::model;

TEST_CASE("a digit alone gets its zero, and a date that begins with its year its hyphens") {
  CHECK(slips::padded("9:00") == "09:00");
  CHECK(slips::padded("9:00-17:00") == "09:00-17:00");
  CHECK(slips::padded("2026-1-5") == "2026-01-05");
  CHECK(slips::padded("2026/11/5") == "2026-11-05");
  CHECK(slips::padded("2026-11-05T9:00:00.5+1:00") == "2026-11-05T09:00:00.5+01:00");
  CHECK(slips::padded("5.1.2026") == "05.1.2026");  // reads as no date: which is the month is not said
  CHECK(slips::padded("") == "");
}

TEST_CASE("a time of day in words has one meaning") {
  CHECK(slips::clock("9") == "09:00");
  CHECK(slips::clock("17.30") == "17:30");
  CHECK(slips::clock("5pm") == "17:00");
  CHECK(slips::clock("12 AM") == "00:00");
  CHECK(slips::clock("12:15pm") == "12:15");
  CHECK(slips::clock("9:00:30") == "09:00:30");
  CHECK(slips::clock("13pm") == "");
  CHECK(slips::clock("noon") == "noon");  // reads as no time
  CHECK(slips::hours("9 - 17") == "09:00-17:00");
  CHECK(slips::hours("9am to 5pm") == "09:00-17:00");
  CHECK(slips::hours("9:00\u201317:30") == "09:00-17:30");
  CHECK(slips::hours("all day") == "");
}

TEST_CASE("a duration in words, with blanks, in capitals or out of order has one meaning") {
  CHECK(slips::duration("2 days") == "2d");
  CHECK(slips::duration("24H") == "24h");
  CHECK(slips::duration(" 1 week 2 d 30 mins ") == "1w2d30m");
  CHECK(slips::duration("12h1d") == "1d12h");
  CHECK(slips::duration("weekly") == "1w");
  CHECK(slips::duration("5M") == "");
  CHECK(slips::duration("1d 2d") == "");
  CHECK(slips::duration("two days") == "");
  CHECK(slips::duration("24") == "");
  CHECK(slips::duration("") == "");
}

TEST_CASE("the booleans of YAML 1.1 and the names of weekdays have one meaning") {
  CHECK(slips::boolean("Yes") == "true");
  CHECK(slips::boolean("OFF") == "false");
  CHECK(slips::boolean("y") == "");
  CHECK(slips::weekdays("Monday") == "mon");
  CHECK(slips::weekdays("MON-Friday") == "mon-fri");
  CHECK(slips::weekdays("Monday to Friday") == "mon-fri");
  CHECK(slips::weekdays("mon-") == "");
  CHECK(slips::weekdays("noday") == "");
}
