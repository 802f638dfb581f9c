// What time on call costs, and how it lies with the people. Expected hours are counted by hand on a calendar.
#include <catch2/catch.hpp>

#include "builder.hpp"
#include "runbook/fairness.hpp"
#include "schedule/load.hpp"

using namespace builder;
using namespace std::chrono_literals;

namespace {

/// Berlin, mon-fri, Christmas Day and Boxing Day; a weekly rotation of `members` from Monday 2026-11-23 on, 09:00.
Workspace company(std::vector<std::uint32_t> members, std::uint32_t people = 3) {
  Workspace w = workspace("Europe/Berlin", people);
  Calendar calendar;
  calendar.id = "c";
  calendar.holidays = {{std::chrono::December / 25, "Christmas", {}}, {std::chrono::December / 26, "Boxing Day", {}}};
  w.calendars = {calendar};
  w.calendar = ref("c", Handle<Calendar>{0});
  w.rotations = {rotation(168h, 9h, {era("2026-11-23", std::move(members))})};
  return w;
}

const Zone berlin = zone("Europe/Berlin");

Load load_of(const Workspace& w, std::string_view from, std::string_view to, std::uint32_t who = 0) {
  const oncall::Context context{w};
  oncall::Tally tally{context, w.rotations[0], Handle<Person>{who}};
  tally.add(between(from, to, berlin));
  return tally.load();
}

const RotationFairness& only(const FairnessReport& report) {
  REQUIRE(report.rotations.size() == 1);
  return report.rotations.front();
}

}  // namespace

TEST_CASE("a plain week has seven nights and a weekend, and weighs 168 + 56 + 48 hours") {
  const Load load = load_of(company({0}), "2026-11-23T09:00", "2026-11-30T09:00");
  CHECK(load == Load{168h, 56h, 48h, 0h, 272h, 7, 2, 0});
}

TEST_CASE("a holiday on a weekend is a holiday alone, and the night adds to it") {
  // Friday the 25th and Saturday the 26th are holidays, Sunday the 27th is a weekend: 48 h of holiday with 16 h of night
  // in them, 24 h of weekend with 8 h.
  const Load load = load_of(company({0}), "2026-12-25", "2026-12-28");
  CHECK(load == Load{72h, 24h, 24h, 48h, 72h + 24h + 24h + 2 * 48h, 4, 1, 2});
}

TEST_CASE("the working weekdays of the team say what a weekend is") {
  Workspace w = company({0});
  w.teams[0].working_hours.days = parse_weekdays("sun-thu");
  // Friday and Saturday.
  CHECK(load_of(w, "2026-11-26T12:00", "2026-11-29T12:00") == Load{72h, 24h, 48h, 0h, 72h + 24h + 48h, 3, 2, 0});
}

TEST_CASE("it is night by the clock of whoever is on call") {
  Workspace w = company({0, 1});
  w.people[1].timezone = zone("America/Chicago");
  // 02:00 to 10:00 in Berlin is 19:00 to 03:00 in Chicago.
  CHECK(load_of(w, "2026-11-24T02:00", "2026-11-24T10:00", 0) == Load{8h, 4h, 0h, 0h, 12h, 1, 0, 0});
  CHECK(load_of(w, "2026-11-24T02:00", "2026-11-24T10:00", 1) == Load{8h, 5h, 0h, 0h, 13h, 1, 0, 0});
}

TEST_CASE("a night in which the clock changes has the hours that pass") {
  CHECK(load_of(company({0}), "2026-03-28T22:00", "2026-03-29T06:00").night == 7h);
  CHECK(load_of(company({0}), "2026-10-24T22:00", "2026-10-25T06:00").night == 9h);
}

TEST_CASE("a night and a day that several pieces touch count once") {
  const Workspace w = company({0});
  const oncall::Context context{w};
  oncall::Tally tally{context, w.rotations[0], Handle<Person>{0}};
  for (const auto* from : {"2026-11-27T22:00", "2026-11-28T01:00", "2026-11-28T05:00", "2026-11-28T23:00"}) {
    tally.add({at(from, berlin), at(from, berlin) + 1h});
  }
  CHECK(tally.load() == Load{4h, 4h, 3h, 0h, 4h + 4h + 3h, 2, 1, 0});
}

TEST_CASE("three weeks of three people are a perfect rota") {
  const Workspace w = company({0, 1, 2});
  const auto report = fairness(w, between("2026-11-23T09:00", "2026-12-14T09:00", berlin));
  CHECK(only(report).quality == Quality{10'000, 10'000});
  CHECK(only(report).quality.score() == 100);
  for (const PersonFairness& row : only(report).people) {
    CHECK(row.load.weighted == 272h);
    CHECK(row.fair == 272h);
    CHECK(share_percent(row) == 100);
    CHECK(row.runs == 1);
    CHECK(row.longest_run == 168h);
    CHECK(row.stood_in == Occasions{});
  }
}

TEST_CASE("two weeks of three people leave one with nothing, and a third of the time lies astray") {
  const Workspace w = company({0, 1, 2});
  const auto report = fairness(w, between("2026-11-23T09:00", "2026-12-07T09:00", berlin));
  // 544 h in all, 181 h 20 min each: 181 h 20 min would have to move.
  CHECK(only(report).quality == Quality{10'000, 6'667});
  CHECK(only(report).quality.score() == 83);
  CHECK(share_percent(only(report).people[0]) == 150);
  CHECK(share_percent(only(report).people[2]) == 0);
}

TEST_CASE("the balance counts what an hour costs, not the hours alone") {
  Workspace w = company({0, 1});
  w.rotations[0].shift = 12h;
  w.rotations[0].roster = {era("2026-11-23", {0, 1})};
  // p0 has the days from 09:00 to 21:00, p1 the nights: the same hours, not the same load.
  const auto report = fairness(w, between("2026-11-23T09:00", "2026-11-27T09:00", berlin));
  CHECK(only(report).people[0].load == Load{48h, 0h, 0h, 0h, 48h, 0, 0, 0});
  CHECK(only(report).people[1].load == Load{48h, 32h, 0h, 0h, 80h, 4, 0, 0});
  CHECK(only(report).quality.balance == 10'000 - 16 * 10'000 / 128);
}

TEST_CASE("whoever stands twice in a roster has twice the part") {
  const Workspace w = company({0, 0, 1});
  const auto report = fairness(w, between("2026-11-23T09:00", "2026-12-14T09:00", berlin));
  CHECK(only(report).quality == Quality{10'000, 10'000});
  CHECK(only(report).people[0].fair == 544h);
  CHECK(only(report).people[0].longest_run == 336h);
  CHECK(only(report).people[0].runs == 1);
}

TEST_CASE("leave is no debt, and whoever stands in is seen to") {
  Workspace w = company({0, 1, 2});
  away(w, 0, between("2026-11-23T09:00", "2026-11-30T09:00", berlin));
  const auto report = fairness(w, between("2026-11-23T09:00", "2026-12-14T09:00", berlin));
  const auto& people = only(report).people;
  // The first week's part is p1's and p2's alone; p1 took it whole.
  CHECK(people[0].fair == Seconds{544h} / 3);
  CHECK(people[1].fair == Seconds{544h} / 3 + 136h);
  CHECK(people[1].load.total == 336h);
  CHECK(people[1].stood_in == Occasions{1, 168h});
  CHECK(people[0].replaced == Occasions{1, 168h});
  CHECK(people[0].load == Load{});
  CHECK(people[0].runs == 0);
}

TEST_CASE("gaps cost coverage, and a rota of gaps alone is worth nothing") {
  Workspace w = company({0, 1});
  away(w, 0, between("2026-11-30T09:00", "2026-12-02T09:00", berlin));
  away(w, 1, between("2026-11-30T09:00", "2026-12-01T09:00", berlin));
  const auto report = fairness(w, between("2026-11-23T09:00", "2026-12-03T09:00", berlin));
  CHECK(only(report).gaps == std::vector{between("2026-11-30T09:00", "2026-12-01T09:00", berlin)});
  CHECK(only(report).quality.coverage == 9'000);
  CHECK(only(report).covered == 216h);
  const auto before = fairness(w, between("2026-11-01", "2026-11-20", berlin));
  CHECK(only(before).quality == Quality{0, 0});
  CHECK(only(before).quality.score() == 0);
  CHECK(only(before).people.empty());
}

TEST_CASE("a moment that no roster has is the part of whoever takes it") {
  Workspace w = company({0, 1});
  w.rotations[0].overrides = {override_of(between("2026-11-20", "2026-11-21", berlin), 2)};
  const auto report = fairness(w, between("2026-11-20", "2026-11-21", berlin));
  CHECK(only(report).people.size() == 1);
  CHECK(only(report).people[0].fair == only(report).people[0].load.weighted);
  CHECK(only(report).quality == Quality{10'000, 10'000});
}

TEST_CASE("an outsider's override is beyond their part, and lies astray whole") {
  Workspace w = company({0, 1});
  w.rotations[0].overrides = {override_of(between("2026-11-23T09:00", "2026-12-07T09:00", berlin), 2)};
  const auto report = fairness(w, between("2026-11-23T09:00", "2026-12-07T09:00", berlin));
  CHECK(share_percent(only(report).people[2]) == std::nullopt);
  CHECK(only(report).quality.balance == 0);
  CHECK(only(report).people[2].stood_in == Occasions{2, 336h});
}

TEST_CASE("somebody in two rotations has their time once, and what is twice at once is told") {
  Workspace w = company({0, 1});
  Rotation other = rotation(168h, 9h, {era("2026-11-23", {0, 2})});
  other.id = "second";
  w.rotations.push_back(other);
  const auto report = fairness(w, between("2026-11-23T09:00", "2026-12-07T09:00", berlin));
  REQUIRE(report.people.size() == 3);
  CHECK(report.people[0].rotations == std::vector{Handle<Rotation>{0}, Handle<Rotation>{1}});
  CHECK(report.people[0].load.total == 168h);
  CHECK(report.people[0].at_once == 168h);
  CHECK(report.people[1].at_once == 0h);
  CHECK(report.people[0].longest_run == 168h);
}

TEST_CASE("each rotation's time counts by its own team's calendar and clock in the sum too") {
  // A week each: p0 in the first rotation, then in the second, whose team is in Chicago and has another holiday.
  Workspace w = company({0, 1});
  w.calendars.resize(2);
  w.calendars[0].holidays = {{day("2026-11-25"), "here", {}}};
  w.calendars[1].holidays = {{day("2026-12-02"), "there", {}}};
  w.teams[0].calendar = ref("c0", Handle<Calendar>{0});
  w.teams.push_back(w.teams[0]);
  w.teams[1].timezone = zone("America/Chicago");
  w.teams[1].calendar = ref("c1", Handle<Calendar>{1});
  Rotation other = rotation(168h, 2h, {era("2026-11-23", {2, 0})});
  other.id = "second";
  other.team = ref("there", Handle<Team>{1});
  w.rotations.push_back(other);
  const auto report = fairness(w, between("2026-11-23T09:00", "2026-12-07T09:00", berlin));
  REQUIRE(report.rotations.size() == 2);
  REQUIRE(report.people.size() == 3);
  const Load& first = report.rotations[0].people[0].load;
  const Load& second = report.rotations[1].people[0].load;
  const Load& sum = report.people[0].load;
  CHECK(report.rotations[1].people[0].person == Handle<Person>{0});
  CHECK(first.holidays == 1);
  CHECK(second.holidays == 1);
  CHECK(report.people[0].at_once == 0h);
  CHECK(sum == Load{first.total + second.total, first.night + second.night, first.weekend + second.weekend, first.holiday + second.holiday,
                    first.weighted + second.weighted, first.nights + second.nights, first.weekend_days + second.weekend_days, 2});
  // In two at once the first rotation's calendar counts, and a night in both is one.
  w.rotations[1].roster[0].members = {person(0)};
  w.teams[1].timezone.reset();
  const auto twice = fairness(w, between("2026-11-23T09:00", "2026-12-07T09:00", berlin)).people[0];
  CHECK(twice.at_once == 168h);
  CHECK(twice.load.total == 336h);
  CHECK(twice.load.holidays == 2);  // of the first while both are held, then of the second
  CHECK(twice.load.nights == 14);
  CHECK(twice.load.weekend_days == 4);
}

TEST_CASE("a person asked for has their own rows alone, of the rotations that have them") {
  Workspace w = company({0, 1});
  Rotation other = rotation(168h, 9h, {era("2026-11-23", {2})});
  other.id = "second";
  w.rotations.push_back(other);
  const auto report = fairness(w, between("2026-11-23T09:00", "2026-12-07T09:00", berlin), {{}, {}, "p1"});
  CHECK(only(report).people.size() == 1);
  CHECK(only(report).people[0].person == Handle<Person>{1});
  CHECK(report.people.size() == 1);
}

TEST_CASE("two stretches on call are two runs, the longest of which is told") {
  const Workspace w = company({0, 1, 0, 2});
  const auto report = fairness(w, between("2026-11-23T09:00", "2026-12-09T09:00", berlin));
  const PersonFairness& p0 = only(report).people[0];
  CHECK(p0.runs == 2);
  CHECK(p0.longest_run == 168h);
  CHECK(p0.load.total == 216h);
  // Whoever has a place but no time yet is in the table.
  REQUIRE(only(report).people.size() == 3);
  CHECK(only(report).people[2].load == Load{});
  CHECK(only(report).people[2].fair > 0h);
}

TEST_CASE("a person's run in all rotations joins what overlaps or touches, and no more") {
  Workspace w = company({0, 1, 1});
  Rotation other = rotation(168h, 9h, {era("2026-11-23", {2, 0, 2, 1})});
  other.id = "second";
  w.rotations.push_back(other);
  w.rotations[1].overrides = {override_of(between("2026-12-10", "2026-12-11", berlin), 0),
                              override_of(between("2026-12-10T12:00", "2026-12-10T13:00", berlin), 2)};
  w.rotations[0].overrides = {override_of(between("2026-12-10T06:00", "2026-12-10T18:00", berlin), 0)};
  const auto report = fairness(w, between("2026-11-23T09:00", "2026-12-14T09:00", berlin));
  REQUIRE(report.people.size() == 3);
  const PersonTotal& p0 = report.people[0];  // a week here, the next there, and a day in both
  CHECK(p0.rotations == std::vector{Handle<Rotation>{0}, Handle<Rotation>{1}});
  CHECK(p0.longest_run == 336h);
  CHECK(p0.load.total == 336h + 24h);
  CHECK(p0.at_once == 12h);
  CHECK(report.people[2].rotations == std::vector{Handle<Rotation>{1}});
}

TEST_CASE("shares are rounded, and so is the balance") {
  const auto second = [](std::vector<std::uint32_t> members, std::string_view to) {
    return fairness(company(std::move(members)), between("2026-11-23T12:00:00", to, berlin));
  };
  const auto one = second({0, 1}, "2026-11-23T12:00:01");
  CHECK(only(one).people[0].fair == 1s);  // half a second, rounded up, for each
  CHECK(only(one).people[1].fair == 1s);
  CHECK(share_percent(only(one).people[0]) == 100);
  CHECK(only(one).quality == Quality{10'000, 5'000});
  const auto seven = second({0, 1, 2}, "2026-11-23T12:00:07");
  CHECK(only(seven).people[0].fair == 2s);
  CHECK(share_percent(only(seven).people[0]) == 350);
  CHECK(only(seven).quality == Quality{10'000, 10'000 - 6'429});
  PersonFairness row;
  row.load.weighted = 5s;
  row.fair = 8s;
  CHECK(share_percent(row) == 63);  // 62.5
}

TEST_CASE("what a coverage has and what it lacks is told of each, but not of one person") {
  Workspace w = company({0, 1});
  Coverage day;
  day.id = "day";
  day.by = ref<Party>("rota", Handle<Rotation>{0});
  Pipeline p;
  p.id = "p";
  p.coverage = {day};
  w.pipelines = {p};
  const Interval window = between("2026-11-20", "2026-11-26", berlin);  // the rotation begins on Monday, 09:00
  const auto report = fairness(w, window);
  REQUIRE(report.coverage.size() == 1);
  CHECK(report.coverage[0].covered == 24h);
  CHECK(report.coverage[0].gaps == std::vector{between("2026-11-20T09:00", "2026-11-20T17:00", berlin)});
  CHECK(fairness(w, window, {{}, {}, "p0"}).coverage.empty());
}

TEST_CASE("whoever is away all the while is in the table, whoever comes after the window is not") {
  Workspace w = company({0, 1, 2}, 4);
  w.rotations[0].roster.push_back(era("2026-11-30", {3}));
  away(w, 2, between("2026-11-01", "2026-12-31", berlin));
  const auto report = fairness(w, between("2026-11-23T09:00", "2026-11-30T09:00", berlin));
  REQUIRE(only(report).people.size() == 3);
  CHECK(only(report).people[2].load == Load{});
  CHECK(only(report).people[2].fair == 0s);
  CHECK(share_percent(only(report).people[2]) == std::nullopt);
}
