// The worked scenario of semantics.md, on the workspace of language.md.
#include "evaluate/world.hpp"

using namespace runbook;
using namespace runbook::testing;

namespace {

const std::string kWorkspace = R"(version: 1
workspace: b2b-licences
timezone: Europe/Berlin
people: { engineer-1: {}, engineer-2: {}, engineer-3: {}, analyst-1: {}, head-of-unit-1: {}, manager-1: {} }
teams: { data-engineering: { members: [engineer-1, engineer-2, engineer-3], channels: [data-alerts] } }
roles:
  pipeline-owner: { team: data-engineering, people: [engineer-1], channels: [data-alerts] }
  profit-analyst: { people: [analyst-1] }
  unit-heads: { people: [head-of-unit-1] }
  finance-manager: { people: [manager-1] }
rotations:
  data-engineers:
    title: Data engineers on call
    team: data-engineering
    shift: 1w
    roster: [{ from: 2026-01-05, members: [engineer-1, engineer-2, engineer-3] }]
channels: { data-alerts: { slack: env:SLACK_DATA_ALERTS } }
)";

const std::string kPipelines = R"(pipeline: profit-unit
title: Profit - unit level
sources:
  - { id: marketing, kind: external-api }
  - { id: revenue }
owners: { primary: [profit-analyst], secondary: [pipeline-owner] }
raci: { responsible: [pipeline-owner], accountable: [profit-analyst], consulted: [unit-heads], informed: [finance-manager] }
sla: { freshness: [{ sources: ["kind:external-api"], warn_after: 24h, alarm_after: 48h, resolve_within: 1w }] }
issues: [{ id: external-api-changed, title: External API changed, affects: [marketing] }]
oncall: { coverage: [{ id: api-problems, title: Fix API problems, by: data-engineers, sources: ["kind:external-api"], hours: all, holidays: cover }] }
---
pipeline: profit-aggregate
title: Profit - aggregate
sources: [{ id: unit, kind: pipeline, from: profit-unit }]
owners: { primary: [profit-analyst] }
raci: { responsible: [pipeline-owner], accountable: [profit-analyst] }
---
scenario: marketing API outage escalates
observations:
  profit-unit/marketing: 2026-11-20T08:00:00Z
expect:
  - { at: 2026-11-21T08:00:00Z, profit-unit/marketing: warning }
)";

}  // namespace

TEST_CASE("a marketing API outage escalates") {
  const World w{kWorkspace, kPipelines};
  const Facts facts = facts_of(w.workspace(), w.workspace().scenarios.at(0));
  const auto at = [&](std::string_view now) { return evaluate(w.workspace(), facts, instant(now)); };

  CHECK(at("2026-11-21T07:59:59Z").incidents.empty());

  const StatusReport warning = at("2026-11-21T08:00:00Z");
  CHECK(w.incidents(warning) ==
        Lines{"warning profit-unit/marketing since=2026-11-21T08:00:00Z by=2026-11-28T08:00:00Z "
              "affects=profit-aggregate,profit-unit issue=profit-unit/external-api-changed"});
  CHECK(w.told(warning.incidents.at(0)) ==
        Lines{"engineer-1 at 2026-11-21T08:00:00Z profit-unit:responsible:pipeline-owner:data-engineers"});
  CHECK(w.rows(warning, "profit-aggregate") ==
        Lines{"profit-aggregate warning", "profit-aggregate/unit warning from=profit-unit"});

  const StatusReport overdue = at("2026-11-28T08:00:00Z");
  CHECK(w.incidents(overdue) ==
        Lines{"alarm profit-unit/marketing overdue since=2026-11-21T08:00:00Z by=2026-11-28T08:00:00Z "
              "affects=profit-aggregate,profit-unit issue=profit-unit/external-api-changed"});
  CHECK(w.told(overdue.incidents.at(0)) ==
        Lines{"analyst-1 at 2026-11-28T08:00:00Z profit-unit:accountable:profit-analyst",
              "engineer-2 at 2026-11-28T08:00:00Z profit-unit:responsible:pipeline-owner:data-engineers",
              "head-of-unit-1 at 2026-11-28T08:00:00Z profit-unit:consulted:unit-heads",
              "manager-1 at 2026-11-28T08:00:00Z profit-unit:informed:finance-manager"});
}
