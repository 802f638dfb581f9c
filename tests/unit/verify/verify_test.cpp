// Scenarios: what is met, what is not, and why.
#include "verify/run.hpp"

using namespace runbook;
using namespace runbook::testing;

TEST_CASE("a scenario whose expectations all hold says nothing") {
  const Run run{kBase + R"(scenario: late
observations: { p/a: 2026-11-18T08:00:00, p/c: { at: 2026-11-24T08:00:00, for: 2026-W48 } }
expect:
  - { at: 2026-11-19T07:59:59, p/a: ok, p/b: unmonitored, p/c: unmonitored, overdue: [], told: [] }
  - { at: 2026-11-19T08:00:00, p/a: warning, told: bob, told_includes: [bob], oncall: { rota: bob } }
  - { at: 2026-11-20T08:00:00, p/a: alarm, told: [eve, bob] }
  - { at: 2026-11-21T08:00:00, told: [bob, dan, eve] }
  - { at: 2026-11-22T08:00:00, overdue: [p/a] }
  - { at: 2026-11-24T08:00:00, p/c: ok }
)"};
  CHECK(run.failures() == Lines{});
  REQUIRE(run.report.scenarios.size() == 1);
  CHECK(run.report.scenarios[0].met());
  std::size_t verdicts = 0;
  for (const auto& expectation : run.report.scenarios[0].expectations) verdicts += expectation.verdicts.size();
  CHECK(verdicts == 14);
}

TEST_CASE("a state that did not come is explained by the rule, in numbers") {
  const Run run{kBase + R"(scenario: late
observations: { p/a: 2026-11-18T08:00:00 }
expect:
  - { at: 2026-11-19T07:59:59, p/a: warning, p/b: ok, p/c: pending }
  - { at: 2026-11-18T07:00:00, p/a: ok }
  - { at: 2026-11-25T11:00:00, p/c: pending }
)"};
  CHECK(
      run.failures() ==
      Lines{
          "25 state p/a: warning, came ok",
          "  in p it is ok: last seen 2026-11-18T08:00:00+01:00, 23h59m59s ago; a warning from 1d on, "
          "2026-11-19T08:00:00+01:00, an alarm from 2d on, 2026-11-20T08:00:00+01:00 (18)",
          "25 state p/b: ok, came unmonitored", "  in p no freshness rule selects it (14)",
          "25 state p/c: pending, came unmonitored", "  it is not tracked before the period of 2026-11-23 (19)",
          "26 state p/a: ok, came unknown",
          "  in p it is unknown: nothing is observed of it up to then; the first is of 2026-11-18T08:00:00+01:00 (18)",
          "27 state p/c: pending, came warning",
          "  the week from 2026-11-23 is due 2026-11-25T12:00:00+01:00 and is not done; it is a warning from "
          "2026-11-25T10:00:00+01:00 on and an alarm from when it is due (19)"});
}

TEST_CASE("a source is as bad as the worst of all who watch it") {
  const Run run{kBase + R"(pipeline: q
title: Q
sources: [ { id: in, kind: pipeline, from: p } ]
owners: { primary: [ann] }
raci: { responsible: [ann], accountable: [ann] }
sla: { freshness: [ { sources: [p/a, p/b], warn_after: 1h, alarm_after: 24h } ] }
---
scenario: late
observations: { p/a: 2026-11-18T08:00:00, p/b: 2026-11-18T08:00:00 }
expect:
  - { at: 2026-11-19T08:00:00, p/a: alarm, p/b: alarm, q/in: warning }
  - { at: 2026-11-18T09:00:00, p/a: ok, q/in: alarm }
)"};
  CHECK(run.failures() ==
        Lines{"33 state p/a: ok, came warning",
              "  in p it is ok: last seen 2026-11-18T08:00:00+01:00, 1h ago; a warning from 1d on, "
              "2026-11-19T08:00:00+01:00, "
              "an alarm from 2d on, 2026-11-20T08:00:00+01:00 (18)",
              "  in q it is warning: last seen 2026-11-18T08:00:00+01:00, 1h ago; a warning from 1h on, "
              "2026-11-18T09:00:00+01:00, an alarm from 1d on, 2026-11-19T08:00:00+01:00 (27)",
              "33 state q/in: alarm, came ok",
              "  in q no rule selects it, so it is as the worst of p, where p/a is ok (18)"});
}

TEST_CASE("overdue is exactly the overdue subjects") {
  const Run run{kBase + R"(scenario: late
observations: { p/a: 2026-11-18T08:00:00 }
expect:
  - { at: 2026-11-22T07:59:59, overdue: [p/a, p/b, p/c] }
  - { at: 2026-11-25T12:00:00, overdue: [p/b] }
)"};
  CHECK(run.failures() == Lines{"25 overdue: p/a p/b p/c, came -",
                                "  p/a is alarm: by p to be resolved by 2026-11-22T08:00:00+01:00 (18)",
                                "  p/b is unmonitored: no freshness rule selects it",
                                "  p/c is unmonitored: it is not tracked before the period of 2026-11-23 (19)",
                                "26 overdue: p/b, came p/a p/c", "  p/b is unmonitored: no freshness rule selects it",
                                "  p/a is alarm: by p to be resolved by 2026-11-22T08:00:00+01:00 (18)",
                                "  p/c is alarm: the week from 2026-11-23 is due 2026-11-25T12:00:00+01:00 and is not "
                                "done; it is a warning from "
                                "2026-11-25T10:00:00+01:00 on and an alarm from when it is due (19)"});
}

TEST_CASE("a pipeline is as bad as the worst of what stands in it") {
  const Run run{kBase + R"(scenario: late
observations: { p/a: 2026-11-18T08:00:00 }
expect:
  - { at: 2026-11-19T07:59:59, p: ok }
  - { at: 2026-11-19T08:00:00, p: warning }
  - { at: 2026-11-20T08:00:00, p: ok }
)"};
  CHECK(run.failures() == Lines{"27 state p: ok, came alarm",
                                "  p/a: in p it is alarm: last seen 2026-11-18T08:00:00+01:00, 2d ago; a warning from 1d on, "
                                "2026-11-19T08:00:00+01:00, an alarm from 2d on, 2026-11-20T08:00:00+01:00 (18)"});
}

TEST_CASE("by when a problem must be resolved is the earliest of all rules, or that of the pipeline named") {
  const Run run{kBase + R"(pipeline: q
title: Q
sources: [ { id: in, kind: pipeline, from: p } ]
owners: { primary: [ann] }
raci: { responsible: [ann], accountable: [ann] }
sla: { freshness: [ { sources: [p/a, p/b], warn_after: 24h, alarm_after: 30h, resolve_within: 1w } ] }
---
scenario: late
observations: { p/a: 2026-11-18T08:00:00 }
expect:
  - { at: 2026-11-19T07:59:59, resolve_by: { p/a: null, p: { p/a: } } }
  - { at: 2026-11-19T08:00:00, resolve_by: { p/a: 2026-11-22T08:00:00, p: { p/a: 2026-11-22T07:00:00Z }, q: { p/a: 2026-11-26T08:00:00 } } }
  - { at: 2026-11-25T09:59:59, resolve_by: { p/c: null } }
  - { at: 2026-11-25T10:00:00, resolve_by: { p/c: 2026-11-25T12:00:00 } }
  - { at: 2026-11-19T08:00:00, resolve_by: { q: { p/a: 2026-11-26T07:59:59 }, p/b: 2026-11-26T08:00:00 } }
)"};
  CHECK(run.failures() == Lines{"36 resolve_by p/a: 2026-11-26T07:59:59+01:00, came 2026-11-26T08:00:00+01:00",
                                "  p/a is warning: by p to be resolved by 2026-11-22T08:00:00+01:00 (18)",
                                "  p/a is warning: by q to be resolved by 2026-11-26T08:00:00+01:00 (27)",
                                "36 resolve_by p/b: 2026-11-26T08:00:00+01:00, came -",
                                "  p/b is unknown: by q there is nothing to resolve (27)"});
}

TEST_CASE("who is told and who is not is explained down to the list") {
  const Run run{kBase + R"(scenario: late
observations: { p/a: 2026-11-18T08:00:00 }
expect:
  - { at: 2026-11-19T07:00:00, told: [bob] }
  - { at: 2026-11-19T08:00:00, told: [eve, cat, rota, heads] }
  - { at: 2026-11-20T08:00:00, told: [bob, eve, dan], told_includes: [dan] }
)"};
  CHECK(run.failures() ==
        Lines{"25 told: bob, came -", "  there is no problem at that instant, so nobody is told",
              "26 told: cat eve heads rota, came bob", "  p/a is at level warning, for which p tells responsible (9)",
              "  cat is not told of p/a: p has them as `responsible`, which is crew, for whom the on-call person stands, by day (20)",
              "  eve is not told of p/a: p has them as `informed`, which is heads, at level alarm (10)",
              "  heads is a role with people, who are told in its place (5)",
              "  rota is a rotation, which is never told itself: whoever is on call is (7)",
              "  bob is told of p/a by p as `responsible`, which is crew, on call by rota (9)",
              "27 told: bob dan eve, came bob eve",
              "  p/a is at level alarm, for which p tells responsible, informed (10)",
              "  dan is not told of p/a: p has them as `informed`, which is heads, but they are away "
              "2026-11-20T08:00:00+01:00, "
              "when they would be told (3)",
              "27 told_includes: dan, came bob eve",
              "  p/a is at level alarm, for which p tells responsible, informed (10)",
              "  dan is not told of p/a: p has them as `informed`, which is heads, but they are away "
              "2026-11-20T08:00:00+01:00, "
              "when they would be told (3)"});
}

TEST_CASE("who is on call, and who is not, is explained by the roster") {
  const Run run{kBase + R"(scenario: rota
expect:
  - { at: 2026-11-16T08:59:59, oncall: { rota: bob } }
  - { at: 2026-11-16T09:00:00, oncall: { rota: cat } }
  - { at: 2026-11-23T09:00:00, oncall: { rota: ann } }
)"};
  CHECK(run.failures() == Lines{"24 oncall rota: bob, came -", "  nobody has it: no roster has begun (7)",
                                "  bob is next on call from 2026-11-16T09:00:00+01:00", "25 oncall rota: cat, came bob",
                                "  bob has it until 2026-11-23T09:00:00+01:00, by the roster (7)",
                                "  cat is next on call from 2026-11-23T09:00:00+01:00", "26 oncall rota: ann, came cat",
                                "  cat has it until 2026-11-30T09:00:00+01:00, by the roster (7)",
                                "  ann is not on call within the year after it"});
}

namespace {

/// Everything that can be reached, each with the scenarios that do.
Lines reached(const Run& run) {
  Lines lines;
  for (const Part& one : run.report.coverage) {
    std::string by;
    for (const std::uint32_t scenario : one.by) by += " " + run.workspace().scenarios[scenario].title;
    lines.push_back(std::string{name_of(one.kind)} + " " + one.what +
                    (one.level ? " " + std::string{name_of(*one.level)} : "") +
                    (one.at ? " (" + run.at(*one.at) + ")" : "") + ":" + by);
  }
  return lines;
}

/// What one expectation reaches, without the places.
Lines reaches(const std::string& expectation) {
  const Run run{kBase + "scenario: it\nobservations: { p/a: 2026-11-18T08:00:00 }\nexpect: [ { at: " + expectation + " } ]\n"};
  Lines lines;
  for (const Part& one : run.report.coverage) {
    if (!one.by.empty()) lines.push_back(std::string{name_of(one.kind)} + (one.level ? " " + std::string{name_of(*one.level)} : ""));
  }
  return lines;
}

}  // namespace

TEST_CASE("what scenarios reach and what none does is listed with its level") {
  const Run run{kBase + R"(scenario: late
observations: { p/a: 2026-11-18T08:00:00 }
expect:
  - { at: 2026-11-19T08:00:00, p/a: warning, told: [bob] }
---
scenario: later
observations: { p/a: 2026-11-18T08:00:00 }
expect:
  - { at: 2026-11-19T09:00:00, p/a: warning, told_includes: [bob] }
  - { at: 2026-11-20T08:00:00, p/a: alarm, told_includes: [bob] }
)"};
  CHECK(reached(run) == Lines{"rule a warning (18): late later", "rule a alarm (18): later", "rule a overdue (18):",
                              "obligation c warning (19):", "obligation c overdue (19):", "notify  warning (9): late later",
                              "notify  alarm (10): later", "notify  overdue:", "coverage day (20): late later"});
}

TEST_CASE("only what an expectation looks at counts as reached") {
  const std::string warning = "2026-11-19T08:00:00", overdue = "2026-11-25T12:00:00";  // then c is overdue, too
  CHECK(reaches(warning + ", p/a: warning") == Lines{"rule warning"});
  CHECK(reaches(warning + ", p/b: unmonitored") == Lines{});
  CHECK(reaches(warning + ", overdue: []") == Lines{});
  CHECK(reaches(warning + ", told: [bob]") == Lines{"rule warning", "notify warning", "coverage"});
  CHECK(reaches(warning + ", told_includes: [bob]") == Lines{"rule warning", "notify warning", "coverage"});
  CHECK(reaches(warning + ", oncall: { rota: bob }") == Lines{"coverage"});
  CHECK(reaches(overdue + ", p/a: alarm") == Lines{"rule alarm"});
  CHECK(reaches(overdue + ", p/c: alarm") == Lines{"obligation overdue"});
  CHECK(reaches(overdue + ", overdue: [p/a, p/c]") == Lines{"rule overdue", "obligation overdue"});
  CHECK(reaches(overdue + ", told_includes: [eve]") == Lines{"rule overdue", "obligation overdue", "notify overdue", "coverage"});
  CHECK(reaches("2026-11-25T10:00:00, p/c: warning") == Lines{"obligation warning"});
  CHECK(reaches(warning + ", p: warning") == Lines{"rule warning"});
  CHECK(reaches(overdue + ", p: alarm") == Lines{"rule alarm", "obligation overdue"});
  CHECK(reaches(warning + ", resolve_by: { p/a: 2026-11-22T08:00:00 }") == Lines{"rule warning"});
  CHECK(reaches(overdue + ", resolve_by: { p: { p/a: 2026-11-22T08:00:00 } }") == Lines{"rule alarm", "rule overdue"});
  CHECK(reaches(overdue + ", resolve_by: { p/c: 2026-11-25T12:00:00 }") == Lines{"obligation overdue"});
}

TEST_CASE("of several pipelines that watch a source its state is decided by the worst alone") {
  const Run run{kBase + R"(pipeline: q
title: Q
sources: [ { id: in, kind: pipeline, from: p } ]
owners: { primary: [ann] }
raci: { responsible: [ann], accountable: [ann] }
sla: { freshness: [ { sources: [p/a], warn_after: 24h, alarm_after: 30h } ] }
---
scenario: it
observations: { p/a: 2026-11-18T08:00:00 }
expect: [ { at: 2026-11-19T14:00:00, p/a: alarm } ]
)"};
  Lines lines;
  for (const Part& one : run.report.coverage) {
    if (!one.by.empty()) lines.push_back(run.workspace()[one.pipeline].id + " " + std::string{name_of(*one.level)});
  }
  CHECK(lines == Lines{"q alarm"});
}
