#include "evaluate/world.hpp"

using namespace runbook;
using namespace runbook::testing;

namespace {

/// Working hours are mon-fri 09:00-17:00 UTC. 2026-11-20 is a Friday. The rotation hands off on Mondays at 09:00: ann
/// has the week of the 16th, bob that of the 23rd, cat that of the 30th.
const std::string kWorkspace = R"(workspace: w
timezone: UTC
people:
  ann: {}
  bob: {}
  cat: { away: [{ from: 2026-11-20, to: 2026-11-22 }] }
  dan: { away: [{ from: 2026-11-20T06:00:00Z, to: 2026-11-20T12:00:00Z }] }
  eve: {}
channels: { alerts: { slack: env:A }, board: { slack: env:B } }
teams:
  crew: { members: [dan, eve] }
  loud: { members: [dan, eve], channels: [board, alerts, board] }
  hollow: {}
  late: { members: [eve], timezone: America/New_York, working_hours: { hours: "10:00-12:00" } }
roles:
  both: { people: [ann, cat], team: crew }
  of-crew: { team: crew, channels: [board] }
  of-loud: { team: loud }
  of-hollow: { team: hollow, channels: [alerts] }
  alone: { channels: [board, alerts] }
  leave-role: { people: [cat] }
  late-role: { team: late }
rotations:
  rota: { title: R, team: crew, shift: 1w, roster: [{ from: 2026-11-16, members: [ann, bob, cat] }] }
  future: { title: F, team: crew, shift: 1w, roster: [{ from: 2027-11-15, members: [ann, bob] }] }
  loud-future: { title: F, team: loud, shift: 1w, roster: [{ from: 2027-11-15, members: [ann, bob] }] }
)";

struct Setup {
  std::string notify = "[responsible]";
  std::string responsible = "[ann]";
  std::string oncall;  ///< items of `coverage`, in brackets
  std::string accountable = "ann";
  std::string consulted = "[]";
  std::string informed = "[]";
  std::string owners = "{ primary: [ann] }";
};

/// A pipeline whose source `unit/a` and routine-like commitment are both in warning on 2026-11-20.
World world(const Setup& s) {
  return World{kWorkspace,
               "pipeline: unit\ntitle: T\nsources: [{ id: a, kind: manual }, { id: b }]\nowners: " + s.owners +
                   "\nraci: { responsible: " + s.responsible + ", accountable: [" + s.accountable +
                   "], consulted: " + s.consulted + ", informed: " + s.informed +
                   " }\nsla:\n  freshness: [{ sources: [a], warn_after: 1h, alarm_after: 5000w }]\n"
                   "  commitments: [{ id: x, title: X, every: year, from: 2026-01-01, warn_before: 52w }]\n" +
                   (s.oncall.empty() ? "" : "oncall: { coverage: " + s.oncall + " }\n") +
                   "notify: { warning: " + s.notify + " }\n"}
      .see({"unit/a,2026-11-16T00:00:00Z"});
}

Lines told(const Setup& setup, std::string_view now = "2026-11-20T10:00:00Z") {
  return world(setup).told("unit/a", now);
}

/// Who is told where the list names just this party.
Lines told_party(const std::string& party, std::string_view now = "2026-11-20T10:00:00Z") {
  Setup setup;
  setup.notify = "[" + party + "]";
  return told(setup, now);
}

}  // namespace

TEST_CASE("a role stands for its people, else its team's members, else itself with its channels") {
  CHECK(told_party("both", "2026-11-23T10:00:00Z") ==
        Lines{"ann at 2026-11-23T10:00:00Z unit:both:both", "cat at 2026-11-23T10:00:00Z unit:both:both"});
  CHECK(told_party("of-crew", "2026-11-23T10:00:00Z") ==
        Lines{"dan at 2026-11-23T10:00:00Z unit:of-crew:of-crew", "eve at 2026-11-23T10:00:00Z unit:of-crew:of-crew"});
  // The team's members, although the team itself would stand for itself.
  CHECK(told_party("of-loud", "2026-11-23T10:00:00Z") ==
        Lines{"dan at 2026-11-23T10:00:00Z unit:of-loud:of-loud", "eve at 2026-11-23T10:00:00Z unit:of-loud:of-loud"});
  CHECK(told_party("of-hollow") == Lines{"of-hollow at 2026-11-20T10:00:00Z channels=alerts unit:of-hollow:of-hollow"});
  CHECK(told_party("alone") == Lines{"alone at 2026-11-20T10:00:00Z channels=alerts,board unit:alone:alone"});
}

TEST_CASE("a team stands for its members, unless it has channels or no members") {
  CHECK(told_party("crew", "2026-11-23T10:00:00Z") ==
        Lines{"dan at 2026-11-23T10:00:00Z unit:crew:crew", "eve at 2026-11-23T10:00:00Z unit:crew:crew"});
  CHECK(told_party("loud") == Lines{"loud at 2026-11-20T10:00:00Z channels=alerts,board unit:loud:loud"});
  CHECK(told_party("hollow") == Lines{"hollow at 2026-11-20T10:00:00Z unit:hollow:hollow"});
}

TEST_CASE("a rotation stands for whoever is on call, or where nobody is for its team") {
  CHECK(told_party("rota") == Lines{"ann at 2026-11-20T10:00:00Z unit:rota:rota:rota"});
  CHECK(told_party("rota", "2026-11-23T09:00:00Z") == Lines{"bob at 2026-11-23T09:00:00Z unit:rota:rota:rota"});
  CHECK(told_party("future", "2026-11-23T10:00:00Z") ==
        Lines{"dan at 2026-11-23T10:00:00Z unit:future:future", "eve at 2026-11-23T10:00:00Z unit:future:future"});
  CHECK(told_party("loud-future") ==
        Lines{"loud at 2026-11-20T10:00:00Z channels=alerts,board unit:loud-future:loud-future"});
}

TEST_CASE("who is away is skipped where another of the same party is there, else told and marked") {
  CHECK(told_party("both") == Lines{"ann at 2026-11-20T10:00:00Z unit:both:both"});
  CHECK(told_party("crew") == Lines{"eve at 2026-11-20T10:00:00Z unit:crew:crew"});
  CHECK(told_party("leave-role") == Lines{"cat at 2026-11-20T10:00:00Z away unit:leave-role:leave-role"});
  CHECK(told_party("dan") == Lines{"dan at 2026-11-20T10:00:00Z away unit:dan:dan"});
  // Leave is [from, to); dates are whole days, both included.
  CHECK(told_party("dan", "2026-11-20T12:00:00Z") == Lines{"dan at 2026-11-20T12:00:00Z unit:dan:dan"});
  CHECK(told_party("cat", "2026-11-22T23:59:59Z") == Lines{"cat at 2026-11-22T23:59:59Z away unit:cat:cat"});
  CHECK(told_party("cat", "2026-11-23T00:00:00Z") == Lines{"cat at 2026-11-23T00:00:00Z unit:cat:cat"});
}

TEST_CASE("of two parties the one's absence does not concern the other") {
  Setup setup;
  setup.notify = "[leave-role, ann]";
  CHECK(told(setup) == Lines{"ann at 2026-11-20T10:00:00Z unit:ann:ann",
                             "cat at 2026-11-20T10:00:00Z away unit:leave-role:leave-role"});
}

TEST_CASE("every reserved word") {
  Setup setup;
  setup.responsible = "[dan]";
  setup.accountable = "bob";
  setup.consulted = "[rota, both]";
  setup.informed = "[alone]";
  setup.owners = "{ primary: [ann], secondary: [eve, bob] }";
  setup.oncall = "[{ id: c, title: C, by: rota, hours: all, holidays: cover }]";
  const auto with = [&](const std::string& list) {
    setup.notify = list;
    return told(setup);
  };
  CHECK(with("[responsible]") == Lines{"ann at 2026-11-20T10:00:00Z unit:responsible:dan:rota"});
  CHECK(with("[accountable]") == Lines{"bob at 2026-11-20T10:00:00Z unit:accountable:bob"});
  CHECK(with("[consulted]") == Lines{"ann at 2026-11-20T10:00:00Z unit:consulted:both unit:consulted:rota:rota"});
  CHECK(with("[informed]") == Lines{"alone at 2026-11-20T10:00:00Z channels=alerts,board unit:informed:alone"});
  CHECK(with("[owners]") == Lines{"ann at 2026-11-20T10:00:00Z unit:owners:ann",
                                  "bob at 2026-11-20T10:00:00Z unit:owners:bob",
                                  "eve at 2026-11-20T10:00:00Z unit:owners:eve"});
  CHECK(with("[oncall]") == Lines{"ann at 2026-11-20T10:00:00Z unit:oncall:rota:rota"});
  CHECK(with("[]") == Lines{});
}

TEST_CASE("each is told once, with every reason, in the order of pipeline, `as`, `party` and `via`") {
  Setup setup;
  setup.notify = "[responsible, rota, oncall, accountable, owners, ann, ann]";
  setup.responsible = "[ann, alone]";
  setup.oncall = "[{ id: c, title: C, by: rota, hours: all, holidays: cover }]";
  CHECK(told(setup) ==
        Lines{"ann at 2026-11-20T10:00:00Z unit:accountable:ann unit:ann:ann unit:oncall:rota:rota unit:owners:ann "
              "unit:responsible:alone:rota unit:responsible:ann:rota unit:rota:rota:rota"});
}

TEST_CASE("each is told at the earliest of their times") {
  Setup setup;
  setup.notify = "[responsible, accountable]";
  const std::string saturday = "2026-11-21T10:00:00Z";
  CHECK(told(setup, saturday) == Lines{"ann at 2026-11-21T10:00:00Z unit:accountable:ann unit:responsible:ann"});
  setup.responsible = "[ann, bob]";
  CHECK(told(setup, saturday) == Lines{"ann at 2026-11-21T10:00:00Z unit:accountable:ann unit:responsible:ann",
                                       "bob at 2026-11-23T09:00:00Z unit:responsible:bob"});
}

TEST_CASE("each entry's leave is taken at its own time, and `away` is that of the time at which somebody is told") {
  Setup setup;
  setup.accountable = "leave-role";
  setup.responsible = "[both]";
  setup.notify = "[responsible, accountable]";
  // On Saturday cat is away, on Monday (the next working time) she is back.
  CHECK(told(setup, "2026-11-21T10:00:00Z") ==
        Lines{"ann at 2026-11-23T09:00:00Z unit:responsible:both",
              "cat at 2026-11-21T10:00:00Z away unit:accountable:leave-role unit:responsible:both"});
}

TEST_CASE("without coverage the responsible party's people are told at the next working time of their team") {
  Setup setup;
  CHECK(told(setup, "2026-11-20T16:59:59Z") == Lines{"ann at 2026-11-20T16:59:59Z unit:responsible:ann"});
  CHECK(told(setup, "2026-11-20T17:00:00Z") == Lines{"ann at 2026-11-23T09:00:00Z unit:responsible:ann"});
  setup.responsible = "[late-role]";
  CHECK(told(setup, "2026-11-20T10:00:00Z") == Lines{"eve at 2026-11-20T15:00:00Z unit:responsible:late-role"});
  setup.responsible = "[rota]";  // who is on call then, not now
  CHECK(told(setup, "2026-11-21T10:00:00Z") == Lines{"bob at 2026-11-23T09:00:00Z unit:responsible:rota:rota"});
  setup.responsible = "[ann, late-role]";  // each at their own team's time
  CHECK(told(setup, "2026-11-20T10:00:00Z") == Lines{"ann at 2026-11-20T10:00:00Z unit:responsible:ann",
                                                     "eve at 2026-11-20T15:00:00Z unit:responsible:late-role"});
  setup.notify = "[oncall]";
  CHECK(told(setup) == Lines{});
}

TEST_CASE("coverage says who is told, and when: at its earliest covered instant") {
  Setup setup;
  setup.oncall = "[{ id: c, title: C, by: rota }]";
  CHECK(told(setup, "2026-11-20T10:00:00Z") == Lines{"ann at 2026-11-20T10:00:00Z unit:responsible:ann:rota"});
  CHECK(told(setup, "2026-11-20T18:00:00Z") == Lines{"bob at 2026-11-23T09:00:00Z unit:responsible:ann:rota"});
}

TEST_CASE("a coverage by a role or team reaches it as it stands at that instant") {
  Setup setup;
  setup.notify = "[responsible, oncall]";
  setup.responsible = "[bob]";
  setup.oncall = "[{ id: c, title: C, by: crew, hours: all }]";
  CHECK(told(setup) == Lines{"eve at 2026-11-20T10:00:00Z unit:oncall:crew unit:responsible:bob"});
  setup.oncall = "[{ id: c, title: C, by: alone, hours: all }]";
  CHECK(told(setup) ==
        Lines{"alone at 2026-11-20T10:00:00Z channels=alerts,board unit:oncall:alone unit:responsible:bob"});
}

TEST_CASE("of the coverage entries that hold the subject the earliest counts, of equals the first listed") {
  Setup setup;
  setup.oncall = "[{ id: z, title: Z, by: bob, hours: all }, { id: a, title: A, by: cat, hours: all }]";
  CHECK(told(setup) == Lines{"bob at 2026-11-20T10:00:00Z unit:responsible:ann"});
  setup.oncall = "[{ id: z, title: Z, by: bob }, { id: a, title: A, by: eve, hours: all }]";
  CHECK(told(setup, "2026-11-21T10:00:00Z") == Lines{"eve at 2026-11-21T10:00:00Z unit:responsible:ann"});
}

TEST_CASE("a coverage with sources holds what they select, one without everything, obligations included") {
  Setup setup;
  setup.oncall =
      "[{ id: s, title: S, by: bob, hours: all, sources: [\"kind:manual\"] }, { id: e, title: E, by: eve, hours: all "
      "}]";
  const World w = world(setup);
  CHECK(w.told("unit/a", "2026-11-20T10:00:00Z") == Lines{"bob at 2026-11-20T10:00:00Z unit:responsible:ann"});
  CHECK(w.told("unit/x", "2026-11-20T10:00:00Z") == Lines{"eve at 2026-11-20T10:00:00Z unit:responsible:ann"});
  setup.oncall = "[{ id: s, title: S, by: bob, hours: all, sources: [b] }]";
  const World other = world(setup);
  CHECK(other.told("unit/a", "2026-11-21T10:00:00Z") == Lines{"ann at 2026-11-23T09:00:00Z unit:responsible:ann"});
  CHECK(other.told("unit/x", "2026-11-21T10:00:00Z") == Lines{"ann at 2026-11-23T09:00:00Z unit:responsible:ann"});
}

TEST_CASE("a coverage in which nobody is found within 40 days is none") {
  const auto with_era = [](const std::string& from) {
    const std::string workspace =
        "workspace: w\ntimezone: UTC\npeople: { ann: {}, bob: {} }\nteams: { crew: { members: [bob] } }\n"
        "rotations: { rota: { title: R, team: crew, shift: 1d, handoff: { time: \"10:00\" }, roster: "
        "[{ from: " +
        from + ", members: [ann, bob] }] } }\n";
    return World{workspace, R"(pipeline: unit
title: T
sources: [{ id: a }]
owners: { primary: [bob] }
raci: { responsible: [bob], accountable: [bob] }
sla: { freshness: [{ sources: [a], warn_after: 1h, alarm_after: 5000w }] }
oncall: { coverage: [{ id: c, title: C, by: rota, hours: all }] }
notify: { warning: [responsible, oncall] }
)"}
        .see({"unit/a,2026-11-16T00:00:00Z"});
  };
  // 2026-11-20 and 39 days is 2026-12-29.
  CHECK(with_era("2026-12-29").told("unit/a", "2026-11-20T10:00:00Z") ==
        Lines{"ann at 2026-12-29T10:00:00Z unit:oncall:rota:rota unit:responsible:bob:rota"});
  CHECK(with_era("2026-12-30").told("unit/a", "2026-11-20T10:00:00Z") ==
        Lines{"ann at 2026-12-30T10:00:00Z unit:oncall:rota:rota unit:responsible:bob:rota"});
  CHECK(with_era("2026-12-30").told("unit/a", "2026-11-20T09:59:59Z") ==
        Lines{"bob at 2026-11-20T09:59:59Z unit:responsible:bob"});
  CHECK(with_era("2026-12-31").told("unit/a", "2026-11-20T10:00:00Z") ==
        Lines{"bob at 2026-11-20T10:00:00Z unit:responsible:bob"});
}

TEST_CASE("an override that names somebody who is away reaches them, marked") {
  const World w = World{R"(workspace: w
timezone: UTC
people: { ann: {}, bob: { away: [{ from: 2026-11-20, to: 2026-11-20 }] }, cat: {} }
teams: { crew: { members: [ann] } }
rotations:
  rota: { title: R, team: crew, shift: 1w, roster: [{ from: 2026-11-16, members: [ann, cat] }], overrides: [{ from: 2026-11-20, to: 2026-11-20, person: bob }] }
)",
                        R"(pipeline: unit
title: T
sources: [{ id: a }]
owners: { primary: [ann] }
raci: { responsible: [rota], accountable: [ann] }
sla: { freshness: [{ sources: [a], warn_after: 1h, alarm_after: 5000w }] }
oncall: { coverage: [{ id: c, title: C, by: rota, hours: all }] }
)"}
                      .see({"unit/a,2026-11-16T00:00:00Z"});
  CHECK(w.told("unit/a", "2026-11-20T10:00:00Z") ==
        Lines{"bob at 2026-11-20T10:00:00Z away unit:responsible:rota:rota"});
  CHECK(w.told("unit/a", "2026-11-21T10:00:00Z") == Lines{"ann at 2026-11-21T10:00:00Z unit:responsible:rota:rota"});
}
