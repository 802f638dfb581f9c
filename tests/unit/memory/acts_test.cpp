// Acks, silences and resolutions upon the answer (docs/state.md).
#include "evaluate/world.hpp"
#include "runbook/memory.hpp"

using namespace runbook;
using namespace runbook::testing;

namespace {

const std::string workspace_text = R"(workspace: shop
timezone: UTC
people: { ada: { name: Ada } }
)";
const std::string pipelines_text = R"(---
pipeline: unit
title: Unit
owners: { primary: [ada] }
raci: { responsible: [ada], accountable: [ada] }
oncall: { none: tiny }
sources:
  - { id: a, title: A, kind: external-api, tags: [ads] }
  - { id: b, title: B, kind: internal }
sla:
  freshness: [{ sources: ["*"], warn_after: 24h, alarm_after: 48h }]
  commitments: [{ id: report, title: Report, every: month, due: last-day, from: 2026-10-01 }]
notify: { warning: [responsible], alarm: [responsible], overdue: [responsible] }
---
pipeline: down
title: Down
owners: { primary: [ada] }
raci: { responsible: [ada], accountable: [ada] }
oncall: { none: tiny }
sources:
  - { id: unit, title: Unit, kind: pipeline, from: unit }
)";

World world() {
  World one{workspace_text, pipelines_text};
  one.see({"unit/a,2026-11-01T00:00:00Z", "unit/b,2026-11-01T06:00:00Z", "unit/report,2026-10-15T00:00:00Z,2026-10"});
  return one;
}

const Who ada{"ada", "root"};

Event did(Act::Kind kind, const std::string& id, const std::string& subject, std::string_view at, const std::string& note = "") {
  Act act{kind, id, subject, instant(at), {}, {}, {}, note};
  return {ada, instant(at), act};
}
Event since(Event event, std::string_view at) {
  std::get<Act>(event.what).since = instant(at);
  return event;
}
Event until(Event event, std::string_view at) {
  std::get<Act>(event.what).until = instant(at);
  return event;
}
Event refers(Event event, const std::string& id) {
  std::get<Act>(event.what).refers = id;
  return event;
}

/// `subject ack=note resolved=note silence=id told=n`, a line an incident.
Lines shown(const World& one, std::string_view now, const std::vector<Event>& acts) {
  auto report = one.at(now);
  with_acts(report, one.workspace(), acts);
  Lines lines;
  for (const Incident& incident : report.incidents) {
    lines.push_back(subject_of(one.workspace(), incident) + (incident.ack() ? " ack=" + incident.ack()->note : "") +
                    (incident.resolution() ? " resolved=" + incident.resolution()->note : "") +
                    (incident.silence() ? " silence=" + incident.silence()->id : "") + " told=" + std::to_string(incident.notify().size()));
  }
  return lines;
}

}  // namespace

TEST_CASE("an ack is of the incident of its since, the last word counts, and the next incident is a new one") {
  auto one = world();
  const auto first = since(did(Act::Kind::ack, "1", "unit/a", "2026-11-02T01:00:00Z", "first"), "2026-11-02T00:00:00Z");
  const auto second = since(did(Act::Kind::ack, "2", "unit/a", "2026-11-02T02:00:00Z", "second"), "2026-11-02T00:00:00Z");
  CHECK(shown(one, "2026-11-02T03:00:00Z", {first, second}) == Lines{"unit/a ack=second told=1"});
  CHECK(shown(one, "2026-11-02T01:30:00Z", {first, second}) == Lines{"unit/a ack=first told=1"});
  CHECK(shown(one, "2026-11-02T00:54:59Z", {first, second}) == Lines{"unit/a told=1"});  // not said yet
  CHECK(shown(one, "2026-11-02T00:55:00Z", {first, second}) == Lines{"unit/a ack=first told=1"});  // 5 minutes of clock skew
  one.see({"unit/a,2026-11-02T04:00:00Z"});
  CHECK(shown(one, "2026-11-03T05:00:00Z", {first, second}) == Lines{"unit/b told=1", "unit/a told=1"});
}

TEST_CASE("a silence holds from its instant to its end, longest first, and tells nobody") {
  const auto one = world();
  const auto a = until(did(Act::Kind::silence, "s1", "unit/a", "2026-11-02T01:00:00Z"), "2026-11-02T08:00:00Z");
  const auto all = until(did(Act::Kind::silence, "s2", "*", "2026-11-02T02:00:00Z"), "2026-11-02T07:00:00Z");
  CHECK(shown(one, "2026-11-02T00:30:00Z", {a, all}) == Lines{"unit/a told=1"});
  CHECK(shown(one, "2026-11-02T06:30:00Z", {a, all}) == Lines{"unit/a silence=s1 told=0", "unit/b silence=s2 told=0"});
  CHECK(shown(one, "2026-11-02T07:00:00Z", {a, all}) == Lines{"unit/a silence=s1 told=0", "unit/b told=1"});
  CHECK(shown(one, "2026-11-02T08:00:00Z", {a, all}) == Lines{"unit/a told=1", "unit/b told=1"});
  const auto ended = refers(did(Act::Kind::end, "e", "unit/a", "2026-11-02T06:00:00Z"), "s1");
  CHECK(shown(one, "2026-11-02T06:30:00Z", {a, ended}) == Lines{"unit/a told=1", "unit/b told=1"});
  CHECK(silences_at({a, all, ended}, instant("2026-11-02T06:30:00Z")).size() == 1);
  CHECK(silences_at({a, all, ended}, instant("2026-11-02T05:00:00Z")).size() == 2);  // as it stood then
}

TEST_CASE("a resolution changes neither the state nor who is told: the data decides") {
  const auto one = world();
  const auto done = since(did(Act::Kind::resolve, "r", "unit/a", "2026-11-02T01:00:00Z", "token"), "2026-11-02T00:00:00Z");
  CHECK(shown(one, "2026-11-02T03:00:00Z", {done}) == Lines{"unit/a resolved=token told=1"});
}

TEST_CASE("a selector of the command line is as in the runbooks, with the pipeline or everywhere") {
  const auto one = world();
  const auto selected = [&](std::string_view text) { return subjects_selected(one.workspace(), text); };
  CHECK(selected("unit/a") == Lines{"unit/a"});
  CHECK(selected("unit/report") == Lines{"unit/report"});
  CHECK(selected("unit/*") == Lines{"unit/a", "unit/b", "unit/report"});
  CHECK(selected("unit") == selected("unit/*"));
  CHECK(selected("*") == Lines{"down/unit", "unit/a", "unit/b", "unit/report"});
  CHECK(selected("kind:external-api") == Lines{"unit/a"});
  CHECK(selected("down/kind:pipeline") == Lines{"down/unit"});
  CHECK(selected("tag:ads") == Lines{"unit/a"});
  CHECK(selected("unit/tag:ads") == Lines{"unit/a"});
  for (const auto* none : {"", "/", "unit/", "a", "*/a", "unit/c", "tag:", "kind:x", "unit/a/b"}) {
    INFO(none);
    CHECK(selected(none) == Lines{});
  }
}

TEST_CASE("what stands in a file and in the state counts once") {
  World one{workspace_text, pipelines_text};
  one.see({"unit/report,2026-11-05T00:00:00Z", "unit/a,2026-11-04T00:00:00Z"});
  Remembered remembered;
  remembered.seen = {{"unit/report", {{instant("2026-11-05T00:00:00Z"), {}, 0}}}, {"unit/a", {{instant("2026-11-03T00:00:00Z"), {}, 0}}}, {"gone/x", {{instant("2026-11-03T00:00:00Z"), {}, 0}}}};
  remembered.later = 3;
  const auto facts = facts_of(one.workspace(), remembered, one.facts());
  const auto unit = find(one.workspace().pipelines, "unit").value();
  CHECK(facts.obligations.of(unit, 0).size() == 1);  // two would settle October and November
  CHECK(std::ranges::equal(facts.sources.of(unit, 0), std::vector{instant("2026-11-03T00:00:00Z"), instant("2026-11-04T00:00:00Z")}));
  CHECK(facts.later == 3);
  const auto sightings = sightings_of(one.workspace(), one.facts());
  REQUIRE(sightings.size() == 2);
  CHECK(sightings[0].subject == "unit/a");
  CHECK(sightings[1].subject == "unit/report");
}
