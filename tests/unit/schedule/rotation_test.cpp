#include <catch2/catch.hpp>

#include "builder.hpp"

using namespace builder;
using namespace std::chrono_literals;
using std::chrono::days;
using std::chrono::weeks;

TEST_CASE(
    "a weekly rotation hands off at the same wall-clock time all year, so a shift over a change is not 168 hours") {
  const Zone berlin = zone("Europe/Berlin");
  const Workspace w = workspace("Europe/Berlin", 3);
  const Rotation r = rotation(weeks{1}, 9h, {era("2026-01-05", {0, 1, 2})});
  CHECK(lines(w, rota(w, r, between("2026-03-23T09:00", "2026-04-06T09:00", berlin)), berlin) ==
        Lines{"p2 2026-03-23T09:00:00+01:00 2026-03-30T09:00:00+02:00 rotation",
              "p0 2026-03-30T09:00:00+02:00 2026-04-06T09:00:00+02:00 rotation"});
  CHECK(lines(w, rota(w, r, between("2026-10-21", "2026-10-27", berlin)), berlin) ==
        Lines{"p2 2026-10-21T00:00:00+02:00 2026-10-26T09:00:00+01:00 rotation",
              "p0 2026-10-26T09:00:00+01:00 2026-10-27T00:00:00+01:00 rotation"});
}

TEST_CASE("before the first era nobody is on call, and a new era starts its own count") {
  const Workspace w = workspace("UTC", 4);
  const Rotation r = rotation(weeks{1}, 9h, {era("2026-01-05", {0, 1, 2}), era("2026-01-15", {3, 0})});
  CHECK(lines(w, rota(w, r, between("2026-01-01", "2026-02-01")), Zone{}) ==
        Lines{"p0 2026-01-05T09:00:00+00:00 2026-01-12T09:00:00+00:00 rotation",
              "p1 2026-01-12T09:00:00+00:00 2026-01-15T09:00:00+00:00 rotation",
              "p3 2026-01-15T09:00:00+00:00 2026-01-22T09:00:00+00:00 rotation",
              "p0 2026-01-22T09:00:00+00:00 2026-01-29T09:00:00+00:00 rotation",
              "p3 2026-01-29T09:00:00+00:00 2026-02-01T00:00:00+00:00 rotation",
              "gap 2026-01-01T00:00:00+00:00 2026-01-05T09:00:00+00:00"});
}

TEST_CASE("an override wins over its time, also where nobody's shift it is") {
  const Workspace w = workspace("UTC", 3);
  Rotation r = rotation(weeks{1}, 9h, {era("2026-01-05", {0, 1})});
  r.overrides = {override_of(between("2026-01-11", "2026-01-14"), 2),
                 override_of(between("2026-01-15", "2026-01-16"), 1),
                 override_of(between("2026-01-02", "2026-01-03"), 2)};
  CHECK(lines(w, rota(w, r, between("2026-01-01", "2026-01-18")), Zone{}) ==
        Lines{"p2 2026-01-02T00:00:00+00:00 2026-01-03T00:00:00+00:00 override",
              "p0 2026-01-05T09:00:00+00:00 2026-01-11T00:00:00+00:00 rotation",
              "p2 2026-01-11T00:00:00+00:00 2026-01-12T09:00:00+00:00 override for p0",
              "p2 2026-01-12T09:00:00+00:00 2026-01-14T00:00:00+00:00 override for p1",
              "p1 2026-01-14T00:00:00+00:00 2026-01-15T00:00:00+00:00 rotation",
              "p1 2026-01-15T00:00:00+00:00 2026-01-16T00:00:00+00:00 override",
              "p1 2026-01-16T00:00:00+00:00 2026-01-18T00:00:00+00:00 rotation",
              "gap 2026-01-01T00:00:00+00:00 2026-01-02T00:00:00+00:00",
              "gap 2026-01-03T00:00:00+00:00 2026-01-05T09:00:00+00:00"});
}

TEST_CASE("whoever is away hands that part of the shift to the next in order who is not") {
  Workspace w = workspace("UTC", 3);
  const Rotation r = rotation(weeks{1}, 9h, {era("2026-01-05", {0, 1, 2})});
  away(w, 0, between("2026-01-07", "2026-01-10"));
  away(w, 1, between("2026-01-08", "2026-01-09"));
  away(w, 2, between("2026-01-08T12:00", "2026-01-08T18:00"));
  CHECK(lines(w, rota(w, r, between("2026-01-05T09:00", "2026-01-12T09:00")), Zone{}) ==
        Lines{"p0 2026-01-05T09:00:00+00:00 2026-01-07T00:00:00+00:00 rotation",
              "p1 2026-01-07T00:00:00+00:00 2026-01-08T00:00:00+00:00 substitute for p0",
              "p2 2026-01-08T00:00:00+00:00 2026-01-08T12:00:00+00:00 substitute for p0",
              "p2 2026-01-08T18:00:00+00:00 2026-01-09T00:00:00+00:00 substitute for p0",
              "p1 2026-01-09T00:00:00+00:00 2026-01-10T00:00:00+00:00 substitute for p0",
              "p0 2026-01-10T00:00:00+00:00 2026-01-12T09:00:00+00:00 rotation",
              "gap 2026-01-08T12:00:00+00:00 2026-01-08T18:00:00+00:00"});
}

TEST_CASE("pieces that agree are one, across handoffs and across leave of others") {
  Workspace w = workspace("UTC", 2);
  CHECK(lines(w, rota(w, rotation(days{1}, 9h, {era("2026-01-05", {0})}), between("2026-01-06", "2026-02-06")),
              Zone{}) == Lines{"p0 2026-01-06T00:00:00+00:00 2026-02-06T00:00:00+00:00 rotation"});
  away(w, 0, between("2026-01-01", "2026-03-01"));
  away(w, 0, between("2026-02-15", "2026-04-01"));
  CHECK(lines(w, rota(w, rotation(days{1}, 9h, {era("2026-01-05", {0})}), between("2026-01-01", "2026-02-06")),
              Zone{}) == Lines{"gap 2026-01-01T00:00:00+00:00 2026-02-06T00:00:00+00:00"});
  CHECK(lines(w,
              rota(w, rotation(weeks{1}, 9h, {era("2026-01-05", {0, 1})}),
                   between("2026-01-05T09:00", "2026-01-26T09:00")),
              Zone{}) == Lines{"p1 2026-01-05T09:00:00+00:00 2026-01-12T09:00:00+00:00 substitute for p0",
                               "p1 2026-01-12T09:00:00+00:00 2026-01-19T09:00:00+00:00 rotation",
                               "p1 2026-01-19T09:00:00+00:00 2026-01-26T09:00:00+00:00 substitute for p0"});
}

TEST_CASE("a member may stand twice in a roster") {
  const Workspace w = workspace("UTC", 2);
  const Rotation r = rotation(days{1}, 0h, {era("2026-01-05", {0, 0, 1})});
  CHECK(lines(w, rota(w, r, between("2026-01-05", "2026-01-10")), Zone{}) ==
        Lines{"p0 2026-01-05T00:00:00+00:00 2026-01-07T00:00:00+00:00 rotation",
              "p1 2026-01-07T00:00:00+00:00 2026-01-08T00:00:00+00:00 rotation",
              "p0 2026-01-08T00:00:00+00:00 2026-01-10T00:00:00+00:00 rotation"});
}

TEST_CASE("a handoff in a gap of local time is the first instant after it, and a shift that falls into one is none") {
  const Zone berlin = zone("Europe/Berlin");
  const Workspace w = workspace("Europe/Berlin", 3);
  CHECK(lines(w,
              rota(w, rotation(1h, 0h, {era("2026-03-29", {0, 1, 2})}),
                   between("2026-03-29", "2026-03-29T05:00", berlin)),
              berlin) == Lines{"p0 2026-03-29T00:00:00+01:00 2026-03-29T01:00:00+01:00 rotation",
                               "p1 2026-03-29T01:00:00+01:00 2026-03-29T03:00:00+02:00 rotation",
                               "p0 2026-03-29T03:00:00+02:00 2026-03-29T04:00:00+02:00 rotation",
                               "p1 2026-03-29T04:00:00+02:00 2026-03-29T05:00:00+02:00 rotation"});
  CHECK(lines(w,
              rota(w, rotation(1h, 0h, {era("2026-10-25", {0, 1, 2})}),
                   between("2026-10-25T01:00", "2026-10-25T04:00", berlin)),
              berlin) == Lines{"p1 2026-10-25T01:00:00+02:00 2026-10-25T02:00:00+02:00 rotation",
                               "p2 2026-10-25T02:00:00+02:00 2026-10-25T03:00:00+01:00 rotation",
                               "p0 2026-10-25T03:00:00+01:00 2026-10-25T04:00:00+01:00 rotation"});
}

TEST_CASE("a rotation follows the zone of its team, not the workspace's") {
  Workspace w = workspace("Europe/Berlin", 1);
  w.teams[0].timezone = zone("America/Chicago");
  const Rotation r = rotation(weeks{1}, 9h, {era("2026-01-05", {0})});
  CHECK(lines(w, rota(w, r, between("2026-01-01", "2026-01-08")), zone("America/Chicago")).front() ==
        "p0 2026-01-05T09:00:00-06:00 2026-01-07T18:00:00-06:00 rotation");
}

TEST_CASE("an override that names somebody who is away is kept, and told where it lies in the window") {
  Workspace w = workspace("UTC", 2);
  Rotation r = rotation(weeks{1}, 9h, {era("2026-01-05", {0})});
  r.overrides = {override_of(between("2026-01-06", "2026-01-08"), 1)};
  away(w, 1, between("2026-01-07", "2026-01-20"));
  const Rota whole = rota(w, r, between("2026-01-06", "2026-01-09"));
  CHECK(lines(w, whole, Zone{}) == Lines{"p1 2026-01-06T00:00:00+00:00 2026-01-08T00:00:00+00:00 override for p0",
                                         "p0 2026-01-08T00:00:00+00:00 2026-01-09T00:00:00+00:00 rotation"});
  CHECK(
      whole.warnings ==
      Lines{"rotation rota: the override from 2026-01-06T00:00:00+00:00 to 2026-01-08T00:00:00+00:00 names p1, who is "
            "away from 2026-01-07T00:00:00+00:00 to 2026-01-20T00:00:00+00:00"});
  CHECK(rota(w, r, between("2026-01-08", "2026-01-09")).warnings.empty());
}

TEST_CASE("a window of nothing, an empty roster and a shift of nothing end") {
  const Workspace w = workspace("UTC", 1);
  const Rotation r = rotation(weeks{1}, 9h, {era("2026-01-05", {0})});
  CHECK(lines(w, rota(w, r, between("2026-01-09", "2026-01-09")), Zone{}).empty());
  CHECK(lines(w, rota(w, r, between("2026-01-10", "2026-01-09")), Zone{}).empty());
  const Lines gap{"gap 2026-01-09T00:00:00+00:00 2026-01-10T00:00:00+00:00"};
  const Interval window = between("2026-01-09", "2026-01-10");
  CHECK(lines(w, rota(w, rotation(weeks{1}, 9h, {}), window), Zone{}) == gap);
  CHECK(lines(w, rota(w, rotation(weeks{1}, 9h, {era("2026-01-05", {})}), window), Zone{}) == gap);
  CHECK(lines(w, rota(w, rotation(0s, 9h, {era("2026-01-05", {0})}), window), Zone{}) == gap);
}

TEST_CASE("who is on call at an instant is whoever an override names, from its first second to its last") {
  const Workspace w = workspace("UTC", 3);
  Rotation r = rotation(weeks{1}, 9h, {era("2026-01-05", {0, 1})});
  r.overrides = {override_of(between("2026-01-07", "2026-01-08"), 2)};
  CHECK(on_call_at(w, r, at("2026-01-06T23:59:59")) == Handle<Person>{0});
  CHECK(on_call_at(w, r, at("2026-01-07T00:00:00")) == Handle<Person>{2});
  CHECK(on_call_at(w, r, at("2026-01-07T23:59:59")) == Handle<Person>{2});
  CHECK(on_call_at(w, r, at("2026-01-08T00:00:00")) == Handle<Person>{0});
  CHECK(on_call_at(w, r, at("2026-01-05T08:59:59")) == std::nullopt);
}

TEST_CASE("of two overrides that begin at once the one written first counts, and one for whom nobody defines is none") {
  const Workspace w = workspace("UTC", 4);
  Rotation r = rotation(weeks{1}, 9h, {era("2026-01-05", {0})});
  r.overrides = {override_of(between("2026-01-06", "2026-01-08"), 2), override_of(between("2026-01-06", "2026-01-07"), 1),
                 override_of(between("2026-01-09", "2026-01-10"), 3)};
  r.overrides[2].person.to.reset();
  CHECK(lines(w, rota(w, r, between("2026-01-06", "2026-01-11")), Zone{}) ==
        Lines{"p2 2026-01-06T00:00:00+00:00 2026-01-08T00:00:00+00:00 override for p0",
              "p0 2026-01-08T00:00:00+00:00 2026-01-11T00:00:00+00:00 rotation"});
}

TEST_CASE("warnings of overrides stand in the order of time, of equals as they are written") {
  Workspace w = workspace("UTC", 3);
  for (const std::uint32_t who : {0U, 1U, 2U}) away(w, who, between("2026-01-01", "2026-02-01"));
  Rotation r = rotation(weeks{1}, 9h, {era("2026-01-05", {0})});
  r.overrides = {override_of(between("2026-01-09", "2026-01-10"), 1), override_of(between("2026-01-06", "2026-01-07"), 2),
                 override_of(between("2026-01-06", "2026-01-07"), 0), override_of(between("2026-02-06", "2026-02-07"), 0)};
  const auto warning = [](const std::string& from, const std::string& to, const std::string& who) {
    return "rotation rota: the override from " + from + "T00:00:00+00:00 to " + to + "T00:00:00+00:00 names " + who +
           ", who is away from 2026-01-01T00:00:00+00:00 to 2026-02-01T00:00:00+00:00";
  };
  CHECK(rota(w, r, between("2026-01-01", "2026-03-01")).warnings ==
        Lines{warning("2026-01-06", "2026-01-07", "p2"), warning("2026-01-06", "2026-01-07", "p0"),
              warning("2026-01-09", "2026-01-10", "p1")});
  CHECK(rota(w, r, between("2026-01-07", "2026-01-09")).warnings.empty());
}

TEST_CASE("a shift may be as short as a second") {
  const Workspace w = workspace("UTC", 2);
  const Rotation r = rotation(1s, 9h, {era("2026-01-05", {0, 1})});
  CHECK(lines(w, rota(w, r, between("2026-01-05T08:59:59", "2026-01-05T09:00:02")), Zone{}) ==
        Lines{"p0 2026-01-05T09:00:00+00:00 2026-01-05T09:00:01+00:00 rotation",
              "p1 2026-01-05T09:00:01+00:00 2026-01-05T09:00:02+00:00 rotation",
              "gap 2026-01-05T08:59:59+00:00 2026-01-05T09:00:00+00:00"});
}
