// A rotation cut into what may be given to somebody, and who gets it.
#include "schedule/plan.hpp"

#include <catch2/catch.hpp>

#include "builder.hpp"

using namespace builder;
using namespace std::chrono_literals;
using oncall::Unit;

namespace {

/// Weeks from Monday 2026-01-05 on, 09:00.
Workspace company(std::vector<Era> roster, std::uint32_t people = 3) {
  Workspace w = workspace("UTC", people);
  w.rotations = {rotation(168h, 9h, std::move(roster))};
  return w;
}

std::string text(Interval when) {
  return format_instant(when.begin, {}).substr(5, 11) + " " + format_instant(when.end, {}).substr(5, 11);
}

Lines lines(const Workspace& w, const std::vector<Unit>& units) {
  Lines all;
  for (const Unit& unit : units) {
    all.push_back((unit.person ? w[*unit.person].id : "nobody") + " " + text(unit.when) + (unit.movable ? " movable" : "") +
                  (unit.stands_in ? " stands in" : "") + (unit.era == nullptr ? " no era" : ""));
  }
  return all;
}

Lines units(const Workspace& w, std::string_view from, std::string_view to, std::string_view now) {
  const oncall::Context context{w};
  return lines(w, oncall::units_of(context, w.rotations[0], between(from, to), at(now)));
}

/// What is given to whom, of a plan made of the rotation, with what others owe or are owed.
template <class Step>
Lines given(const Workspace& w, std::string_view from, std::string_view to, std::map<Handle<Person>, Seconds> debt,
            const oncall::Busy& busy, const Step& step) {
  const oncall::Context context{w};
  oncall::Plan plan{context, Handle<Rotation>{0}, w.rotations[0],
                    oncall::units_of(context, w.rotations[0], between(from, to), at(from)), {}, {}};
  step(plan, std::move(debt), busy);
  Lines all;
  for (const Suggestion& one : plan.suggestions) {
    all.push_back(w[one.person].id + " " + text(one.when) + (one.instead_of ? " for " + w[*one.instead_of].id : "") +
                  (one.outside_roster ? " outside" : ""));
  }
  for (const Interval& open : plan.left_open) all.push_back("open " + text(open));
  return all;
}

constexpr Handle<Person> p0{0}, p1{1}, p2{2};

}  // namespace

TEST_CASE("whole shifts yet to begin are movable, what now or the window cuts is not") {
  const Workspace w = company({era("2026-01-05", {0, 1})});
  CHECK(units(w, "2026-02-02T09:00", "2026-02-23T09:00", "2026-02-02T09:00") ==
        Lines{"p0 02-02T09:00 02-09T09:00 movable", "p1 02-09T09:00 02-16T09:00 movable", "p0 02-16T09:00 02-23T09:00 movable"});
  CHECK(units(w, "2026-02-02T09:00", "2026-02-23T09:00", "2026-02-02T09:01") ==
        Lines{"p0 02-02T09:00 02-09T09:00", "p1 02-09T09:00 02-16T09:00 movable", "p0 02-16T09:00 02-23T09:00 movable"});
  CHECK(units(w, "2026-02-03T09:00", "2026-02-22T09:00", "2026-01-01") ==
        Lines{"p0 02-03T09:00 02-09T09:00", "p1 02-09T09:00 02-16T09:00 movable", "p0 02-16T09:00 02-22T09:00"});
}

TEST_CASE("a stand-in's part of a shift is movable of itself, an override and what it leaves of a shift are not") {
  Workspace w = company({era("2026-01-05", {0, 1})});
  away(w, 0, between("2026-02-04", "2026-02-05"));
  w.rotations[0].overrides = {override_of(between("2026-02-10", "2026-02-11"), 2)};
  CHECK(units(w, "2026-02-02T09:00", "2026-02-16T09:00", "2026-01-01") ==
        Lines{"p0 02-02T09:00 02-04T00:00", "p1 02-04T00:00 02-05T00:00 movable stands in", "p0 02-05T00:00 02-09T09:00",
              "p1 02-09T09:00 02-10T00:00", "p2 02-10T00:00 02-11T00:00", "p1 02-11T00:00 02-16T09:00"});
  // What the window cuts of it is not.
  CHECK(units(w, "2026-02-04T12:00", "2026-02-06", "2026-01-01") ==
        Lines{"p1 02-04T12:00 02-05T00:00 stands in", "p0 02-05T00:00 02-06T00:00"});
  CHECK(units(w, "2026-02-03", "2026-02-04T12:00", "2026-01-01") ==
        Lines{"p0 02-03T00:00 02-04T00:00", "p1 02-04T00:00 02-04T12:00 stands in"});
}

TEST_CASE("a stand-in's part that somebody else's leave cuts is one all the same") {
  Workspace w = company({era("2026-01-05", {0, 1, 2})});
  away(w, 0, between("2026-01-26T09:00", "2026-02-02T09:00"));
  away(w, 1, between("2026-01-26T09:00", "2026-01-28"));
  away(w, 2, between("2026-01-30", "2026-01-31"));
  CHECK(units(w, "2026-01-26T09:00", "2026-02-02T09:00", "2026-01-01") ==
        Lines{"p2 01-26T09:00 01-28T00:00 movable stands in", "p1 01-28T00:00 02-02T09:00 movable stands in"});
}

TEST_CASE("an override by whoever has the shift anyway leaves one thing, and nobody's time is not movable") {
  Workspace w = company({era("2026-01-05", {0, 1})});
  w.rotations[0].overrides = {override_of(between("2026-02-10", "2026-02-11"), 1)};
  for (const std::uint32_t who : {0U, 1U}) away(w, who, between("2026-02-16T09:00", "2026-02-23T09:00"));
  CHECK(units(w, "2026-02-09T09:00", "2026-03-02T09:00", "2026-01-01") ==
        Lines{"p1 02-09T09:00 02-16T09:00", "nobody 02-16T09:00 02-23T09:00", "p1 02-23T09:00 03-02T09:00 movable"});
  // Before the first era too: there are no shifts that it could be cut by.
  w.rotations[0].overrides = {override_of(between("2025-12-20", "2026-01-01"), 2)};
  CHECK(units(w, "2025-12-20", "2026-01-05T09:00", "2025-12-01") ==
        Lines{"p2 12-20T00:00 01-01T00:00 no era", "nobody 01-01T00:00 01-05T09:00 no era"});
}

TEST_CASE("before the first era time is cut as the era's shifts would be") {
  const Workspace w = company({era("2026-02-16", {0})});
  CHECK(units(w, "2026-02-02T09:00", "2026-02-17", "2026-01-01") ==
        Lines{"nobody 02-02T09:00 02-09T09:00 no era", "nobody 02-09T09:00 02-16T09:00 no era", "p0 02-16T09:00 02-17T00:00"});
  CHECK(units(w, "2026-02-03", "2026-02-12", "2026-01-01") ==
        Lines{"nobody 02-03T00:00 02-09T09:00 no era", "nobody 02-09T09:00 02-12T00:00 no era"});
  CHECK(units(company({}), "2026-02-03", "2026-02-20", "2026-01-01") == Lines{"nobody 02-03T00:00 02-20T00:00 no era"});
  Workspace still = w;
  still.rotations[0].shift = 0s;
  CHECK(units(still, "2026-02-03", "2026-02-12", "2026-01-01") == Lines{"nobody 02-03T00:00 02-12T00:00 no era"});
  still.rotations[0].shift = 1s;
  CHECK(units(still, "2026-02-16T08:59:58", "2026-02-16T09:00", "2026-01-01").size() == 2);
}

TEST_CASE("whoever of the era in force is there closes a gap before others of the team, and who stands in another era alone is not asked") {
  Workspace w = company({era("2026-01-05", {0}), era("2026-02-02", {1})}, 4);
  away(w, 1, between("2026-02-10", "2026-02-11"));
  const auto closed = [&] { return given(w, "2026-02-09", "2026-02-12", {}, {}, oncall::close_gaps); };
  CHECK(closed() == Lines{"p0 02-10T00:00 02-11T00:00 outside"});  // p0 is of the team yet
  w.teams[0].members.erase(w.teams[0].members.begin());
  CHECK(closed() == Lines{"p2 02-10T00:00 02-11T00:00 outside"});
  w.teams[0].members.clear();
  CHECK(closed() == Lines{"open 02-10T00:00 02-11T00:00"});
  Workspace at_first = company({era("2026-02-09", {1}), era("2026-03-02", {0})}, 4);
  CHECK(given(at_first, "2026-02-09", "2026-02-09T09:00", {}, {}, oncall::close_gaps) == Lines{"p1 02-09T00:00 02-09T09:00"});
}

TEST_CASE("of equals who owes most closes a gap, then the first, and nobody who is on call elsewhere") {
  Workspace w = company({era("2026-03-02", {0, 1, 2})});
  const auto close = [&](std::map<Handle<Person>, Seconds> debt, const oncall::Busy& busy) {
    return given(w, "2026-02-10", "2026-02-11", std::move(debt), busy, oncall::close_gaps);
  };
  CHECK(close({}, {}) == Lines{"p0 02-10T00:00 02-11T00:00"});
  CHECK(close({{p0, 0s}, {p1, 0s}}, {}) == Lines{"p0 02-10T00:00 02-11T00:00"});
  CHECK(close({{p1, 0s}, {p2, 0s}}, {}) == Lines{"p0 02-10T00:00 02-11T00:00"});  // of whom nothing is known owes nothing
  CHECK(close({{p0, 1h}, {p1, -1h}}, {}) == Lines{"p1 02-10T00:00 02-11T00:00"});
  oncall::Busy busy;
  busy.add(p0, Handle<Rotation>{1}, between("2026-02-10T23:00", "2026-02-12"));
  busy.add(p1, Handle<Rotation>{0}, between("2026-02-10", "2026-02-11"));   // this one itself
  busy.add(p1, Handle<Rotation>{1}, between("2026-02-11", "2026-02-12"));   // afterwards
  CHECK(close({}, busy) == Lines{"p1 02-10T00:00 02-11T00:00"});
}

TEST_CASE("people whom nobody defines are asked for nothing") {
  Workspace w = company({era("2026-03-02", {})}, 2);
  w.rotations[0].roster[0].members = {PersonRef{"who", {}, {}}};
  w.teams[0].members = {PersonRef{"who", {}, {}}};
  CHECK(given(w, "2026-02-10", "2026-02-11", {}, {}, oncall::close_gaps) == Lines{"open 02-10T00:00 02-11T00:00"});
}

TEST_CASE("a shift is handed over where somebody has too much and another too little, but to no longer run than there is") {
  const Workspace w = company({era("2026-01-05", {0, 0, 1, 1})});
  // Each week weighs 272 hours (fairness_test).
  const auto even = [&](std::map<Handle<Person>, Seconds> debt, const oncall::Busy& busy = {}) {
    return given(w, "2026-02-02T09:00", "2026-03-02T09:00", std::move(debt), busy, oncall::even_out);
  };
  CHECK(even({{p0, 0s}, {p1, 0s}}).empty());
  CHECK(even({{p0, 272h}, {p1, -272h}}) == Lines{"p1 02-02T09:00 02-09T09:00 for p0"});
  CHECK(even({{p0, -272h}, {p1, 272h}}) == Lines{"p0 02-23T09:00 03-02T09:00 for p1"});
  // Half of what a shift weighs is worth a change of plans, less is not.
  CHECK(even({{p0, 272h}, {p1, -136h}}).size() == 1);
  CHECK(even({{p0, 136h}, {p1, -272h}}).size() == 1);
  CHECK(even({{p0, 204h}, {p1, -204h}}).size() == 1);
  CHECK(even({{p0, 204h}, {p1, -203h}}).empty());
  CHECK(even({{p0, 203h}, {p1, -204h}}).empty());
  CHECK(even({{p0, 1s}, {p1, -272h}}).empty());
  // What has begun is not handed over any more.
  CHECK(given(w, "2026-02-03", "2026-03-02T09:00", {{p0, 272h}, {p1, -272h}}, {}, oncall::even_out).empty());
  CHECK(even({{p0, 272h}, {p1, 1s}}).empty());
  // Never to somebody who is on call elsewhere.
  oncall::Busy busy;
  busy.add(p1, Handle<Rotation>{1}, between("2026-02-03", "2026-02-04"));
  CHECK(even({{p0, 272h}, {p1, -272h}}, busy).empty());
}

TEST_CASE("of shifts that are as good the latest is handed over, and each only once") {
  const Workspace w = company({era("2026-01-05", {0, 2, 0, 2, 1, 1})});
  const auto even = [&](const Workspace& of, std::map<Handle<Person>, Seconds> debt) {
    return given(of, "2026-01-05T09:00", "2026-02-16T09:00", std::move(debt), {}, oncall::even_out);
  };
  CHECK(even(w, {{p0, 272h}, {p1, -272h}, {p2, 0s}}) == Lines{"p1 01-19T09:00 01-26T09:00 for p0"});
  CHECK(even(w, {{p0, 544h}, {p1, -544h}, {p2, 0s}}) ==
        Lines{"p1 01-05T09:00 01-12T09:00 for p0", "p1 01-19T09:00 01-26T09:00 for p0"});
  // Whoever has given or taken what they should gives or takes no more.
  CHECK(even(w, {{p0, 272h}, {p1, -544h}, {p2, 0s}}).size() == 1);
  CHECK(even(w, {{p0, 544h}, {p1, -272h}, {p2, 0s}}).size() == 1);
  // Nobody takes what lies in their leave, were it a second.
  Workspace leave = w;
  away(leave, 1, between("2026-01-26T08:59:59", "2026-01-27"));
  CHECK(even(leave, {{p0, 272h}, {p1, -272h}, {p2, 0s}}) == Lines{"p1 01-05T09:00 01-12T09:00 for p0"});
  leave.people[1].away.clear();
  away(leave, 1, between("2026-01-26T09:00", "2026-01-27"));
  CHECK(even(leave, {{p0, 272h}, {p1, -272h}, {p2, 0s}}) == Lines{"p1 01-19T09:00 01-26T09:00 for p0"});
  leave.people[1].away.clear();
  away(leave, 1, between("2026-01-18", "2026-01-20"));
  CHECK(even(leave, {{p0, 272h}, {p1, -272h}, {p2, 0s}}) == Lines{"p1 01-05T09:00 01-12T09:00 for p0"});
}

TEST_CASE("nobody gets a longer run than the longest there is, before or after what they take") {
  const auto even = [](std::vector<std::uint32_t> members, std::string_view to) {
    return given(company({era("2026-01-05", std::move(members))}), "2026-01-05T09:00", to, {{p0, 272h}, {p1, -272h}, {p2, 0s}}, {},
                 oncall::even_out);
  };
  CHECK(even({0, 1, 0, 2}, "2026-02-02T09:00").empty());
  CHECK(even({1, 0, 2}, "2026-01-26T09:00").empty());
  CHECK(even({2, 0, 1}, "2026-01-26T09:00").empty());
  CHECK(even({0, 0, 1, 2}, "2026-02-02T09:00") == Lines{"p1 01-12T09:00 01-19T09:00 for p0"});
  CHECK(even({2, 0, 1, 2, 2}, "2026-02-09T09:00") == Lines{"p1 01-12T09:00 01-19T09:00 for p0"});
}
