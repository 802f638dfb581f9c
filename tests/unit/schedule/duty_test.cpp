#include <catch2/catch.hpp>

#include "builder.hpp"
#include "runbook/duty.hpp"
#include "schedule/whole.hpp"

using namespace builder;
using namespace std::chrono_literals;

namespace {

Workspace company(std::vector<std::uint32_t> members) {
  Workspace w = workspace("UTC", 3);
  w.rotations = {rotation(168h, 9h, {era("2026-01-05", std::move(members))})};
  Pipeline p;
  p.id = "p";
  Coverage c;
  c.id = "day";
  c.by = ref<Party>("rota", Handle<Rotation>{0});
  p.coverage = {c};
  w.pipelines = {p};
  return w;
}

std::string text(Instant t) { return t == Instant::min() ? "ever" : t == Instant::max() ? "ever" : format_instant(t, {}).substr(0, 16); }
std::string text(const std::optional<Instant>& t) { return t ? text(*t) : "none"; }
std::string text(const Workspace& w, const std::optional<Duty>& duty) {
  return duty ? id_of(w, duty->to) + " " + text(duty->when.begin) + " " + text(duty->when.end) : "nobody";
}

Lines summary(const Workspace& w, std::string_view when, const OncallFilter& filter = {}, DutyView view = DutyView::now) {
  Lines lines;
  const DutyReport report = duty(w, at(when), filter, view);
  for (const auto& one : report.rotations) {
    lines.push_back(text(w, one.now) + " until " + text(one.until) + " next " + text(w, one.next));
  }
  constexpr const char* states[] = {"closed", "open", "gap"};
  for (const auto& one : report.coverage) {
    lines.push_back(std::string{states[static_cast<int>(one.state)]} + " " + text(w, one.now) + " until " + text(one.until) + " next " + text(w, one.next));
  }
  return lines;
}

}  // namespace

TEST_CASE("who is on call, until when, and who is next, in whole shifts") {
  const Workspace w = company({0, 1});
  CHECK(summary(w, "2026-02-04T12:00") ==
        Lines{"p0 2026-02-02T09:00 2026-02-09T09:00 until 2026-02-09T09:00 next p1 2026-02-09T09:00 2026-02-16T09:00",
              "open p0 2026-02-04T09:00 2026-02-04T17:00 until 2026-02-04T17:00 next p0 2026-02-05T09:00 2026-02-05T17:00"});
  CHECK(summary(w, "2026-02-08T12:00")[1] == "closed nobody until none next p1 2026-02-09T09:00 2026-02-09T17:00");
}

TEST_CASE("whoever stands in and then has their own week is on call for all of it") {
  Workspace w = company({0, 1, 2});
  away(w, 0, between("2026-01-26", "2026-02-20"));
  CHECK(summary(w, "2026-01-28")[0] ==
        "p1 2026-01-26T09:00 2026-02-09T09:00 until 2026-02-09T09:00 next p2 2026-02-09T09:00 2026-02-16T09:00");
  const DutyReport report = duty(w, at("2026-01-28"));
  CHECK(report.rotations[0].now->reason == Shift::Reason::substitute);
  CHECK(report.rotations[0].now->instead_of == Handle<Person>{0});
}

TEST_CASE("in a gap nobody is on call until it ends, and the same person may come next") {
  Workspace w = company({0});
  away(w, 0, between("2026-02-04T08:00", "2026-02-05T12:00"));
  CHECK(summary(w, "2026-02-04T10:00") ==
        Lines{"nobody until 2026-02-05T12:00 next p0 2026-02-05T12:00 ever",
              "gap nobody until 2026-02-04T17:00 next p0 2026-02-05T12:00 2026-02-05T17:00"});
}

TEST_CASE("somebody alone in a roster is on call for ever, since the first day") {
  const Workspace w = company({0});
  CHECK(summary(w, "2026-02-04T12:00")[0] == "p0 2026-01-05T09:00 ever until none next nobody");
  CHECK(summary(w, "2025-12-01")[0] == "nobody until 2026-01-05T09:00 next p0 2026-01-05T09:00 ever");
}

TEST_CASE("a person asked for has their own next shift, however many come before") {
  const Workspace w = company({0, 1, 2});
  CHECK(summary(w, "2026-01-06", {{}, {}, "p2"}, DutyView::next)[0] ==
        "p0 2026-01-05T09:00 2026-01-12T09:00 until 2026-01-12T09:00 next p2 2026-01-19T09:00 2026-01-26T09:00");
  Workspace without = w;
  without.people.resize(4);
  without.people[3].id = "p3";
  CHECK(summary(without, "2026-01-06", {{}, {}, "p3"}, DutyView::next).empty());
}

TEST_CASE("what a person has now is told whole, with whoever comes next, and somebody else's is not") {
  const Workspace w = company({0, 1, 2});
  CHECK(summary(w, "2026-01-06T12:00", {{}, {}, "p0"}) ==
        Lines{"p0 2026-01-05T09:00 2026-01-12T09:00 until 2026-01-12T09:00 next p1 2026-01-12T09:00 2026-01-19T09:00",
              "open p0 2026-01-06T09:00 2026-01-06T17:00 until 2026-01-06T17:00 next p0 2026-01-07T09:00 2026-01-07T17:00"});
  CHECK(summary(w, "2026-01-06T12:00", {{}, {}, "p2"}).empty());
  CHECK(duty(w, at("2026-01-06T12:00"), {{}, {}, "p2"}).person == Handle<Person>{2});
}

TEST_CASE("overrides of who is away are told, those of what comes next too") {
  Workspace w = company({0, 1});
  away(w, 2, between("2026-01-13", "2026-01-21"));
  w.rotations[0].overrides = {override_of(between("2026-01-14", "2026-01-15"), 2), override_of(between("2026-01-20", "2026-01-21"), 2)};
  CHECK(duty(w, at("2026-01-06T12:00")).warnings.empty());  // p1 is next, until the first of them
  CHECK(duty(w, at("2026-01-13T12:00")).warnings ==
        Lines{"rotation rota: the override from 2026-01-14T00:00:00+00:00 to 2026-01-15T00:00:00+00:00 names p2, who is away "
              "from 2026-01-13T00:00:00+00:00 to 2026-01-21T00:00:00+00:00"});
}

TEST_CASE("a person is reached by mail and through the channels of the rotation's team, a role through its own too") {
  Workspace w = company({0, 1});
  w.channels = {Channel{"alerts", Channel::Kind::slack, "env:A", {}, {}}, Channel{"room", Channel::Kind::teams, "env:R", {}, {}}};
  w.teams[0].channels = {ref("alerts", Handle<Channel>{0})};
  Role role;
  role.id = "role";
  role.team = ref("team", Handle<Team>{0});
  role.people = {person(1)};
  role.channels = {ref("room", Handle<Channel>{1})};
  w.roles = {role};
  const auto by_rotation = reachable(w, Handle<Person>{0}, Handle<Rotation>{0});
  CHECK(by_rotation.people == std::vector{Handle<Person>{0}});
  CHECK(by_rotation.channels == std::vector{Handle<Channel>{0}});
  const auto by_role = reachable(w, Handle<Role>{0}, Handle<Role>{0});
  CHECK(by_role.people == std::vector{Handle<Person>{1}});
  CHECK(by_role.channels == std::vector{Handle<Channel>{0}, Handle<Channel>{1}});
  // A rotation in which nobody is on call: its team's channels, else everybody of the team.
  CHECK(reachable(w, Handle<Rotation>{0}, Handle<Rotation>{0}).people.empty());
  CHECK(reachable(w, Handle<Rotation>{0}, Handle<Rotation>{0}).channels == std::vector{Handle<Channel>{0}});
  w.teams[0].channels.clear();
  CHECK(reachable(w, Handle<Rotation>{0}, Handle<Rotation>{0}).people == std::vector{Handle<Person>{0}, Handle<Person>{1}, Handle<Person>{2}});
}

TEST_CASE("a shift has one name in every window that shows some of it") {
  Workspace w = company({0, 0, 1});
  w.rotations[0].overrides = {override_of(between("2026-01-28T12:00", "2026-01-29T12:00"), 2)};
  const auto names = [&](std::string_view from, std::string_view to) {
    const OncallReport report = schedule(w, between(from, to));
    Lines lines;
    const auto& one = report.rotations.at(0);
    for (std::size_t i = 0; i < one.keys.size(); ++i) {
      const ShiftKey& key = one.keys[i];
      lines.push_back(w[one.rota.shifts[i].person].id + " " + (key.slot ? format_day(std::chrono::floor<std::chrono::days>(*key.slot)) : "none") +
                      (key.opens_slot ? " opens" : " " + text(key.begin)));
    }
    return lines;
  };
  const Lines all = names("2026-01-05", "2026-02-16");
  CHECK(all == Lines{"p0 2026-01-05 opens", "p1 2026-01-19 opens", "p0 2026-01-26 opens", "p2 2026-01-26 2026-01-28T12:00",
                     "p0 2026-01-26 2026-01-29T12:00", "p1 2026-02-09 opens"});
  // p0's two weeks are one shift, whose name is the first one's.
  CHECK(names("2026-01-14", "2026-01-20") == Lines{all[0], all[1]});
  CHECK(names("2026-01-29", "2026-01-30") == Lines{all[3], all[4]});
  CHECK(names("2026-02-04", "2026-02-10") == Lines{all[4], all[5]});
}

TEST_CASE("what has no beginning within reach is named alike, whenever it is looked at") {
  Workspace w = company({0});
  w.rotations[0].roster[0].from = day("1900-01-01");
  const oncall::Context context{w};
  const Shift one = rota(w, w.rotations[0], between("2026-01-05", "2026-01-06")).shifts.at(0);
  CHECK(oncall::key_of(context, w.rotations[0], one, one.when) == ShiftKey{{}, Instant::min(), false});
}

TEST_CASE("when a duty ends the next one has not begun") {
  const Workspace w = company({0, 1});
  CHECK(summary(w, "2026-02-04T17:00")[1] == "closed nobody until none next p0 2026-02-05T09:00 2026-02-05T17:00");
  CHECK(summary(w, "2026-02-05T09:00")[1] ==
        "open p0 2026-02-05T09:00 2026-02-05T17:00 until 2026-02-05T17:00 next p0 2026-02-06T09:00 2026-02-06T17:00");
}

TEST_CASE("a holder stays through a holiday, and for ever where nothing ends it; so does a gap") {
  Workspace w = company({0, 1});
  Calendar calendar;
  calendar.id = "c";
  calendar.holidays = {{day("2026-02-04"), "Day off", {}}};
  w.calendars = {calendar};
  w.calendar = ref("c", Handle<Calendar>{0});
  Coverage& coverage = w.pipelines[0].coverage[0];
  coverage.all_hours = coverage.cover_holidays = true;
  CHECK(summary(w, "2026-02-03")[1] ==
        "open p0 2026-02-02T09:00 2026-02-09T09:00 until 2026-02-09T09:00 next p1 2026-02-09T09:00 2026-02-16T09:00");
  coverage.by = ref<Party>("p2", Handle<Person>{2});
  CHECK(summary(w, "2026-02-03")[1] == "open p2 ever ever until none next nobody");
  coverage.by = ref<Party>("rota", Handle<Rotation>{0});
  w.rotations[0].roster[0].members.clear();
  CHECK(summary(w, "2026-02-03")[1] == "gap nobody until none next nobody");
}

TEST_CASE("a coverage's next duty is looked for within 40 days, a rotation's wherever it is, but a person's own within 400") {
  Workspace w = company({0});
  w.rotations[0].handoff.time = 0h;
  w.pipelines[0].coverage[0].all_hours = true;
  w.rotations[0].roster[0].from = day("2026-02-10");  // 40 days after 2026-01-01
  CHECK(summary(w, "2026-01-01T00:00:01")[1] == "gap nobody until 2026-02-10T00:00 next p0 2026-02-10T00:00 ever");
  CHECK(summary(w, "2026-01-01T00:00:00")[1] == "gap nobody until none next nobody");
  w.rotations[0].roster[0].from = day("2027-02-05");  // 400 days
  CHECK(summary(w, "2026-01-01T00:00:01")[0] == "nobody until 2027-02-05T00:00 next p0 2027-02-05T00:00 ever");
  CHECK(summary(w, "2026-01-01T00:00:00")[0] == "nobody until 2027-02-05T00:00 next p0 2027-02-05T00:00 ever");
  w.rotations[0].roster = {era("2026-01-01", {1}), era("2027-02-05", {2}), era("2027-02-06", {0})};
  CHECK(summary(w, "2026-01-02T00:00:01", {{}, {}, "p0"}, DutyView::next)[0] ==
        "p1 2026-01-01T00:00 2027-02-05T00:00 until 2027-02-05T00:00 next p0 2027-02-06T00:00 ever");
  CHECK(summary(w, "2026-01-02T00:00:00", {{}, {}, "p0"}, DutyView::next).empty());
}

TEST_CASE("a person asked for has their own coverage next, and what a role or team holds is theirs through it") {
  Workspace w = company({0, 1, 2});
  const auto of = [&](const char* who, std::string_view when) { return summary(w, when, {{}, {}, who}, DutyView::next); };
  CHECK(of("p2", "2026-01-06T12:00") ==
        Lines{"p0 2026-01-05T09:00 2026-01-12T09:00 until 2026-01-12T09:00 next p2 2026-01-19T09:00 2026-01-26T09:00",
              "open p0 2026-01-06T09:00 2026-01-06T17:00 until 2026-01-06T17:00 next p2 2026-01-19T09:00 2026-01-19T17:00"});
  CHECK(of("p0", "2026-01-06T12:00") ==
        Lines{"p0 2026-01-05T09:00 2026-01-12T09:00 until 2026-01-12T09:00 next p0 2026-01-26T09:00 2026-02-02T09:00",
              "open p0 2026-01-06T09:00 2026-01-06T17:00 until 2026-01-06T17:00 next p0 2026-01-07T09:00 2026-01-07T17:00"});
  // Only now, and never again.
  w.rotations[0].roster.push_back(era("2026-01-12", {1}));
  CHECK(of("p0", "2026-01-09T12:00").empty());
  Role role;
  role.id = "role";
  role.team = ref("team", Handle<Team>{0});
  w.roles = {role};
  w.pipelines[0].coverage[0].by = ref<Party>("role", Handle<Role>{0});
  const std::string by_role = "open role 2026-01-09T09:00 2026-01-09T17:00 until 2026-01-09T17:00 next role 2026-01-12T09:00 2026-01-12T17:00";
  CHECK(of("p2", "2026-01-09T12:00") == Lines{by_role});
  w.teams[0].members.pop_back();
  CHECK(of("p2", "2026-01-09T12:00").empty());
  w.roles[0].team.reset();
  CHECK(of("p0", "2026-01-09T12:00").empty());
  w.roles[0].people = {person(2)};
  CHECK(of("p2", "2026-01-09T12:00") == Lines{by_role});
}

TEST_CASE("the shifts of a duty as a rota: what holds now, what comes next, or both") {
  Workspace w = company({0, 1});
  away(w, 0, between("2026-02-05", "2026-02-06"));
  const DutyReport report = duty(w, at("2026-02-04T12:00"));
  const auto shown = [&](bool now, bool next) {
    const OncallReport rota = rota_of(w, report, now, next);
    Lines all = lines(w, rota.rotations.at(0).rota, {});
    CHECK(rota.rotations[0].keys.size() == rota.rotations[0].rota.shifts.size());
    for (const auto& line : lines(w, rota.coverage.at(0).rota, {})) all.push_back("covers " + line);
    if (!rota.coverage[0].rota.shifts.empty()) CHECK(rota.coverage[0].first_begin == rota.coverage[0].rota.shifts[0].when.begin);
    return all;
  };
  const Lines now{"p0 2026-02-02T09:00:00+00:00 2026-02-05T00:00:00+00:00 rotation",
                  "covers p0 2026-02-04T09:00:00+00:00 2026-02-04T17:00:00+00:00"};
  const Lines next{"p1 2026-02-05T00:00:00+00:00 2026-02-06T00:00:00+00:00 substitute for p0",
                   "covers p1 2026-02-05T09:00:00+00:00 2026-02-05T17:00:00+00:00"};
  CHECK(shown(true, false) == now);
  CHECK(shown(false, true) == next);
  CHECK(shown(true, true) == Lines{now[0], next[0], now[1], next[1]});
  CHECK(shown(false, false).empty());
}

TEST_CASE("a duty for a calendar is the pieces and names of the week, whole, and nothing of it is invented") {
  Workspace w = company({0});
  Calendar calendar;
  calendar.id = "c";
  calendar.holidays = {{day("2026-01-01"), "New Year", {}}};
  w.calendars = {calendar};
  w.calendar = ref("c", Handle<Calendar>{0});
  Coverage& coverage = w.pipelines[0].coverage[0];
  coverage.all_hours = coverage.cover_holidays = true;
  coverage.by = ref<Party>("team", Handle<Team>{0});
  // Whenever it is looked at the piece after the holiday has its own begin as its name; what has no end is cut to the week.
  for (const char* const when : {"2026-02-04T12:00", "2026-12-01T12:00", "2027-02-15T12:00", "2035-07-04T12:00"}) {
    const OncallReport now = rota_of(w, duty(w, at(when)), true, true);
    const OncallReport week = schedule(w, now.window);
    CAPTURE(when);
    REQUIRE(now.coverage.at(0).rota.shifts.size() == 1);
    CHECK(now.coverage[0].rota.shifts[0].when == Interval{at("2026-01-02"), now.window.end});
    CHECK(now.coverage[0].first_begin == at("2026-01-02"));
    CHECK(week.coverage.at(0).first_begin == now.coverage[0].first_begin);
    REQUIRE(now.rotations.at(0).rota.shifts.size() == 1);
    CHECK(now.rotations[0].rota.shifts[0].when == Interval{at("2026-01-05T09:00"), now.window.end});
    CHECK(now.rotations[0].keys == week.rotations.at(0).keys);
  }
  // Before the holiday the piece has an end, and no begin at all: the week's.
  const OncallReport before = rota_of(w, duty(w, at("2025-12-31T12:00")), true, false);
  CHECK(lines(w, before.coverage.at(0).rota, {}) ==
        Lines{"team 2025-12-29T00:00:00+00:00 2026-01-01T00:00:00+00:00"});
  CHECK_FALSE(before.coverage[0].first_begin);
}
