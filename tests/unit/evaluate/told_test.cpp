// Why somebody is told, and why somebody else is not.
#include "runbook/told.hpp"

#include "evaluate/world.hpp"

using namespace runbook;
using namespace runbook::testing;

namespace {

/// 2026-11-20 is a Friday; working hours are mon-fri 09:00-17:00. bob is away that day, cat has the week of the 23rd.
const std::string kWorkspace = R"(workspace: w
timezone: UTC
people: { ann: {}, bob: { away: [{ from: 2026-11-20, to: 2026-11-20 }] }, cat: {}, dan: {}, eve: {} }
teams: { crew: { members: [ann, bob, cat] } }
roles: { pair: { people: [ann, bob] }, heads: { people: [dan, eve] } }
rotations:
  rota: { title: R, team: crew, shift: 1w, roster: [{ from: 2026-11-23, members: [cat, ann] }] }
)";

const std::string kPipelines = R"(pipeline: down
title: D
sources: [{ id: u, kind: pipeline, from: up }]
owners: { primary: [eve] }
raci: { responsible: [eve], accountable: [dan] }
sla: { freshness: [{ sources: [up/a], warn_after: 1h, alarm_after: 2h }] }
notify: { warning: [ann], alarm: [responsible], overdue: [] }
---
pipeline: up
title: U
sources: [{ id: a, kind: manual }, { id: b }]
owners: { primary: [dan] }
raci: { responsible: [pair], accountable: [dan], informed: [heads] }
sla: { freshness: [{ sources: [a], warn_after: 1h, alarm_after: 5h }] }
oncall:
  coverage:
    - { id: for-b, title: B, by: ann, sources: [b], hours: all }
    - { id: at-work, title: W, by: rota }
    - { id: month-end, title: M, by: pair, when: last-7-days-of-month, hours: all }
    - { id: never, title: N, by: future }
notify: { warning: [pair, responsible], alarm: [accountable], overdue: [informed] }
)";

World world() {
  std::string workspace =
      kWorkspace +
      "  future: { title: F, team: crew, shift: 1w, roster: [{ from: 2027-11-15, members: [ann, bob] }] }\n";
  return World{workspace, kPipelines}.see({"up/a,2026-11-20T08:00:00Z"});
}

Lines untold_at(const World& w, std::string_view now) {
  const StatusReport report = w.at(now);
  REQUIRE(report.incidents.size() == 1);
  Lines lines;
  for (const Untold& one : untold(w.workspace(), report.incidents[0], report.at)) {
    lines.push_back(w.workspace()[one.pipeline].id + " " + id_of(w.workspace(), one.who) + " as " + std::string{one.as} + " by " +
                    id_of(w.workspace(), one.party) + (one.level ? " at " + std::string{name_of(*one.level)} : "") +
                    (one.through ? " stood in for by " + one.through->id : "") +
                    (one.away_at ? " away " + format_instant(*one.away_at, Zone{}).substr(5, 11) : ""));
  }
  return lines;
}

}  // namespace

TEST_CASE("each coverage entry says whether it is for a problem, and from when it holds") {
  const World w = world();
  const auto up = find(w.workspace().pipelines, "up").value();
  const auto answers = [&](std::optional<SourceRef> source, std::string_view now) {
    Lines lines;
    for (const CoverageAnswer& one : coverage_answers(w.workspace(), up, source, instant(now))) {
      lines.push_back(one.coverage->id + (one.holds ? "" : " not for it") +
                      (one.next ? " " + format_instant(one.next->at, Zone{}).substr(5, 11) + " " +
                                      id_of(w.workspace(), one.next->to)
                                : "") +
                      (one.chosen ? " chosen" : ""));
    }
    return lines;
  };
  const SourceRef a{up, 0};
  CHECK(answers(a, "2026-11-20T10:00:00Z") ==
        Lines{"for-b not for it", "at-work 11-23T09:00 cat chosen", "month-end 11-24T00:00 pair", "never"});
  CHECK(answers(a, "2026-11-24T03:00:00Z") ==
        Lines{"for-b not for it", "at-work 11-24T09:00 cat", "month-end 11-24T03:00 pair chosen", "never"});
  // Of equals the first listed.
  CHECK(answers(a, "2026-11-24T09:00:00Z") ==
        Lines{"for-b not for it", "at-work 11-24T09:00 cat chosen", "month-end 11-24T09:00 pair", "never"});
  CHECK(answers(std::nullopt, "2026-11-20T10:00:00Z")[0] == "for-b not for it");
}

TEST_CASE("whoever is away, and whom only other levels reach, is not told, and it is known why") {
  const World w = world();
  const auto not_told = [&](std::string_view now) { return untold_at(w, now); };
  // up is in warning: pair and, from Monday on, cat are told; down is in warning as well: ann.
  CHECK(not_told("2026-11-20T09:30:00Z") ==
        Lines{"down eve as responsible by eve at alarm", "up bob as pair by pair away 11-20T09:30",
              "up dan as accountable by dan at alarm", "up eve as informed by heads at overdue"});
  // down is in alarm, and tells eve; so up's list has nobody left to reach her by.
  CHECK(not_told("2026-11-20T10:30:00Z") ==
        Lines{"up bob as pair by pair away 11-20T10:30", "up dan as accountable by dan at alarm"});
  // up is in alarm, too: its warning's people are those of a lower level now.
  CHECK(not_told("2026-11-20T13:00:00Z") == Lines{"down ann as ann by ann at warning",
                                                  "up ann as pair by pair at warning",
                                                  "up bob as responsible by pair at warning stood in for by at-work",
                                                  "up cat as responsible by pair at warning"});
}

TEST_CASE("of the responsible party whoever is not on call is not told, as on call stands for it") {
  const World w = World{kWorkspace, R"(pipeline: p
title: P
sources: [{ id: a }]
owners: { primary: [dan] }
raci: { responsible: [pair], accountable: [dan] }
sla: { freshness: [{ sources: [a], warn_after: 1h, alarm_after: 5h }] }
oncall: { coverage: [{ id: nights, title: N, by: ann, hours: all }] }
notify: { warning: [responsible], alarm: [dan], overdue: [] }
)"}.see({"p/a,2026-11-18T08:00:00Z"});
  CHECK(untold_at(w, "2026-11-18T09:00:00Z") ==
        Lines{"p bob as responsible by pair at warning stood in for by nights", "p dan as dan by dan at alarm"});
  // Also at another level.
  CHECK(untold_at(w, "2026-11-18T13:00:00Z") ==
        Lines{"p ann as responsible by pair at warning", "p bob as responsible by pair at warning stood in for by nights"});
}

TEST_CASE("a status can be narrowed to some states, its sums with it") {
  const World w = world();
  const StatusReport all = w.at("2026-11-20T09:30:00Z");
  const StatusReport warnings = in_states(all, {State::warning});
  CHECK(w.rows(warnings, "up") ==
        Lines{"up warning", "up/a warning last=2026-11-20T08:00:00Z age=5400 warning=2026-11-20T09:00:00Z"});
  CHECK(warnings.counts.warning == all.counts.warning);
  CHECK(warnings.counts.unmonitored == 0);
  CHECK(warnings.incidents.size() == 1);
  const StatusReport unmonitored = in_states(all, {State::unmonitored});
  CHECK(unmonitored.pipelines.size() == 1);
  CHECK(unmonitored.incidents.empty());
  CHECK(unmonitored.state == State::unmonitored);
  CHECK(unmonitored.counts.unmonitored == 1);
}
