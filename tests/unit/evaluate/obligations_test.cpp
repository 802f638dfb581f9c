#include "evaluate/world.hpp"

using namespace runbook;
using namespace runbook::testing;

namespace {

const std::string kWorkspace = R"(workspace: w
timezone: Europe/Berlin
calendar: company
calendars: { company: [{ yearly: 12-25 }, { date: 2026-11-24 }] }
people: { ann: {} }
)";

/// A pipeline with one commitment `x` of these further keys.
World world(const std::string& keys, const Lines& seen = {}) {
  World w{kWorkspace,
          "pipeline: unit\ntitle: Unit\nowners: { primary: [ann] }\nraci: { responsible: [ann], accountable: [ann] }\n"
          "sources: []\nsla: { commitments: [{ id: x, title: X, " +
              keys + " }] }\n"};
  Lines rows;
  for (const std::string& row : seen) rows.push_back("unit/x," + row);
  if (!rows.empty()) w.see(rows);
  return w;
}

}  // namespace

TEST_CASE("an obligation with neither `from` nor an observation is unmonitored, without a period") {
  const World w = world("every: month");
  CHECK(w.rows(w.at("2026-11-20T08:00:00Z"), "unit") == Lines{"unit unmonitored", "x unmonitored"});
}

TEST_CASE("before its due time an obligation is pending, then warning from `warn_before` on, then alarm and overdue") {
  const World w = world("every: month, due: last-day, at: \"17:00\", from: 2026-11-01, warn_before: 2d");
  const std::string period = " 2026-11-01 due=2026-11-30T16:00:00Z";
  CHECK(w.row("unit/x", "2026-11-01T00:00:00") == "x pending" + period);
  CHECK(w.row("unit/x", "2026-11-28T15:59:59Z") == "x pending" + period);
  CHECK(w.row("unit/x", "2026-11-28T16:00:00Z") == "x warning" + period);
  CHECK(w.row("unit/x", "2026-11-30T15:59:59Z") == "x warning" + period);
  CHECK(w.row("unit/x", "2026-11-30T16:00:00Z") == "x alarm" + period + " overdue");
  CHECK(w.row("unit/x", "2027-01-01T00:00:00") == "x alarm 2026-12-01 due=2026-12-31T16:00:00Z overdue");
  CHECK(w.row("unit/x", "2026-10-31T23:59:59") == "x unmonitored");
}

TEST_CASE("without `warn_before` an obligation is pending until it is due, by default at the period's end") {
  const World w = world("every: week, from: 2026-11-18");
  CHECK(w.row("unit/x", "2026-11-22T23:59:59") == "x pending 2026-11-16 due=2026-11-22T23:00:00Z");
  CHECK(w.row("unit/x", "2026-11-23T00:00:00") == "x alarm 2026-11-16 due=2026-11-22T23:00:00Z overdue");
}

TEST_CASE("a period's start and end are its local days'") {
  const World w = world("every: quarter, from: 2026-11-18");
  const StatusReport report = w.at("2026-11-20T08:00:00Z");
  const ObligationStatus& row = report.pipelines[0].obligations.at(0);
  CHECK(row.period_start == instant("2026-09-30T22:00:00Z"));
  CHECK(row.period_end == instant("2026-12-31T23:00:00Z"));
}

TEST_CASE("every form of due time") {
  const auto [keys, now, due] = GENERATE(table<std::string, std::string, std::string>({
      {"every: day, at: \"09:00\"", "2026-11-20T08:00", "2026-11-20 due=2026-11-20T08:00:00Z"},
      {"every: week, due: wed, at: \"12:00\"", "2026-11-23T08:00", "2026-11-23 due=2026-11-25T11:00:00Z"},
      {"every: week, due: last-working-day", "2026-11-23T08:00", "2026-11-23 due=2026-11-27T23:00:00Z"},
      {"every: week, due: tue, if_not_working_day: before", "2026-11-23T08:00", "2026-11-23 due=2026-11-23T23:00:00Z"},
      {"every: week, due: tue, if_not_working_day: after", "2026-11-23T08:00", "2026-11-23 due=2026-11-25T23:00:00Z"},
      {"every: month, due: 31", "2026-11-02T08:00", "2026-11-01 due=2026-11-30T23:00:00Z"},
      {"every: month, due: 15", "2026-11-02T08:00", "2026-11-01 due=2026-11-15T23:00:00Z"},
      {"every: month, due: 15, if_not_working_day: before", "2026-11-02T08:00", "2026-11-01 due=2026-11-13T23:00:00Z"},
      {"every: month, due: 1, if_not_working_day: before", "2026-11-01T08:00", "2026-11-01 due=2026-11-02T23:00:00Z"},
      {"every: quarter, due: last-working-day", "2026-11-02T08:00", "2026-10-01 due=2026-12-31T23:00:00Z"},
      {"every: year", "2026-11-02T08:00", "2026-01-01 due=2026-12-31T23:00:00Z"},
      {"every: day, if_not_working_day: before", "2026-11-21T08:00", "2026-11-21 due=2026-11-23T23:00:00Z"},
  }));
  CAPTURE(keys);
  const World w = world(keys + ", from: " + due.substr(0, 10));
  CHECK(w.row("unit/x", now) == "x pending " + due);
}

TEST_CASE("a month whose last day is a Sunday is due the Friday before or the Monday after, and pending until then") {
  const World before =
      world("every: month, due: last-day, at: \"17:00\", from: 2027-01-01, if_not_working_day: before");
  CHECK(before.row("unit/x", "2027-01-29T16:59:59") == "x pending 2027-01-01 due=2027-01-29T16:00:00Z");
  CHECK(before.row("unit/x", "2027-01-29T17:00:00") == "x alarm 2027-01-01 due=2027-01-29T16:00:00Z overdue");
  const World after = world("every: month, due: last-day, at: \"17:00\", from: 2027-01-01, if_not_working_day: after");
  CHECK(after.row("unit/x", "2027-02-01T16:59:59") == "x pending 2027-01-01 due=2027-02-01T16:00:00Z");
  CHECK(after.row("unit/x", "2027-02-01T17:00:00") == "x alarm 2027-01-01 due=2027-02-01T16:00:00Z overdue");
}

TEST_CASE("tracking begins with the period of `from` or of the earliest observation, whichever is earlier") {
  CHECK(world("every: month, from: 2026-12-24", {"2026-11-10T08:00:00Z"}).row("unit/x", "2026-11-20T08:00:00Z") ==
        "x ok 2026-11-01 due=2026-11-30T23:00:00Z done=2026-11-10T08:00:00Z");
  CHECK(world("every: month, from: 2026-09-24", {"2026-11-10T08:00:00Z"}).row("unit/x", "2026-10-20T08:00:00Z") ==
        "x alarm 2026-09-01 due=2026-09-30T22:00:00Z overdue");
  // One with `for` stands in the period it names, also in one that is yet to come.
  CHECK(world("every: month", {"2026-11-10T08:00:00Z,2026-09"}).row("unit/x", "2026-11-20T08:00:00Z") ==
        "x alarm 2026-10-01 due=2026-10-31T23:00:00Z overdue");
  CHECK(world("every: month", {"2026-11-10T08:00:00Z,2026-12"}).row("unit/x", "2026-11-20T08:00:00Z") ==
        "x unmonitored");
  CHECK(world("every: month", {"2026-11-10T08:00:00Z,2026-12"}).row("unit/x", "2026-12-20T08:00:00Z") ==
        "x ok 2026-12-01 due=2026-12-31T23:00:00Z done=2026-11-10T08:00:00Z");
  // What lies after now is not known yet.
  CHECK(world("every: month", {"2026-11-10T08:00:00Z"}).row("unit/x", "2026-11-09T08:00:00Z") == "x unmonitored");
}

TEST_CASE("an observation settles the period before its own first, then its own, and then nothing") {
  const std::string keys = "every: month, from: 2026-10-01";
  const Lines all{"2026-11-02T08:00:00Z", "2026-11-05T08:00:00Z", "2026-11-06T08:00:00Z"};
  const World w = world(keys, all);
  CHECK(w.row("unit/x", "2026-11-01T08:00:00Z") == "x alarm 2026-10-01 due=2026-10-31T23:00:00Z overdue");
  CHECK(w.row("unit/x", "2026-11-02T08:00:00Z") == "x pending 2026-11-01 due=2026-11-30T23:00:00Z");
  CHECK(w.row("unit/x", "2026-11-05T08:00:00Z") ==
        "x ok 2026-11-01 due=2026-11-30T23:00:00Z done=2026-11-05T08:00:00Z");
  CHECK(w.row("unit/x", "2026-11-07T08:00:00Z") ==
        "x ok 2026-11-01 due=2026-11-30T23:00:00Z done=2026-11-05T08:00:00Z");
  // The third changed nothing: December is open.
  CHECK(w.row("unit/x", "2026-12-07T08:00:00Z") == "x pending 2026-12-01 due=2026-12-31T23:00:00Z");
}

TEST_CASE("only the period before is settled afterwards, and only that is shown") {
  const World w = world("every: month, from: 2026-08-01", {"2026-11-02T08:00:00Z", "2026-11-03T08:00:00Z"});
  CHECK(w.row("unit/x", "2026-11-04T08:00:00Z") ==
        "x ok 2026-11-01 due=2026-11-30T23:00:00Z done=2026-11-03T08:00:00Z");
  CHECK(w.row("unit/x", "2026-10-04T08:00:00Z") == "x alarm 2026-09-01 due=2026-09-30T22:00:00Z overdue");
}

TEST_CASE("an observation with `for` settles just the period it names") {
  CHECK(
      world("every: month, from: 2026-10-01", {"2026-11-02T08:00:00Z,2026-11"}).row("unit/x", "2026-11-03T08:00:00Z") ==
      "x alarm 2026-10-01 due=2026-10-31T23:00:00Z overdue");
  CHECK(
      world("every: month, from: 2026-10-01", {"2026-12-02T08:00:00Z,2026-10"}).row("unit/x", "2026-12-03T08:00:00Z") ==
      "x alarm 2026-11-01 due=2026-11-30T23:00:00Z overdue");
  // One that names a settled period changes nothing.
  CHECK(world("every: month, from: 2026-11-01", {"2026-11-02T08:00:00Z", "2026-11-03T08:00:00Z,2026-11"})
            .row("unit/x", "2026-11-04T08:00:00Z") ==
        "x ok 2026-11-01 due=2026-11-30T23:00:00Z done=2026-11-02T08:00:00Z");
}

TEST_CASE("observations settle in the order of their instants, equal ones as they stand in the files") {
  const std::string keys = "every: month, from: 2026-10-01";
  CHECK(world(keys, {"2026-11-05T08:00:00Z", "2026-11-02T08:00:00Z"}).row("unit/x", "2026-11-06T08:00:00Z") ==
        "x ok 2026-11-01 due=2026-11-30T23:00:00Z done=2026-11-05T08:00:00Z");
  CHECK(world(keys, {"2026-11-05T08:00:00Z,2026-10", "2026-11-05T08:00:00Z"}).row("unit/x", "2026-11-06T08:00:00Z") ==
        "x ok 2026-11-01 due=2026-11-30T23:00:00Z done=2026-11-05T08:00:00Z");
  CHECK(world(keys, {"2026-11-05T08:00:00Z", "2026-11-05T08:00:00Z,2026-10"}).row("unit/x", "2026-11-06T08:00:00Z") ==
        "x pending 2026-11-01 due=2026-11-30T23:00:00Z");
}

TEST_CASE("observations that clock skew makes equal settle as they stand in the files") {
  const std::string keys = "every: month, from: 2026-10-01";
  const Lines later_first{"2026-11-05T08:02:00Z,2026-10", "2026-11-05T08:01:00Z"};
  CHECK(world(keys, later_first).row("unit/x", "2026-11-05T08:00:00Z") ==
        "x ok 2026-11-01 due=2026-11-30T23:00:00Z done=2026-11-05T08:00:00Z");
  CHECK(world(keys, later_first).row("unit/x", "2026-11-05T08:03:00Z") ==
        "x pending 2026-11-01 due=2026-11-30T23:00:00Z");
}

TEST_CASE("an observation ahead of now stands in the period of now") {
  const World w = world("every: month, from: 2026-10-01", {"2026-11-01T00:02:00"});
  CHECK(w.row("unit/x", "2026-10-31T23:58:00") == "x ok 2026-10-01 due=2026-10-31T23:00:00Z done=2026-10-31T22:58:00Z");
}

TEST_CASE("done late is ok, and no longer overdue") {
  const World w = world("every: month, at: \"17:00\", from: 2026-11-01", {"2026-11-30T20:00:00+01:00"});
  CHECK(w.row("unit/x", "2026-11-30T18:00:00") == "x alarm 2026-11-01 due=2026-11-30T16:00:00Z overdue");
  CHECK(w.row("unit/x", "2026-11-30T21:00:00") == "x ok 2026-11-01 due=2026-11-30T16:00:00Z done=2026-11-30T19:00:00Z");
}

TEST_CASE("a routine is an obligation like a commitment") {
  World w{kWorkspace, R"(pipeline: unit
title: Unit
owners: { primary: [ann] }
raci: { responsible: [ann], accountable: [ann] }
sources: []
oncall: { routine: [{ id: watch, title: Watch, by: ann, every: week, from: 2026-11-16 }] }
)"};
  w.see({"unit/watch,2026-11-20T08:00:00Z"});
  CHECK(w.row("unit/watch", "2026-11-21T08:00:00Z") ==
        "watch ok 2026-11-16 due=2026-11-22T23:00:00Z done=2026-11-20T08:00:00Z");
}

TEST_CASE("what lies within the clock skew counts in the order in which it is written, with what lies at now") {
  const std::string keys = "every: month, from: 2026-10-01";
  const std::string names_october = "2026-11-20T08:01:00Z,2026-10", names_nothing = "2026-11-20T08:00:00Z";
  // October by its name first: then the other settles November.
  CHECK(world(keys, {names_october, names_nothing}).row("unit/x", "2026-11-20T08:00:00Z") ==
        "x ok 2026-11-01 due=2026-11-30T23:00:00Z done=2026-11-20T08:00:00Z");
  // The one without a period first: it settles October, and to name October again changes nothing.
  CHECK(world(keys, {names_nothing, names_october}).row("unit/x", "2026-11-20T08:00:00Z") ==
        "x pending 2026-11-01 due=2026-11-30T23:00:00Z");
}
