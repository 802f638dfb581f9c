#include <catch2/catch.hpp>
#include <string>

#include "calendar/regime.hpp"

using namespace runbook;
using namespace runbook::calendar;
using namespace std::chrono_literals;
using std::chrono::days;

namespace {

Day day(std::string_view text) { return parse_date(text).value(); }
const Zone kBerlin = Zone::find("Europe/Berlin").value();
Instant at(std::string_view text) { return resolve(parse_moment(text).value(), kBerlin); }
std::string show(std::optional<Instant> t) { return t ? format_instant(*t, kBerlin) : "nothing"; }

/// Berlin, mon-fri 09:00-17:00, holidays on 25 and 26 December.
struct Company {
  std::vector<Holiday> entries{{std::chrono::December / 25, "Christmas Day", {}},
                               {std::chrono::December / 26, "Boxing Day", {}}};
  Holidays holidays{entries};
  Regime regime{kBerlin, Weekdays{0b0011111}, ClockRange{9h, 17h}, &holidays};
};

}  // namespace

TEST_CASE("a working day is one of the days that is no holiday") {
  const Company c;
  CHECK(c.regime.is_working_day(day("2026-12-24")));
  CHECK_FALSE(c.regime.is_working_day(day("2026-12-25")));
  CHECK_FALSE(c.regime.is_working_day(day("2026-12-27")));
  CHECK(c.regime.next_working_day(day("2026-12-25")) == day("2026-12-28"));
  CHECK(c.regime.next_working_day(day("2026-12-28")) == day("2026-12-28"));
  CHECK(c.regime.last_working_day(day("2026-12-01"), day("2026-12-27")) == day("2026-12-24"));
  CHECK(c.regime.last_working_day(day("2026-12-25"), day("2026-12-27")) == std::nullopt);
}

TEST_CASE("the next working time is now within the hours, else the next opening") {
  const Company c;
  CHECK(show(c.regime.next_working_time(at("2026-12-24T09:00"))) == "2026-12-24T09:00:00+01:00");
  CHECK(show(c.regime.next_working_time(at("2026-12-24T16:59:59"))) == "2026-12-24T16:59:59+01:00");
  CHECK(show(c.regime.next_working_time(at("2026-12-24T17:00"))) == "2026-12-28T09:00:00+01:00");
  CHECK(show(c.regime.next_working_time(at("2026-11-24T03:00"))) == "2026-11-24T09:00:00+01:00");
}

TEST_CASE("working hours that a gap in local time eats are passed over") {
  Company c;
  c.regime.days.bits = 0b1111111;
  c.regime.hours = {2h, 3h};
  CHECK(c.regime.hours_on(day("2026-03-29")).empty());
  CHECK(show(c.regime.next_working_time(at("2026-03-28T12:00"))) == "2026-03-30T02:00:00+02:00");
  c.regime.hours = {22h, 24h};
  CHECK(show(c.regime.hours_on(day("2026-12-31")).end) == "2027-01-01T00:00:00+01:00");
}

TEST_CASE("only working days count, each with all of its hours") {
  const Company c;
  const auto counted = [&](std::string_view from, std::string_view to) { return c.regime.counted(at(from), at(to)); };
  CHECK(counted("2026-11-23T10:00", "2026-11-24T09:00") == 23h);
  CHECK(counted("2026-11-27T12:00", "2026-11-30T12:00") == 24h);
  CHECK(counted("2026-11-28T12:00", "2026-11-29T12:00") == 0h);
  CHECK(counted("2026-12-24T12:00", "2026-12-28T01:00") == 13h);
  CHECK(counted("2026-11-24T12:00", "2026-11-24T12:00") == 0h);
  CHECK(counted("2026-11-25T12:00", "2026-11-24T12:00") == 0h);
}

TEST_CASE("a counted day on which the clock changes has its 23 or 25 hours") {
  Company c;
  c.regime.days.bits = 0b1000000;  // Sundays
  CHECK(c.regime.counted(at("2026-03-28"), at("2026-03-31")) == 23h);
  CHECK(c.regime.counted(at("2026-10-24"), at("2026-10-27")) == 25h);
  CHECK(show(c.regime.reached(at("2026-10-24"), 25h)) == "2026-10-26T00:00:00+01:00");
  CHECK(show(c.regime.reached(at("2026-10-24"), 24h)) == "2026-10-25T23:00:00+01:00");
}

TEST_CASE("an age is reached at the earliest instant at which so much has been counted") {
  const Company c;
  const auto reached = [&](std::string_view from, Seconds age) { return show(c.regime.reached(at(from), age)); };
  CHECK(reached("2026-11-24T12:00", 24h) == "2026-11-25T12:00:00+01:00");
  CHECK(reached("2026-11-27T12:00", 12h) == "2026-11-28T00:00:00+01:00");
  CHECK(reached("2026-11-27T12:00", 12h + 1s) == "2026-11-30T00:00:01+01:00");
  CHECK(reached("2026-11-28T12:00", 1s) == "2026-11-30T00:00:01+01:00");
  CHECK(reached("2026-11-28T12:00", 0s) == "2026-11-28T12:00:00+01:00");
  CHECK(reached("2026-12-24T12:00", 48h) == "2026-12-29T12:00:00+01:00");
}

TEST_CASE("reached is the inverse of counted") {
  const Company c;
  const char* zones[] = {"Europe/Berlin", "America/Santiago", "Australia/Lord_Howe", "Africa/Cairo"};
  for (const auto* name : zones) {
    Regime regime = c.regime;
    regime.zone = Zone::find(name).value();
    for (unsigned bits : {0b0011111U, 0b1111111U, 0b1000000U, 0b1010101U}) {
      regime.days.bits = static_cast<std::uint8_t>(bits);
      for (Instant from = at("2026-03-20T05:17:03"); from < at("2027-03-20"); from += 137h + 11s) {
        for (const Seconds age : {1s, 3600s, 86400s, 90000s, 172800s, 604800s}) {
          CAPTURE(name, bits, format_instant(from, regime.zone), age.count());
          const auto t = regime.reached(from, age);
          REQUIRE(t);
          REQUIRE(regime.counted(from, *t) == age);
          REQUIRE(regime.counted(from, *t - 1s) < age);
        }
      }
    }
  }
}

TEST_CASE("counting agrees with a sum hour by hour") {
  const Company c;
  const Instant from = at("2026-12-18T07:00");
  Seconds sum{0};
  for (Instant t = from; t < at("2027-01-10"); t += 1h) {
    REQUIRE(c.regime.counted(from, t) == sum);
    if (c.regime.is_working_day(kBerlin.day_of(t))) sum += 1h;
  }
}

TEST_CASE("where no working day is ahead every question ends") {
  std::vector<Holiday> all;
  for (Day d = day("2024-01-01"); d < day("2025-01-01"); d += days{1}) {
    const std::chrono::year_month_day date{d};
    all.push_back({date.month() / date.day(), "closed", {}});
  }
  const Holidays holidays{all};
  for (const Regime& regime : {Regime{kBerlin, Weekdays{0b0011111}, ClockRange{9h, 17h}, &holidays},
                               Regime{kBerlin, Weekdays{0}, ClockRange{9h, 17h}, nullptr}}) {
    CHECK(regime.next_working_day(day("2026-11-24")) == std::nullopt);
    CHECK(regime.next_working_time(at("2026-11-24")) == std::nullopt);
    CHECK(regime.reached(at("2026-11-24"), 1s) == std::nullopt);
    CHECK(regime.counted(at("2026-11-24"), at("2027-11-24")) == 0s);
  }
}

TEST_CASE("where every day works counting is elapsed time") {
  const Regime regime{kBerlin, Weekdays{0b1111111}, ClockRange{9h, 17h}, nullptr};
  CHECK(regime.counted(at("2026-01-01T05:00"), at("2026-12-31T05:00")) ==
        at("2026-12-31T05:00") - at("2026-01-01T05:00"));
  CHECK(regime.reached(at("2026-01-01"), days{3650}) == at("2026-01-01") + days{3650});
}
