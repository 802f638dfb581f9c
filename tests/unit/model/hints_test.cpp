// What is said of a value that cannot be read, and of a name that means something else.
#include "model/hints.hpp"

#include <catch2/catch.hpp>

#include "model/suggest.hpp"
#include "schedule/builder.hpp"

using namespace builder;
using namespace runbook::model;

namespace {

/// p0 to p2 in `team`, with a calendar, a channel, a role, a rotation and a pipeline.
Workspace company() {
  Workspace w = workspace("UTC", 3);
  w.people[1].email = "one@example.com";
  Calendar calendar;
  calendar.id = "days";
  w.calendars = {calendar};
  w.channels = {Channel{"alerts", Channel::Kind::slack, "env:A", {}, {}}};
  w.teams[0].title = "The Team";
  w.teams[0].calendar = ref("days", Handle<Calendar>{0});
  w.teams[0].channels = {ref("alerts", Handle<Channel>{0})};
  Role lead, spare;
  lead.id = "lead";
  lead.title = "The Lead";
  lead.people = {person(1)};
  lead.channels = {ref("alerts", Handle<Channel>{0})};
  spare.id = "spare";
  spare.team = ref("team", Handle<Team>{0});
  w.roles = {lead, spare};
  w.rotations = {rotation(std::chrono::hours{24}, std::chrono::hours{9}, {era("2026-01-05", {0, 2})})};
  w.rotations[0].title = "The Rota";
  Pipeline p;
  p.id = "unit";
  p.title = "The Unit";
  p.raci.responsible = {ref<Party>("lead", Handle<Role>{0})};
  Source source;
  source.id = "marketing";
  p.sources = {source};
  Obligation check, closing;
  check.id = "look";
  check.kind = Obligation::Kind::routine;
  closing.id = "monthly";
  closing.kind = Obligation::Kind::commitment;
  p.obligations = {check, closing};
  w.pipelines = {p};
  return w;
}

}  // namespace

TEST_CASE("a number without a unit, a month and anything else are told what a duration is") {
  CHECK(hints::duration("24") == "a number needs its unit: `24h` is hours, `24d` days, `24m` minutes");
  CHECK(hints::duration("3 months") == "months and years have no fixed length: write days or weeks (`m` is minutes)");
  CHECK(hints::duration("1y") == "months and years have no fixed length: write days or weeks (`m` is minutes)");
  CHECK(hints::duration("monthly") == "units are `w d h m s`, from large to small, each once, without spaces");
  CHECK(hints::duration("") == "units are `w d h m s`, from large to small, each once, without spaces");
  CHECK(hints::duration("1234567890") == "units are `w d h m s`, from large to small, each once, without spaces");
}

TEST_CASE("a date in another order is turned round where it has one meaning") {
  CHECK(hints::date("31.12.2026") == "did you mean `2026-12-31`?");
  CHECK(hints::date("5.1.2026") == "did you mean `2026-01-05`?");
  CHECK(hints::date("31/12/2026") == "did you mean `2026-12-31`?");
  CHECK(hints::date("12/31/2026") == "did you mean `2026-12-31`?");
  CHECK(hints::date("5/1/2026") == "a date is written year, month, day: `2026-01-05` or `2026-05-01`");
  CHECK(hints::date("2026-02-30") == "there is no such day");
  CHECK(hints::date("2026-02-28").empty());
  CHECK(hints::date("tomorrow").empty());
  CHECK(hints::date("1-2-3").empty());
}

TEST_CASE("a date alone where an instant is wanted is told what comes after it") {
  CHECK(hints::instant("2026-11-20") == "after the date come `T` and a local time, such as `2026-11-20T09:00`");
  CHECK(hints::instant("2026-11-20 09:00") == "after the date come `T` and a local time, such as `2026-11-20T09:00`");
  CHECK(hints::instant("31.12.2026") == "did you mean `2026-12-31`?");
}

TEST_CASE("a zone is found by its name or its city") {
  CHECK(hints::zone("Europe/Berln") == "did you mean `Europe/Berlin`?");
  CHECK(hints::zone("Berlin") == "did you mean `Europe/Berlin`?");
  CHECK(hints::zone("Xyzzyxyzzy").empty());
}

TEST_CASE("of something of another sort comes what belongs to it and is of the sort that is wanted") {
  const Workspace w = company();
  const auto of = [&](std::string_view name, Sort wanted) { return suggest_of_sort(w, name, {wanted}); };
  CHECK(of("p0", Sort::team) == "did you mean their team, `team`?");
  CHECK(of("p0", Sort::rotation) == "did you mean their rotation, `rota`?");
  CHECK(of("p1", Sort::rotation).empty());
  CHECK(of("p0", Sort::channel).empty());
  CHECK(of("team", Sort::person) == "did you mean its members, `p0`, `p1`, `p2`?");
  CHECK(of("team", Sort::channel) == "did you mean its channels, `alerts`?");
  CHECK(of("team", Sort::calendar) == "did you mean its calendar, `days`?");
  CHECK(of("team", Sort::rotation) == "did you mean the rotation of this team, `rota`?");
  CHECK(of("team", Sort::pipeline).empty());
  CHECK(of("lead", Sort::person) == "did you mean its people, `p1`?");
  CHECK(of("lead", Sort::channel) == "did you mean its channels, `alerts`?");
  CHECK(of("lead", Sort::team).empty());
  CHECK(of("spare", Sort::team) == "did you mean its team, `team`?");
  CHECK(of("spare", Sort::person) == "did you mean its members, `p0`, `p1`, `p2`?");
  CHECK(of("rota", Sort::team) == "did you mean its team, `team`?");
  CHECK(of("rota", Sort::person) == "did you mean those of its roster, `p0`, `p2`?");
  CHECK(of("rota", Sort::channel).empty());
  CHECK(of("nobody", Sort::person).empty());
}

TEST_CASE("of a channel or a pipeline comes who stands behind it") {
  Workspace w = company();
  const auto party = [&](std::string_view name) { return suggest_of_sort(w, name, {Sort::person, Sort::role, Sort::team}); };
  CHECK(party("alerts") == "did you mean who is told through it, `team`, `lead`?");
  CHECK(party("unit") == "did you mean its responsible party, `lead`?");
  CHECK(party("nobody").empty());
  for (int i = 0; i < 3; ++i) {
    w.roles.push_back(w.roles[0]);
    w.roles.back().id = "lead-" + std::to_string(i);
  }
  CHECK(party("alerts") == "did you mean who is told through it, `team`, `lead`, `lead-0` …?");
}

TEST_CASE("a title, a mail address or a channel's own address is found by what it is called") {
  const Workspace w = company();
  const auto by_title = [&](std::string_view name, Sort wanted) { return suggest_by_title(w, name, {wanted}); };
  CHECK(by_title("one@example.com", Sort::person) == "did you mean `p1`?");
  CHECK(by_title("The Team", Sort::team) == "did you mean `team`?");
  CHECK(by_title("The Lead", Sort::role) == "did you mean `lead`?");
  CHECK(by_title("The Rota", Sort::rotation) == "did you mean `rota`?");
  CHECK(by_title("The Unit", Sort::pipeline) == "did you mean `unit`?");
  CHECK(by_title("env:A", Sort::channel) == "did you mean `alerts`?");
  CHECK(by_title("The Team", Sort::role).empty());
  CHECK(by_title("days", Sort::calendar).empty());
  CHECK(suggest_by_title(w, "The Lead", {Sort::person, Sort::role}) == "did you mean `lead`?");
}

TEST_CASE("a name that is somewhere a source, commitment or routine is told so") {
  const Workspace w = company();
  CHECK(whose_subject(w, "marketing") == "`marketing` is a source of `unit`");
  CHECK(whose_subject(w, "look") == "`look` is a routine of `unit`");
  CHECK(whose_subject(w, "monthly") == "`monthly` is a commitment of `unit`");
  CHECK(whose_subject(w, "nobody").empty());
}
