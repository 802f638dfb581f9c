// Shifts over changes of the clock. The instants are those of `zdump -v -c 2026,2027 ZONE` (tzdata 2025b): Chicago
// 2026-03-08T08:00Z and 2026-11-01T07:00Z, Berlin 2026-03-29T01:00Z and 2026-10-25T01:00Z, Lord Howe 2026-04-04T15:00Z and
// 2026-10-03T15:30Z, Santiago 2026-04-05T03:00Z and 2026-09-06T04:00Z, Cairo 2026-04-23T22:00Z and 2026-10-29T21:00Z;
// Kathmandu has none (its last was in 1986, of 15 minutes).
#include <catch2/catch.hpp>

#include "builder.hpp"
#include "schedule/walk.hpp"

using namespace builder;
using namespace std::chrono_literals;

namespace {

/// The days' shifts around a change, as `begin length`, the begins in UTC.
Lines shifts(std::string_view zone_name, Clock handoff, std::string_view from, std::string_view to) {
  const Zone in = zone(zone_name);
  const Workspace w = workspace(zone_name, 2);
  const Rotation r = rotation(24h, handoff, {era("2026-01-01", {0, 1})});
  Lines result;
  const Rota found = rota(w, r, {in.to_instant(LocalTime{day(from)} + handoff), in.to_instant(LocalTime{day(to)} + handoff)});
  for (const Shift& s : found.shifts) {
    result.push_back(format_instant(s.when.begin, Zone{}).substr(0, 16) + " " + format_duration(s.when.end - s.when.begin));
  }
  return result;
}

}  // namespace

TEST_CASE("a handoff that the clock jumps over is the first instant after the gap, and the next day's is as ever") {
  CHECK(shifts("America/Chicago", 2h + 30min, "2026-03-07", "2026-03-10") ==
        Lines{"2026-03-07T08:30 23h30m", "2026-03-08T08:00 23h30m", "2026-03-09T07:30 1d"});
  CHECK(shifts("Europe/Berlin", 2h + 30min, "2026-03-28", "2026-03-31") ==
        Lines{"2026-03-28T01:30 23h30m", "2026-03-29T01:00 23h30m", "2026-03-30T00:30 1d"});
  CHECK(shifts("Australia/Lord_Howe", 2h + 15min, "2026-10-03", "2026-10-06") ==
        Lines{"2026-10-02T15:45 23h45m", "2026-10-03T15:30 23h45m", "2026-10-04T15:15 1d"});
  CHECK(shifts("America/Santiago", 30min, "2026-09-05", "2026-09-08") ==
        Lines{"2026-09-05T04:30 23h30m", "2026-09-06T04:00 23h30m", "2026-09-07T03:30 1d"});
  CHECK(shifts("Africa/Cairo", 30min, "2026-04-23", "2026-04-26") ==
        Lines{"2026-04-22T22:30 23h30m", "2026-04-23T22:00 23h30m", "2026-04-24T21:30 1d"});
}

TEST_CASE("a handoff that the clock shows twice is the first showing") {
  CHECK(shifts("America/Chicago", 1h + 30min, "2026-10-31", "2026-11-03") ==
        Lines{"2026-10-31T06:30 1d", "2026-11-01T06:30 1d1h", "2026-11-02T07:30 1d"});
  CHECK(shifts("Europe/Berlin", 2h + 30min, "2026-10-24", "2026-10-27") ==
        Lines{"2026-10-24T00:30 1d", "2026-10-25T00:30 1d1h", "2026-10-26T01:30 1d"});
  CHECK(shifts("Australia/Lord_Howe", 1h + 45min, "2026-04-04", "2026-04-07") ==
        Lines{"2026-04-03T14:45 1d", "2026-04-04T14:45 1d30m", "2026-04-05T15:15 1d"});
  CHECK(shifts("America/Santiago", 23h + 30min, "2026-04-03", "2026-04-06") ==
        Lines{"2026-04-04T02:30 1d", "2026-04-05T02:30 1d1h", "2026-04-06T03:30 1d"});
  CHECK(shifts("Africa/Cairo", 23h + 30min, "2026-10-28", "2026-10-31") ==
        Lines{"2026-10-28T20:30 1d", "2026-10-29T20:30 1d1h", "2026-10-30T21:30 1d"});
}

TEST_CASE("where the clock never changes every shift is as long as it is written") {
  CHECK(shifts("Asia/Kathmandu", 5h + 45min, "2026-03-28", "2026-03-31") ==
        Lines{"2026-03-28T00:00 1d", "2026-03-29T00:00 1d", "2026-03-30T00:00 1d"});
}

TEST_CASE("a weekly shift over the change of the year keeps its turn, in the years with 53 weeks too") {
  // ISO 8601: 2020 and 2026 have a week 53, and 2027 begins on a Friday of it.
  const Workspace w = workspace("Europe/Berlin", 3);
  const Zone in = zone("Europe/Berlin");
  const Rotation r = rotation(168h, 9h, {era("2020-12-21", {0, 1, 2})});
  const auto first = [&](std::string_view from, std::string_view to) { return lines(w, rota(w, r, between(from, to, in)), in); };
  CHECK(first("2020-12-28T09:00", "2021-01-11T09:00") == Lines{"p1 2020-12-28T09:00:00+01:00 2021-01-04T09:00:00+01:00 rotation",
                                                               "p2 2021-01-04T09:00:00+01:00 2021-01-11T09:00:00+01:00 rotation"});
  CHECK(first("2026-12-28T09:00", "2027-01-11T09:00") == Lines{"p2 2026-12-28T09:00:00+01:00 2027-01-04T09:00:00+01:00 rotation",
                                                               "p0 2027-01-04T09:00:00+01:00 2027-01-11T09:00:00+01:00 rotation"});
}

TEST_CASE("where clocks are put back, shifts shorter than the hour are those of its first showing") {
  // 2026-10-25: 03:00 is 02:00 again, at 01:00 UTC. Handoffs of that hour all lie in its first showing.
  const Workspace w = workspace("Europe/Berlin", 3);
  const Rotation r = rotation(30min, 2h + 30min, {era("2026-10-25", {0, 1, 2})});
  const auto on_call = [&](std::string_view instant) { return on_call_at(w, r, at(instant)); };
  CHECK(on_call("2026-10-25T00:29:59Z") == std::nullopt);
  CHECK(on_call("2026-10-25T00:30:00Z") == Handle<Person>{0});
  CHECK(on_call("2026-10-25T01:10:00Z") == Handle<Person>{0});  // 02:10 for the second time: the shift goes on until 03:00
  CHECK(on_call("2026-10-25T01:59:59Z") == Handle<Person>{0});
  CHECK(on_call("2026-10-25T02:00:00Z") == Handle<Person>{1});
  const Rotation earlier = rotation(30min, 0h, {era("2026-10-25", {0, 1, 2})});  // 02:00 is shift 4, 02:30 shift 5
  CHECK(on_call_at(w, earlier, at("2026-10-25T00:10:00Z")) == Handle<Person>{1});
  CHECK(on_call_at(w, earlier, at("2026-10-25T00:40:00Z")) == Handle<Person>{2});
  CHECK(on_call_at(w, earlier, at("2026-10-25T01:10:00Z")) == Handle<Person>{2});
  CHECK(on_call_at(w, earlier, at("2026-10-25T02:00:00Z")) == Handle<Person>{0});
  const oncall::Context context{w};
  const auto handoff = oncall::handoff_before(context, earlier, at("2026-10-25T01:10:00Z"));
  REQUIRE(handoff);
  CHECK(handoff->at == at("2026-10-25T00:30:00Z"));
  CHECK(handoff->local == LocalTime{day("2026-10-25")} + 2h + 30min);
}
