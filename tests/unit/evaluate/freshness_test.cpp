#include "evaluate/world.hpp"

using namespace runbook;
using namespace runbook::testing;

namespace {

const std::string kWorkspace = R"(workspace: w
timezone: Europe/Berlin
calendar: company
calendars:
  company:
    - { date: 2026-12-24, name: Company day }
    - { yearly: 12-25, name: Christmas Day }
people: { ann: {} }
)";

std::string unit(const std::string& rest) {
  return "pipeline: unit\ntitle: Unit\nowners: { primary: [ann] }\nraci: { responsible: [ann], accountable: [ann] }\n" +
         rest;
}

const std::string kElapsed = unit(R"(sources: [{ id: marketing, kind: external-api }, { id: plain }]
sla: { freshness: [{ sources: [marketing], warn_after: 24h, alarm_after: 48h, resolve_within: 1w }] })");

const std::string kWorkingDays = unit(R"(sources: [{ id: marketing }]
sla: { freshness: [{ sources: [marketing], warn_after: 1d, alarm_after: 2d, resolve_within: 1d, count: working-days }] })");

}  // namespace

TEST_CASE("a source never seen is unknown, one without a rule unmonitored") {
  const World w{kWorkspace, kElapsed};
  CHECK(w.rows(w.at("2026-11-20T08:00:00Z"), "unit") ==
        Lines{"unit unknown", "unit/marketing unknown", "unit/plain unmonitored"});
}

TEST_CASE("at exactly 24 hours the data has been missing for 24 hours, and a second before it has not") {
  World w{kWorkspace, kElapsed};
  w.see({"unit/marketing,2026-11-20T08:00:00Z"});
  CHECK(w.row("unit/marketing", "2026-11-20T08:00:00Z") == "unit/marketing ok last=2026-11-20T08:00:00Z age=0");
  CHECK(w.row("unit/marketing", "2026-11-21T07:59:59Z") == "unit/marketing ok last=2026-11-20T08:00:00Z age=86399");
  CHECK(w.row("unit/marketing", "2026-11-21T08:00:00Z") ==
        "unit/marketing warning last=2026-11-20T08:00:00Z age=86400 warning=2026-11-21T08:00:00Z "
        "by=2026-11-28T08:00:00Z");
  CHECK(w.row("unit/marketing", "2026-11-22T07:59:59Z") ==
        "unit/marketing warning last=2026-11-20T08:00:00Z age=172799 warning=2026-11-21T08:00:00Z "
        "by=2026-11-28T08:00:00Z");
  CHECK(w.row("unit/marketing", "2026-11-22T08:00:00Z") ==
        "unit/marketing alarm last=2026-11-20T08:00:00Z age=172800 warning=2026-11-21T08:00:00Z "
        "alarm=2026-11-22T08:00:00Z by=2026-11-28T08:00:00Z");
}

TEST_CASE("overdue begins at resolve_by") {
  World w{kWorkspace, kElapsed};
  w.see({"unit/marketing,2026-11-20T08:00:00Z"});
  const std::string row =
      " last=2026-11-20T08:00:00Z age=691199 warning=2026-11-21T08:00:00Z alarm=2026-11-22T08:00:00Z "
      "by=2026-11-28T08:00:00Z";
  CHECK(w.row("unit/marketing", "2026-11-28T07:59:59Z") == "unit/marketing alarm" + row);
  CHECK(w.row("unit/marketing", "2026-11-28T08:00:00Z") ==
        "unit/marketing alarm last=2026-11-20T08:00:00Z age=691200 warning=2026-11-21T08:00:00Z "
        "alarm=2026-11-22T08:00:00Z by=2026-11-28T08:00:00Z overdue");
}

TEST_CASE("the observation that counts is the latest up to now, so the past can be replayed") {
  World w{kWorkspace, kElapsed};
  w.see({"unit/marketing,2026-11-24T08:00:00Z", "unit/marketing,2026-11-20T08:00:00Z",
         "unit/plain,2026-11-22T08:00:00Z"});
  CHECK(w.row("unit/marketing", "2026-11-19T08:00:00Z") == "unit/marketing unknown");
  CHECK(w.row("unit/marketing", "2026-11-20T09:00:00Z") == "unit/marketing ok last=2026-11-20T08:00:00Z age=3600");
  CHECK(w.row("unit/marketing", "2026-11-24T09:00:00Z") == "unit/marketing ok last=2026-11-24T08:00:00Z age=3600");
  CHECK(w.row("unit/plain", "2026-12-22T08:00:00Z") == "unit/plain unmonitored last=2026-11-22T08:00:00Z age=2592000");
}

TEST_CASE("an instant up to five minutes ahead counts, and is shown, as now; a later one is left out and counted") {
  World w{kWorkspace, kElapsed};
  w.see({"unit/marketing,2026-11-20T08:05:00Z", "unit/plain,2026-11-20T08:05:01Z", "unit/plain,2026-11-20T08:00:01Z"});
  const StatusReport report = w.at("2026-11-20T08:00:00Z");
  CHECK(w.rows(report, "unit") == Lines{"unit ok", "unit/marketing ok last=2026-11-20T08:00:00Z age=0",
                                        "unit/plain unmonitored last=2026-11-20T08:00:00Z age=0"});
  CHECK(report.warnings == Lines{"1 observation is left out: it lies more than 5 minutes later than "
                                 "2026-11-20T09:00:00+01:00"});
  CHECK(w.at("2026-11-20T07:56:00Z").warnings ==
        Lines{"2 observations are left out: they lie more than 5 minutes later "
              "than 2026-11-20T08:56:00+01:00"});
  CHECK(w.row("unit/marketing", "2026-11-20T07:59:59Z") == "unit/marketing unknown");
  CHECK(w.at("2026-11-20T08:00:01Z").warnings == Lines{});
}

TEST_CASE("with working-days no part of a day that is not a working day counts") {
  World w{kWorkspace, kWorkingDays};
  w.see({"unit/marketing,2026-11-20T12:00:00+01:00"});  // a Friday
  CHECK(w.row("unit/marketing", "2026-11-22T23:59:59+01:00") ==
        "unit/marketing ok last=2026-11-20T11:00:00Z age=43200");
  CHECK(w.row("unit/marketing", "2026-11-23T12:00:00+01:00") ==
        "unit/marketing warning last=2026-11-20T11:00:00Z age=86400 warning=2026-11-23T11:00:00Z "
        "by=2026-11-24T11:00:00Z");
}

TEST_CASE(
    "with working-days a threshold reached as a Friday ends is reached then, and resolve_within is elapsed time") {
  World w{kWorkspace, kWorkingDays};
  w.see({"unit/marketing,2026-11-20T00:00:00+01:00"});
  CHECK(w.row("unit/marketing", "2026-11-20T23:59:59+01:00") ==
        "unit/marketing ok last=2026-11-19T23:00:00Z age=86399");
  CHECK(w.row("unit/marketing", "2026-11-21T00:00:00+01:00") ==
        "unit/marketing warning last=2026-11-19T23:00:00Z age=86400 warning=2026-11-20T23:00:00Z "
        "by=2026-11-21T23:00:00Z");
  CHECK(
      w.row("unit/marketing", "2026-11-22T00:00:00+01:00") ==
      "unit/marketing warning last=2026-11-19T23:00:00Z age=86400 warning=2026-11-20T23:00:00Z by=2026-11-21T23:00:00Z "
      "overdue");
}

TEST_CASE("holidays do not count with working-days") {
  World w{kWorkspace, kWorkingDays};
  w.see({"unit/marketing,2026-12-23T12:00:00+01:00"});  // a Wednesday; the 24th and 25th are holidays
  CHECK(w.row("unit/marketing", "2026-12-28T11:59:59+01:00") ==
        "unit/marketing ok last=2026-12-23T11:00:00Z age=86399");
  CHECK(w.row("unit/marketing", "2026-12-28T12:00:00+01:00") ==
        "unit/marketing warning last=2026-12-23T11:00:00Z age=86400 warning=2026-12-28T11:00:00Z "
        "by=2026-12-29T11:00:00Z");
}

TEST_CASE("a working day on which the clock changes counts its 23 or 25 hours") {
  World w{"workspace: w\ntimezone: Europe/Berlin\nworking_hours: { days: mon-sun }\npeople: { ann: {} }\n",
          kWorkingDays};
  w.see({"unit/marketing,2026-03-29T00:00:00", "unit/marketing,2026-10-25T00:00:00"});
  CHECK(w.row("unit/marketing", "2026-03-30T00:00:00") == "unit/marketing ok last=2026-03-28T23:00:00Z age=82800");
  CHECK(w.row("unit/marketing", "2026-03-30T01:00:00") ==
        "unit/marketing warning last=2026-03-28T23:00:00Z age=86400 warning=2026-03-29T23:00:00Z "
        "by=2026-03-30T23:00:00Z");
  CHECK(w.row("unit/marketing", "2026-10-25T23:00:00") ==
        "unit/marketing warning last=2026-10-24T22:00:00Z age=86400 warning=2026-10-25T22:00:00Z "
        "by=2026-10-26T22:00:00Z");
}

TEST_CASE("working days are those of the team of the first responsible party, in its zone") {
  World w{R"(workspace: w
timezone: Europe/Berlin
people: { ann: {} }
teams: { gulf: { members: [ann], timezone: Asia/Dubai, working_hours: { days: [sun, mon, tue, wed, thu] } } }
)",
          R"(pipeline: unit
title: Unit
owners: { primary: [ann] }
raci: { responsible: [gulf, ann], accountable: [ann] }
sources: [{ id: marketing }]
sla: { freshness: [{ sources: [marketing], warn_after: 1d, alarm_after: 2d, count: working-days }] }
)"};
  w.see({"unit/marketing,2026-11-19T12:00:00+04:00"});  // a Thursday, the last working day
  CHECK(w.row("unit/marketing", "2026-11-22T11:59:59+04:00") ==
        "unit/marketing ok last=2026-11-19T08:00:00Z age=86399");
  CHECK(w.row("unit/marketing", "2026-11-22T12:00:00+04:00") ==
        "unit/marketing warning last=2026-11-19T08:00:00Z age=86400 warning=2026-11-22T08:00:00Z");
}

TEST_CASE(
    "resolve_by is the first due time after the warning of a commitment that settles problems, if that is earlier") {
  const std::string pipeline = unit(R"(sources: [{ id: marketing }]
sla:
  freshness: [{ sources: [marketing], warn_after: 24h, alarm_after: 48h, resolve_within: 1w }]
  commitments:
    - { id: monthly, title: M, every: month, at: "17:00", from: 2026-11-15, settles_problems: true }
    - { id: weekly, title: W, every: week, from: 2026-01-01, settles_problems: false }
)");
  World w{kWorkspace, pipeline};
  const auto by = [&](const std::string& seen, const std::string& now) {
    World world{kWorkspace, pipeline};
    world.see({"unit/marketing," + seen, "unit/monthly,2026-11-15T12:00:00Z"});
    const std::string row = world.row("unit/marketing", now);
    return row.substr(std::min(row.find("by="), row.size()));
  };
  // The period of November is settled, and its due time counts all the same.
  CHECK(by("2026-11-27T08:00:00Z", "2026-11-28T08:00:00Z") == "by=2026-11-30T16:00:00Z");
  CHECK(by("2026-11-27T08:00:00Z", "2026-11-30T16:00:00Z") == "by=2026-11-30T16:00:00Z overdue");
  // Strictly after: a warning at the due time itself has until the next, so resolve_within is earlier.
  CHECK(by("2026-11-29T15:59:59Z", "2026-11-30T16:00:00Z") == "by=2026-11-30T16:00:00Z overdue");
  CHECK(by("2026-11-29T16:00:00Z", "2026-11-30T16:00:00Z") == "by=2026-12-07T16:00:00Z");
  // Periods before tracking began are passed over.
  CHECK(by("2026-10-29T08:00:00Z", "2026-10-30T08:00:00Z") == "by=2026-11-06T08:00:00Z");
}

TEST_CASE("a commitment that settles problems gives a resolve_by of its own, tracked or not") {
  const auto pipeline = [](const std::string& from) {
    return unit(
        "sources: [{ id: marketing }]\nsla:\n"
        "  freshness: [{ sources: [marketing], warn_after: 24h, alarm_after: 48h }]\n"
        "  commitments: [{ id: daily, title: D, every: day, at: \"10:00\", if_not_working_day: after, " +
        from + "settles_problems: true }]\n");
  };
  World tracked{kWorkspace, pipeline("from: 2026-11-01, ")};
  tracked.see({"unit/marketing,2026-11-20T09:00:00+01:00"});  // the warning comes on a Saturday
  CHECK(tracked.row("unit/marketing", "2026-11-21T09:00:00+01:00") ==
        "unit/marketing warning last=2026-11-20T08:00:00Z age=86400 warning=2026-11-21T08:00:00Z "
        "by=2026-11-23T09:00:00Z");
  World untracked{kWorkspace, pipeline("")};
  untracked.see({"unit/marketing,2026-11-20T09:00:00+01:00"});
  CHECK(untracked.row("unit/marketing", "2026-12-21T09:00:00+01:00") ==
        "unit/marketing alarm last=2026-11-20T08:00:00Z age=2678400 warning=2026-11-21T08:00:00Z "
        "alarm=2026-11-22T08:00:00Z by=2026-11-23T09:00:00Z overdue");
  World begins_later{kWorkspace, pipeline("from: 2026-12-02, ")};
  begins_later.see({"unit/marketing,2026-11-20T09:00:00+01:00"});
  CHECK(begins_later.row("unit/marketing", "2026-11-21T09:00:00+01:00") ==
        "unit/marketing warning last=2026-11-20T08:00:00Z age=86400 warning=2026-11-21T08:00:00Z "
        "by=2026-12-02T09:00:00Z");
}

TEST_CASE("a due time that is carried into a later period is still the first after the warning") {
  World w{kWorkspace, unit(R"(sources: [{ id: marketing }]
sla:
  freshness: [{ sources: [marketing], warn_after: 24h, alarm_after: 48h }]
  commitments: [{ id: monthly, title: M, every: month, if_not_working_day: after, from: 2026-01-01, settles_problems: true }]
)")};
  w.see({"unit/marketing,2027-01-31T00:30:00+01:00"});  // January is due with Monday, 1 February
  CHECK(w.row("unit/marketing", "2027-02-01T12:00:00+01:00") ==
        "unit/marketing warning last=2027-01-30T23:30:00Z age=127800 warning=2027-01-31T23:30:00Z "
        "by=2027-02-01T23:00:00Z");
}

TEST_CASE("a carried due time counts from the first tracked period on, and none before it") {
  const auto by = [](const std::string& from) {
    World w{kWorkspace, unit(R"(sources: [{ id: marketing }]
sla:
  freshness: [{ sources: [marketing], warn_after: 24h, alarm_after: 48h }]
  commitments: [{ id: monthly, title: M, every: month, if_not_working_day: after, settles_problems: true, from: )" +
                             from + " }]\n")};
    w.see({"unit/marketing,2027-01-31T10:00:00+01:00"});  // January is due with Monday, 1 February, when the warning comes
    const std::string row = w.row("unit/marketing", "2027-02-01T12:00:00+01:00");
    return row.substr(row.find("by="));
  };
  CHECK(by("2027-01-01") == "by=2027-02-01T23:00:00Z");
  CHECK(by("2027-02-01") == "by=2027-03-01T23:00:00Z");  // Sunday, 28 February, carried to Monday
}

TEST_CASE("the counts are those of all rows, by state") {
  World w{kWorkspace, unit(R"(sources: [{ id: fresh }, { id: late }, { id: gone }, { id: never }, { id: free }]
sla:
  freshness: [{ sources: [fresh, late, gone, never], warn_after: 24h, alarm_after: 48h }]
  commitments:
    - { id: done, title: D, every: month, from: 2026-11-01 }
    - { id: open, title: O, every: month, from: 2026-11-01 }
    - { id: soon, title: S, every: month, from: 2026-11-01, warn_before: 3w }
)")};
  w.see({"unit/fresh,2026-11-20T08:00:00Z", "unit/late,2026-11-19T08:00:00Z", "unit/gone,2026-11-18T08:00:00Z",
         "unit/done,2026-11-18T08:00:00Z"});
  const auto counts = [](const StatusReport& report) {
    const StatusCounts& c = report.counts;
    return std::vector{c.ok, c.unknown, c.warning, c.alarm, c.unmonitored, c.pending};
  };
  const StatusReport report = w.at("2026-11-20T08:00:00Z");
  CHECK(counts(report) == std::vector<std::uint32_t>{2, 1, 2, 1, 1, 1});
  CHECK(counts(in_states(report, {State::ok, State::pending})) == std::vector<std::uint32_t>{2, 0, 0, 0, 0, 1});
  CHECK(counts(in_states(report, {State::alarm})) == std::vector<std::uint32_t>{0, 0, 0, 1, 0, 0});
  CHECK(report.state == State::alarm);
  CHECK(in_states(report, {State::ok, State::pending}).state == State::ok);
  CHECK(in_states(report, {State::warning, State::unmonitored}).state == State::warning);
}

TEST_CASE("a state is found by its name, and by no other") {
  for (const State state : {State::ok, State::unknown, State::warning, State::alarm, State::unmonitored, State::pending}) {
    CHECK(find_state(name_of(state)) == state);
  }
  CHECK(find_state("fine") == std::nullopt);
  CHECK(find_state("") == std::nullopt);
}
