// Expected instants are those that `zdump -v -c 2026,2027 ZONE` (tzdata 2025b) prints.
#include <catch2/catch.hpp>

#include "runbook/time.hpp"

using namespace runbook;
using namespace std::chrono_literals;

namespace {

Zone zone(std::string_view name) {
  const auto found = Zone::find(name);
  REQUIRE(found);
  return *found;
}

Instant at(std::string_view text) { return resolve(parse_moment(text).value(), Zone{}); }
LocalTime local(std::string_view text) { return std::get<LocalTime>(parse_moment(text).value()); }
Day day(std::string_view text) { return parse_date(text).value(); }

}  // namespace

TEST_CASE("a zone is found by its IANA name and by nothing else") {
  for (const auto* name : {"Europe/Berlin", "America/Argentina/Buenos_Aires", "UTC", "Etc/UTC", "Asia/Kathmandu",
                           "Australia/Lord_Howe", "GMT", "Asia/Calcutta"}) {
    CAPTURE(name);
    CHECK(zone(name).name() == name);
  }
  for (const auto* name : {"",
                           " ",
                           "berlin",
                           "europe/berlin",
                           "Europe",
                           "Europe/",
                           "Europe/Berlin ",
                           "../../etc/passwd",
                           "/etc/passwd",
                           "../zoneinfo/Europe/Berlin",
                           "posixrules",
                           "localtime",
                           "posix/Europe/Berlin",
                           "right/Europe/Berlin",
                           "zone.tab",
                           "tzdata.zi",
                           "leapseconds",
                           "CEST",
                           "+01:00",
                           "UTC+1"}) {
    CAPTURE(name);
    CHECK_FALSE(Zone::find(name));
  }
  CHECK_FALSE(Zone::find(std::string_view{"UTC\0x", 5}));
}

TEST_CASE("zones are equal by name, and UTC is the default") {
  CHECK(zone("Europe/Berlin") == zone("Europe/Berlin"));
  CHECK_FALSE(zone("Europe/Berlin") == zone("Europe/Paris"));
  CHECK(zone("UTC") == Zone{});
  CHECK(Zone{}.name() == "UTC");
}

TEST_CASE("a local time that does not exist is the first instant after the gap") {
  CHECK(zone("America/Chicago").to_instant(local("2026-03-08T02:00")) == at("2026-03-08T08:00:00Z"));
  CHECK(zone("America/Chicago").to_instant(local("2026-03-08T02:59:59")) == at("2026-03-08T08:00:00Z"));
  CHECK(zone("Europe/Berlin").to_instant(local("2026-03-29T02:30")) == at("2026-03-29T01:00:00Z"));
  CHECK(zone("Australia/Lord_Howe").to_instant(local("2026-10-04T02:15")) == at("2026-10-03T15:30:00Z"));
  CHECK(zone("America/Santiago").to_instant(local("2026-09-06T00:30")) == at("2026-09-06T04:00:00Z"));
  CHECK(zone("Africa/Cairo").to_instant(local("2026-04-24T00:00")) == at("2026-04-23T22:00:00Z"));
  CHECK(zone("Asia/Kathmandu").to_instant(local("1986-01-01T00:05")) == at("1985-12-31T18:30:00Z"));
}

TEST_CASE("a local time that exists twice is its first occurrence") {
  CHECK(zone("America/Chicago").to_instant(local("2026-11-01T01:30")) == at("2026-11-01T06:30:00Z"));
  CHECK(zone("America/Chicago").to_instant(local("2026-11-01T02:00")) == at("2026-11-01T08:00:00Z"));
  CHECK(zone("Europe/Berlin").to_instant(local("2026-10-25T02:00")) == at("2026-10-25T00:00:00Z"));
  CHECK(zone("Europe/Berlin").to_instant(local("2026-10-25T03:00")) == at("2026-10-25T02:00:00Z"));
  CHECK(zone("Australia/Lord_Howe").to_instant(local("2026-04-05T01:30")) == at("2026-04-04T14:30:00Z"));
  CHECK(zone("America/Santiago").to_instant(local("2026-04-04T23:30")) == at("2026-04-05T02:30:00Z"));
  CHECK(zone("Africa/Cairo").to_instant(local("2026-10-29T23:00")) == at("2026-10-29T20:00:00Z"));
}

TEST_CASE("instants show as local time on both sides of a change of the clock") {
  const Zone berlin = zone("Europe/Berlin");
  CHECK(berlin.to_local(at("2026-03-29T00:59:59Z")) == local("2026-03-29T01:59:59"));
  CHECK(berlin.to_local(at("2026-03-29T01:00:00Z")) == local("2026-03-29T03:00:00"));
  CHECK(berlin.to_local(at("2026-10-25T00:59:59Z")) == local("2026-10-25T02:59:59"));
  CHECK(berlin.to_local(at("2026-10-25T01:00:00Z")) == local("2026-10-25T02:00:00"));
  CHECK(berlin.offset_at(at("2026-07-01T00:00:00Z")) == 2h);
  CHECK(zone("Asia/Kathmandu").offset_at(at("2026-07-01T00:00:00Z")) == 5h + 45min);
}

TEST_CASE("a day begins at its first instant, which need not be midnight") {
  CHECK(zone("Europe/Berlin").start_of(day("2026-11-27")) == at("2026-11-26T23:00:00Z"));
  CHECK(zone("America/Santiago").start_of(day("2026-09-06")) == at("2026-09-06T04:00:00Z"));
  CHECK(zone("America/Santiago").start_of(day("2026-04-05")) == at("2026-04-05T04:00:00Z"));
  CHECK(zone("Africa/Cairo").start_of(day("2026-04-24")) == at("2026-04-23T22:00:00Z"));
}

TEST_CASE("days are the intervals between their starts, also where a clock was set back over midnight") {
  // St. John's went from 00:01 back to 23:01 on 7 November 2010; Apia had no 30 December 2011.
  const Zone st_johns = zone("America/St_Johns");
  CHECK(st_johns.start_of(day("2010-11-07")) == at("2010-11-07T02:30:00Z"));
  CHECK(st_johns.day_of(at("2010-11-07T02:29:59Z")) == day("2010-11-06"));
  CHECK(st_johns.day_of(at("2010-11-07T02:30:00Z")) == day("2010-11-07"));
  CHECK(st_johns.day_of(at("2010-11-07T02:45:00Z")) == day("2010-11-07"));
  const Zone apia = zone("Pacific/Apia");
  CHECK(apia.start_of(day("2011-12-30")) == at("2011-12-30T10:00:00Z"));
  CHECK(apia.start_of(day("2011-12-31")) == at("2011-12-30T10:00:00Z"));
  CHECK(apia.day_of(at("2011-12-30T09:59:59Z")) == day("2011-12-29"));
  CHECK(apia.day_of(at("2011-12-30T10:00:00Z")) == day("2011-12-31"));
}

TEST_CASE("the clock goes on changing after the last year that the zone files spell out") {
  // zdump -v -c 2040,2041
  const Zone chicago = zone("America/Chicago");
  CHECK(chicago.offset_at(at("2040-03-11T07:59:59Z")) == -6h);
  CHECK(chicago.offset_at(at("2040-03-11T08:00:00Z")) == -5h);
  CHECK(chicago.offset_at(at("2040-11-04T06:59:59Z")) == -5h);
  CHECK(chicago.offset_at(at("2040-11-04T07:00:00Z")) == -6h);
  // Greenland changes on the eve, at 23:00: the rule's time lies before its day.
  const Zone nuuk = zone("America/Nuuk");
  CHECK(nuuk.to_instant(local("2040-03-24T22:59:59")) == at("2040-03-25T00:59:59Z"));
  CHECK(nuuk.to_instant(local("2040-03-24T23:00")) == at("2040-03-25T01:00:00Z"));
  CHECK(nuuk.to_instant(local("2040-03-25T00:00")) == at("2040-03-25T01:00:00Z"));
  CHECK(nuuk.to_instant(local("2040-10-27T23:30")) == at("2040-10-28T00:30:00Z"));
}

TEST_CASE("a rule that names both offsets is followed, be the summer half an hour or the winter the exception") {
  // zdump -v -c 2060,2061. Ireland's winter is its exception in law: IST-1GMT0,M10.5.0,M3.5.0/1
  const Zone dublin = zone("Europe/Dublin");
  CHECK(dublin.offset_at(at("2060-01-15T12:00:00Z")) == 0h);
  CHECK(dublin.offset_at(at("2060-03-28T00:59:59Z")) == 0h);
  CHECK(dublin.offset_at(at("2060-03-28T01:00:00Z")) == 1h);
  CHECK(dublin.offset_at(at("2060-07-15T12:00:00Z")) == 1h);
  const Zone lord_howe = zone("Australia/Lord_Howe");
  CHECK(lord_howe.offset_at(at("2060-01-15T12:00:00Z")) == 11h);
  CHECK(lord_howe.offset_at(at("2060-07-15T12:00:00Z")) == 10h + 30min);
}
