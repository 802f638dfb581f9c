#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "runbook/time.hpp"

using namespace runbook;
using namespace std::chrono_literals;
using std::chrono::days;
using std::chrono::weeks;

namespace {

Day day(std::string_view text) { return parse_date(text).value(); }
/// As an instant in UTC, so that a test can be read.
std::string moment(std::string_view text) {
  const auto read = parse_moment(text);
  if (!read) return "nothing";
  if (const auto* date = std::get_if<Day>(&*read)) return format_day(*date);
  if (const auto* local = std::get_if<LocalTime>(&*read)) {
    return format_instant(Instant{local->time_since_epoch()}, Zone{}).substr(0, 19);
  }
  return format_instant(std::get<Instant>(*read), Zone{});
}

}  // namespace

TEST_CASE("durations read as units from large to small") {
  CHECK(parse_duration("24h") == 24h);
  CHECK(parse_duration("1w") == weeks{1});
  CHECK(parse_duration("1d12h") == 36h);
  CHECK(parse_duration("1w2d3h4m5s") == weeks{1} + days{2} + 3h + 4min + 5s);
  CHECK(parse_duration("90s") == 90s);
  CHECK(parse_duration("0h") == 0s);
  CHECK(parse_duration("36525d") == days{36525});
}

TEST_CASE("durations read in ISO 8601 without years and months") {
  CHECK(parse_duration("PT48H") == 48h);
  CHECK(parse_duration("P7D") == days{7});
  CHECK(parse_duration("P1W") == weeks{1});
  CHECK(parse_duration("P1DT12H") == 36h);
  CHECK(parse_duration("PT1H30M15S") == 1h + 30min + 15s);
}

TEST_CASE("what is no duration reads as nothing") {
  for (const auto* text : {"",      "h",    "24",    "24 h",   " 24h",   "24h ", "-1h",    "+1h",
                           "1.5h",  "1h1d", "1h1h",  "1d1w",   "24H",    "1y",   "1M",     "1mo",
                           "12hh",  "h12",  "P",     "PT",     "P1DT",   "P1M",  "P1Y",    "PT1.5H",
                           "P1H",   "PT1D", "pt48h", "P1W2D",  "PT1H1H", "P-1D", "36526d", "99999999999999999999h",
                           "5219w", "1,5h", "1h\n",  "PT48Hx", "٣h",     "1e3s"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_duration(text));
  }
  CHECK_FALSE(parse_duration(std::string_view{"24h\0", 4}));
}

TEST_CASE("durations are written with the largest units, and read back as they were") {
  CHECK(format_duration(0s) == "0s");
  CHECK(format_duration(90s) == "1m30s");
  CHECK(format_duration(24h) == "1d");
  CHECK(format_duration(36h) == "1d12h");
  CHECK(format_duration(days{9}) == "1w2d");
  for (const Seconds length : {1s, 59s, 3600s, 86399s, 604800s, 694861s}) {
    CHECK(parse_duration(format_duration(length)) == length);
  }
}

TEST_CASE("dates exist or are refused") {
  CHECK(format_day(day("2026-12-25")) == "2026-12-25");
  CHECK(format_day(day("2024-02-29")) == "2024-02-29");
  CHECK(format_day(day("2000-02-29")) == "2000-02-29");
  CHECK(format_day(day("0001-01-01")) == "0001-01-01");
  CHECK(format_day(day("9999-12-31")) == "9999-12-31");
  for (const auto* text :
       {"", "2026-02-29", "1900-02-29", "2026-04-31", "2026-13-01", "2026-00-01", "2026-01-00", "0000-01-01",
        "2026-1-1", "26-01-01", "2026-01-01 ", "2026/01/01", "20260101", "10000-01-01", "-2026-01-01", "2026-01-01T"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_date(text));
  }
}

TEST_CASE("times of day read, 24:00 as an end") {
  CHECK(parse_clock("09:00") == 9h);
  CHECK(parse_clock("09:00:30") == 9h + 30s);
  CHECK(parse_clock("00:00") == 0s);
  CHECK(parse_clock("23:59:59") == 24h - 1s);
  CHECK(parse_clock("24:00") == 24h);
  for (const auto* text : {"", "9:00", "0900", "24:01", "25:00", "09:60", "23:59:60", "09:00:", "09:00 ", "-9:00"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_clock(text));
  }
  CHECK(format_clock(9h) == "09:00");
  CHECK(format_clock(9h + 30s) == "09:00:30");
  CHECK(format_clock(24h) == "24:00");
}

TEST_CASE("working hours are one range within a day") {
  CHECK(parse_clock_range("09:00-17:00") == ClockRange{9h, 17h});
  CHECK(parse_clock_range("00:00-24:00") == ClockRange{0h, 24h});
  for (const auto* text : {"", "-", "09:00", "17:00-09:00", "09:00-09:00", "09:00-17:00-18:00", "09:00 - 17:00"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_clock_range(text));
  }
}

TEST_CASE("moments are dates, local times or instants") {
  CHECK(moment("2026-12-24") == "2026-12-24");
  CHECK(moment("2026-12-24T09:00") == "2026-12-24T09:00:00");
  CHECK(moment("2026-12-24 09:00:30") == "2026-12-24T09:00:30");
  CHECK(moment("2026-12-24t09:00:00z") == "2026-12-24T09:00:00+00:00");
  CHECK(moment("2026-12-24T09:00:00+01:00") == "2026-12-24T08:00:00+00:00");
  CHECK(moment("2026-12-24T09:00-05:30") == "2026-12-24T14:30:00+00:00");
  CHECK(moment("2026-12-31T23:30:00-01:00") == "2027-01-01T00:30:00+00:00");
  CHECK(moment("2026-12-24T09:00:00.999Z") == "2026-12-24T09:00:00+00:00");
  CHECK(moment("2026-12-24T09:00:00-00:00") == "2026-12-24T09:00:00+00:00");
  for (const auto* text :
       {"", "now", "2026-12-24T", "2026-12-24T9:00", "2026-12-24T24:00:00Z", "2026-12-24T09", "2026-12-24T09:00:60Z",
        "2026-02-30T09:00:00Z", "2026-12-24T09:00:00+0100", "2026-12-24T09:00:00+24:00", "2026-12-24T09:00:00+01",
        "2026-12-24T09:00:00 Z", "2026-12-24T09:00:00.Z", "2026-12-24T09:00.5Z", "2026-12-24T09:00:00Zx",
        "2026-12-24  09:00", "1766566800"}) {
    CAPTURE(text);
    CHECK(moment(text) == "nothing");
  }
}

TEST_CASE("a moment without an offset is read in the zone that governs its place") {
  const Zone berlin = Zone::find("Europe/Berlin").value();
  const auto utc = [&](std::string_view text) { return format_instant(resolve(*parse_moment(text), berlin), Zone{}); };
  CHECK(utc("2026-12-24") == "2026-12-23T23:00:00+00:00");
  CHECK(utc("2026-12-24T09:00") == "2026-12-24T08:00:00+00:00");
  CHECK(utc("2026-12-24T09:00:00Z") == "2026-12-24T09:00:00+00:00");
}

TEST_CASE("instants are written with the offset of the zone") {
  const Instant noon = std::get<Instant>(parse_moment("2026-11-27T12:00:00+01:00").value());
  CHECK(format_instant(noon, Zone::find("Europe/Berlin").value()) == "2026-11-27T12:00:00+01:00");
  CHECK(format_instant(noon, Zone{}) == "2026-11-27T11:00:00+00:00");
  CHECK(format_instant(noon, Zone::find("America/St_Johns").value()) == "2026-11-27T07:30:00-03:30");
  CHECK(format_instant(noon, Zone::find("Asia/Kathmandu").value()) == "2026-11-27T16:45:00+05:45");
  // Berlin's mean time was 53 min 28 s ahead; RFC 3339 cannot say so, but the instant must stay the same.
  const Instant old = std::get<Instant>(parse_moment("1850-01-01T00:00:00Z").value());
  const std::string text = format_instant(old, Zone::find("Europe/Berlin").value());
  CHECK(text == "1850-01-01T00:53:00+00:53");
  CHECK(std::get<Instant>(parse_moment(text).value()) == old);
}

TEST_CASE("weekdays read alone and as a range that may pass Sunday") {
  CHECK(parse_weekdays("mon")->bits == 0b0000001);
  CHECK(parse_weekdays("mon-fri")->bits == 0b0011111);
  CHECK(parse_weekdays("sat-mon")->bits == 0b1100001);
  CHECK(parse_weekdays("sun")->bits == 0b1000000);
  CHECK(parse_weekdays("mon-sun")->bits == 0b1111111);
  for (const auto* text : {"", "Mon", "monday", "mon-", "-fri", "mon-fri-sun", "mon,tue", "mon - fri"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_weekdays(text));
  }
  CHECK(parse_weekday("sun") == std::chrono::Sunday);
  CHECK(weekday_name(std::chrono::Sunday) == "sun");
  CHECK(weekday_name(std::chrono::Monday) == "mon");
}

TEST_CASE("periods are named as `every` has them") {
  const auto is = [](std::string_view text, Every every, std::string_view first) {
    return parse_period(text) == PeriodName{every, day(first)};
  };
  CHECK(is("2026-11-30", Every::day, "2026-11-30"));
  CHECK(is("2026-W48", Every::week, "2026-11-23"));
  CHECK(is("2026-W01", Every::week, "2025-12-29"));
  CHECK(is("2026-W53", Every::week, "2026-12-28"));
  CHECK(is("2021-W01", Every::week, "2021-01-04"));
  CHECK(is("2026-11", Every::month, "2026-11-01"));
  CHECK(is("2026-Q4", Every::quarter, "2026-10-01"));
  CHECK(is("2026", Every::year, "2026-01-01"));
  for (const auto* text : {"", "2025-W53", "2026-W54", "2026-W00", "2026-W1", "2026W48", "2026-Q5", "2026-Q0",
                           "2026-13", "2026-0", "26", "2026-", "2026-w48", "0000"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_period(text));
  }
}

TEST_CASE("periods are written as they are read") {
  for (const auto* text : {"2026-11-30", "2026-W01", "2026-W48", "2026-W53", "2021-W01", "2026-11", "2026-Q1", "2026-Q4", "2026"}) {
    CHECK(format_period(parse_period(text).value()) == text);
  }
}

TEST_CASE("exactly the years with 53 ISO weeks have a week 53") {
  // The list for 2001 to 2100 as ISO 8601 calendars print it.
  const std::vector<int> long_years{2004, 2009, 2015, 2020, 2026, 2032, 2037, 2043, 2048,
                                    2054, 2060, 2065, 2071, 2076, 2082, 2088, 2093, 2099};
  std::vector<int> found;
  for (int year = 2001; year <= 2100; ++year) {
    if (parse_period(std::to_string(year) + "-W53")) found.push_back(year);
  }
  CHECK(found == long_years);
}
