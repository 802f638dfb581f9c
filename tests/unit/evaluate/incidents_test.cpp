#include "evaluate/world.hpp"

using namespace runbook;
using namespace runbook::testing;

namespace {

const std::string kWorkspace = R"(workspace: w
timezone: UTC
people: { ann: {}, bob: {} }
notify: { warning: [accountable], alarm: [accountable], overdue: [accountable] }
)";

std::string pipeline(const std::string& id, const std::string& accountable, const std::string& rest) {
  return "---\npipeline: " + id + "\ntitle: T\nowners: { primary: [ann] }\nraci: { responsible: [ann], accountable: [" +
         accountable + "] }\n" + rest + "\n";
}

/// `unit` with two sources, `agg` downstream with a looser rule on one of them, `report` downstream of that.
const std::string kPipelines = pipeline(
                                   "unit", "ann",
                                   R"(sources: [{ id: marketing, kind: external-api, tags: [cost] }, { id: revenue }]
sla: { freshness: [{ sources: [marketing], warn_after: 24h, alarm_after: 48h, resolve_within: 1w }] }
issues:
  - { id: z-late, title: Late, affects: [marketing] }
  - { id: a-gone, title: Gone, affects: ["kind:external-api"] }
  - { id: other, title: Other, affects: [revenue] }
)") + pipeline("agg", "bob", R"(sources: [{ id: unit, kind: pipeline, from: unit }]
sla: { freshness: [{ sources: ["unit/*"], warn_after: 36h, alarm_after: 72h, resolve_within: 3d }] }
issues: [{ id: upstream, title: Upstream is late, affects: ["unit/tag:cost"] }]
)") + pipeline("report", "bob", R"(sources: [{ id: agg, kind: pipeline, from: agg }]
issues: [{ id: far, title: Far, affects: ["unit/marketing"] }]
)") + pipeline("aside", "bob", "sources: [{ id: x }]");

}  // namespace

TEST_CASE("a source is one incident however many pipelines watch it: the worst state, the earliest times") {
  World w{kWorkspace, kPipelines};
  w.see({"unit/marketing,2026-11-20T00:00:00Z", "unit/revenue,2026-11-22T12:00:00Z"});
  const StatusReport warning = w.at("2026-11-21T12:00:00Z");
  CHECK(w.incidents(warning) ==
        Lines{"warning unit/marketing since=2026-11-21T00:00:00Z by=2026-11-24T12:00:00Z affects=agg,report,unit "
              "issue=agg/upstream issue=report/far issue=unit/a-gone issue=unit/z-late"});
  const StatusReport alarm = w.at("2026-11-22T00:00:00Z");
  CHECK(w.rows(alarm, "agg")[2].substr(0, 22) == "unit/marketing warning");
  CHECK(w.incidents(alarm) ==
        Lines{"alarm unit/marketing since=2026-11-21T00:00:00Z by=2026-11-24T12:00:00Z affects=agg,report,unit "
              "issue=agg/upstream issue=report/far issue=unit/a-gone issue=unit/z-late"});
}

TEST_CASE("told are the pipelines whose own rule is at a level, each by its own list for it") {
  const std::string lists = R"(notify: { warning: [cara], alarm: [dan], overdue: [eve] }
)";
  const std::string workspace =
      "workspace: w\ntimezone: UTC\npeople: { ann: {}, bob: {}, cara: {}, dan: {}, eve: {} }\n" + lists;
  World w{workspace, kPipelines};
  w.see({"unit/marketing,2026-11-20T00:00:00Z", "unit/revenue,2026-11-30T00:00:00Z"});
  CHECK(w.told("unit/marketing", "2026-11-21T00:00:00Z") == Lines{"cara at 2026-11-21T00:00:00Z unit:cara:cara"});
  CHECK(w.told("unit/marketing", "2026-11-22T00:00:00Z") ==
        Lines{"cara at 2026-11-22T00:00:00Z agg:cara:cara", "dan at 2026-11-22T00:00:00Z unit:dan:dan"});
  CHECK(w.told("unit/marketing", "2026-11-24T12:00:00Z") ==
        Lines{"dan at 2026-11-24T12:00:00Z unit:dan:dan", "eve at 2026-11-24T12:00:00Z agg:eve:eve"});
  CHECK(w.told("unit/marketing", "2026-11-28T00:00:00Z") ==
        Lines{"eve at 2026-11-28T00:00:00Z agg:eve:eve unit:eve:eve"});
}

TEST_CASE("a pipeline's own notify list holds for its level alone") {
  World w{kWorkspace, pipeline("unit", "ann", R"(sources: [{ id: a }]
sla: { freshness: [{ sources: [a], warn_after: 1h, alarm_after: 2h }] }
notify: { alarm: [bob] })")};
  w.see({"unit/a,2026-11-20T00:00:00Z"});
  CHECK(w.told("unit/a", "2026-11-20T01:00:00Z") == Lines{"ann at 2026-11-20T01:00:00Z unit:accountable:ann"});
  CHECK(w.told("unit/a", "2026-11-20T02:00:00Z") == Lines{"bob at 2026-11-20T02:00:00Z unit:bob:bob"});
}

TEST_CASE("an obligation is an incident of its own pipeline, and affects what is downstream") {
  World w{kWorkspace, pipeline("a", "bob", R"(sources: [{ id: x }]
issues: [{ id: any, title: Any, affects: ["*"] }]
sla: { commitments: [{ id: monthly, title: M, every: month, from: 2026-11-01, warn_before: 2d }, { id: weekly, title: W, every: week, from: 2026-11-16 }] })") +
                          pipeline("b", "ann", "sources: [{ id: a, kind: pipeline, from: a }]")};
  CHECK(w.incidents(w.at("2026-11-29T00:00:00Z")) ==
        Lines{"alarm a/weekly overdue since=2026-11-23T00:00:00Z by=2026-11-23T00:00:00Z affects=a,b",
              "warning a/monthly since=2026-11-29T00:00:00Z by=2026-12-01T00:00:00Z affects=a,b"});
  CHECK(w.told("a/monthly", "2026-11-29T00:00:00Z") == Lines{"bob at 2026-11-29T00:00:00Z a:accountable:bob"});
}

TEST_CASE("incidents stand alarm first, then by the earliest since, then by subject") {
  World w{kWorkspace, pipeline("unit", "ann", R"(sources: [{ id: a }, { id: b }, { id: c }, { id: d }, { id: e }]
sla: { freshness: [{ sources: ["*"], warn_after: 24h, alarm_after: 48h }] })")};
  w.see({"unit/a,2026-11-21T00:00:00Z", "unit/b,2026-11-20T00:00:00Z", "unit/c,2026-11-19T00:00:00Z",
         "unit/d,2026-11-21T00:00:00Z", "unit/e,2026-11-20T23:59:59Z"});
  CHECK(w.incidents(w.at("2026-11-22T00:00:00Z")) == Lines{"alarm unit/c since=2026-11-20T00:00:00Z affects=unit",
                                                           "alarm unit/b since=2026-11-21T00:00:00Z affects=unit",
                                                           "warning unit/e since=2026-11-21T23:59:59Z affects=unit",
                                                           "warning unit/a since=2026-11-22T00:00:00Z affects=unit",
                                                           "warning unit/d since=2026-11-22T00:00:00Z affects=unit"});
}

TEST_CASE("counts are of the rows that are printed, and a choice of pipelines changes no state") {
  World w{kWorkspace, kPipelines};
  w.see({"unit/marketing,2026-11-20T00:00:00Z"});
  const StatusReport all = w.at("2026-11-22T00:00:00Z");
  CHECK(all.pipelines.size() == 4);
  const auto counts = [](const StatusCounts& c) {
    return std::vector<std::uint32_t>{c.ok, c.unknown, c.warning, c.alarm, c.unmonitored, c.pending};
  };
  CHECK(counts(all.counts) == std::vector<std::uint32_t>{0, 1, 1, 3, 2, 0});
  const StatusReport some = w.at("2026-11-22T00:00:00Z", {"report", "agg", "agg"});
  CHECK(some.pipelines.size() == 2);
  CHECK(w.rows(some, "agg") == w.rows(all, "agg"));
  CHECK(w.rows(some, "report") == w.rows(all, "report"));
  CHECK(counts(some.counts) == std::vector<std::uint32_t>{0, 1, 1, 2, 0, 0});
  CHECK(some.state == State::alarm);
  CHECK(w.incidents(some) == w.incidents(all));
  const StatusReport aside = w.at("2026-11-22T00:00:00Z", {"aside"});
  CHECK(w.rows(aside, "aside") == Lines{"aside unmonitored", "aside/x unmonitored"});
  CHECK(w.incidents(aside) == Lines{});
}

TEST_CASE("every state has its name, and is found by it") {
  for (const State state :
       {State::ok, State::unknown, State::warning, State::alarm, State::unmonitored, State::pending}) {
    CHECK(find_state(name_of(state)) == state);
  }
  CHECK(name_of(State::pending) == "pending");
  CHECK(find_state("OK") == std::nullopt);
}

TEST_CASE("the pipelines that tell of an incident stand by their ids, each with its own level") {
  World w{kWorkspace, kPipelines};
  w.see({"unit/marketing,2026-11-20T00:00:00Z", "unit/revenue,2026-11-22T12:00:00Z"});
  const StatusReport report = w.at("2026-11-22T00:00:00Z");
  REQUIRE(report.incidents.size() == 1);
  Lines tellers;
  for (const Incident::Teller& teller : report.incidents[0].circle->tellers) {
    tellers.push_back(w.workspace()[teller.pipeline].id + (teller.level == Level::alarm ? " alarm" : " warning"));
  }
  CHECK(tellers == Lines{"agg warning", "unit alarm"});
}
