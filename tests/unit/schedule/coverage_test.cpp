#include <catch2/catch.hpp>

#include "builder.hpp"
#include "schedule/context.hpp"

using namespace builder;
using namespace std::chrono_literals;
using std::chrono::weeks;

namespace {

/// Berlin, mon-fri 09:00-17:00, Christmas and Boxing Day; two people in one weekly rotation since 2026-01-05.
Workspace company() {
  Workspace w = workspace("Europe/Berlin", 2);
  Calendar calendar;
  calendar.id = "company";
  using namespace std::chrono;
  calendar.holidays = {{December / 25, "Christmas Day", {}}, {December / 26, "Boxing Day", {}}};
  w.calendars = {calendar};
  w.calendar = ref("company", Handle<Calendar>{0});
  w.rotations = {rotation(weeks{1}, 9h, {era("2026-01-05", {0, 1})})};
  return w;
}

Coverage coverage(Party by, Window::Kind kind = Window::Kind::always, unsigned n = 0) {
  Coverage c;
  c.id = "c";
  c.by = ref("by", by);
  c.when.kind = kind;
  c.when.days = n;
  return c;
}

const Party kTeam = Handle<Team>{0};
const Party kRotation = Handle<Rotation>{0};

}  // namespace

TEST_CASE("working hours without holidays, by a party that is no rotation") {
  const Zone berlin = zone("Europe/Berlin");
  const Workspace w = company();
  CHECK(lines(w, coverage_rota(w, coverage(kTeam), between("2026-12-24T12:00", "2026-12-29", berlin)), berlin) ==
        Lines{"team 2026-12-24T12:00:00+01:00 2026-12-24T17:00:00+01:00",
              "team 2026-12-28T09:00:00+01:00 2026-12-28T17:00:00+01:00"});
}

TEST_CASE("worked: in the last week of a month a holiday on a weekday has the on-call engineer at the regular hours") {
  const Zone berlin = zone("Europe/Berlin");
  const Workspace w = company();
  Coverage c = coverage(kRotation, Window::Kind::last_days, 7);
  c.cover_holidays = true;
  // Friday the 25th is a holiday and covered by day, Saturday the 26th one but no working weekday.
  CHECK(lines(w, coverage_rota(w, c, between("2026-12-21", "2026-12-29T12:00", berlin)), berlin) ==
        Lines{"p0 2026-12-25T09:00:00+01:00 2026-12-25T17:00:00+01:00 Christmas Day",
              "p1 2026-12-28T09:00:00+01:00 2026-12-28T17:00:00+01:00",
              "p1 2026-12-29T09:00:00+01:00 2026-12-29T12:00:00+01:00"});
}

TEST_CASE("all hours without holidays leaves them out and keeps weekends") {
  const Zone berlin = zone("Europe/Berlin");
  const Workspace w = company();
  Coverage c = coverage(kRotation);
  c.all_hours = true;
  CHECK(lines(w, coverage_rota(w, c, between("2026-12-24", "2026-12-29", berlin)), berlin) ==
        Lines{"p0 2026-12-24T00:00:00+01:00 2026-12-25T00:00:00+01:00",
              "p0 2026-12-27T00:00:00+01:00 2026-12-28T09:00:00+01:00",
              "p1 2026-12-28T09:00:00+01:00 2026-12-29T00:00:00+01:00"});
}

TEST_CASE("all hours with holidays is one piece but where person or holiday changes") {
  const Zone berlin = zone("Europe/Berlin");
  const Workspace w = company();
  Coverage c = coverage(kTeam);
  c.all_hours = c.cover_holidays = true;
  CHECK(lines(w, coverage_rota(w, c, between("2026-12-20", "2026-12-31", berlin)), berlin) ==
        Lines{"team 2026-12-20T00:00:00+01:00 2026-12-25T00:00:00+01:00",
              "team 2026-12-25T00:00:00+01:00 2026-12-26T00:00:00+01:00 Christmas Day",
              "team 2026-12-26T00:00:00+01:00 2026-12-27T00:00:00+01:00 Boxing Day",
              "team 2026-12-27T00:00:00+01:00 2026-12-31T00:00:00+01:00"});
}

TEST_CASE("the last working days of a month are those days themselves") {
  const Zone berlin = zone("Europe/Berlin");
  const Workspace w = company();
  Coverage c = coverage(kTeam, Window::Kind::last_working_days, 5);
  c.all_hours = c.cover_holidays = true;
  CHECK(lines(w, coverage_rota(w, c, between("2026-12-01", "2027-01-01", berlin)), berlin) ==
        Lines{"team 2026-12-24T00:00:00+01:00 2026-12-25T00:00:00+01:00",
              "team 2026-12-28T00:00:00+01:00 2027-01-01T00:00:00+01:00"});
}

TEST_CASE("where the window holds and nobody is on call there is a gap") {
  Workspace w = company();
  const Zone berlin = zone("Europe/Berlin");
  away(w, 0, between("2026-11-24T12:00", "2026-11-26", berlin));
  away(w, 1, between("2026-11-24T12:00", "2026-11-25T10:00", berlin));
  CHECK(lines(w, coverage_rota(w, coverage(kRotation), between("2026-11-24", "2026-11-26", berlin)), berlin) ==
        Lines{"p0 2026-11-24T09:00:00+01:00 2026-11-24T12:00:00+01:00",
              "p1 2026-11-25T10:00:00+01:00 2026-11-25T17:00:00+01:00",
              "gap 2026-11-24T12:00:00+01:00 2026-11-24T17:00:00+01:00",
              "gap 2026-11-25T09:00:00+01:00 2026-11-25T10:00:00+01:00"});
  const auto next = next_covered(w, coverage(kRotation), at("2026-11-24T12:00", berlin), at("2026-12-24", berlin));
  REQUIRE(next);
  CHECK(format_instant(next->at, berlin) == "2026-11-25T10:00:00+01:00");
  CHECK(next->to == Party{Handle<Person>{1}});
}

TEST_CASE("the next covered instant is now while covered, else the next opening, and nothing from `until` on") {
  const Zone berlin = zone("Europe/Berlin");
  const Workspace w = company();
  const auto next = [&](const Coverage& c, std::string_view from, std::string_view until) -> std::string {
    const auto found = next_covered(w, c, at(from, berlin), at(until, berlin));
    return found ? format_instant(found->at, berlin) + " " + id_of(w, found->to) : "nothing";
  };
  CHECK(next(coverage(kTeam), "2026-11-27T12:00", "2026-12-01") == "2026-11-27T12:00:00+01:00 team");
  CHECK(next(coverage(kTeam), "2026-11-27T17:00", "2026-12-01") == "2026-11-30T09:00:00+01:00 team");
  CHECK(next(coverage(kTeam), "2026-11-27T17:00", "2026-11-30T09:00") == "nothing");
  CHECK(next(coverage(kRotation), "2026-11-27T17:00", "2026-11-30T09:00:01") == "2026-11-30T09:00:00+01:00 p1");
  CHECK(next(coverage(kRotation, Window::Kind::last_days, 7), "2026-12-01", "2027-01-10") ==
        "2026-12-28T09:00:00+01:00 p1");
  CHECK(next(coverage(kRotation), "2025-12-01", "2026-01-05T09:00") == "nothing");
  CHECK(next(coverage(kTeam), "2026-11-27T12:00", "2026-11-27T12:00") == "nothing");
}

TEST_CASE("zone, hours and calendar of a coverage are those of the team of `by`") {
  Workspace w = company();
  w.teams[0].timezone = zone("America/Chicago");
  w.teams[0].working_hours.hours = ClockRange{8h, 12h};
  Calendar none;
  none.id = "none";
  w.calendars.push_back(none);
  w.teams[0].calendar = ref("none", Handle<Calendar>{1});
  const Zone chicago = zone("America/Chicago");
  CHECK(lines(w, coverage_rota(w, coverage(kRotation), between("2026-12-25", "2026-12-26", chicago)), chicago) ==
        Lines{"p0 2026-12-25T08:00:00-06:00 2026-12-25T12:00:00-06:00"});
  // A person has no team: the workspace's.
  const Zone berlin = zone("Europe/Berlin");
  CHECK(lines(w, coverage_rota(w, coverage(Handle<Person>{1}), between("2026-12-24", "2026-12-26", berlin)), berlin) ==
        Lines{"p1 2026-12-24T09:00:00+01:00 2026-12-24T17:00:00+01:00"});
}

TEST_CASE("a coverage day of a changing clock has 23 or 25 hours") {
  const Workspace w = company();
  Coverage c = coverage(kTeam);
  c.all_hours = true;
  const Zone berlin = zone("Europe/Berlin");
  const auto hours = [&](std::string_view from, std::string_view to) {
    const auto shifts = coverage_rota(w, c, between(from, to, berlin)).shifts;
    REQUIRE(shifts.size() == 1);
    return (shifts[0].when.end - shifts[0].when.begin) / 1h;
  };
  CHECK(hours("2026-03-29", "2026-03-30") == 23);
  CHECK(hours("2026-10-25", "2026-10-26") == 25);
}
