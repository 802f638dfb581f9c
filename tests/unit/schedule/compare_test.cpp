#include <catch2/catch.hpp>

#include "builder.hpp"
#include "runbook/changes.hpp"

using namespace builder;
using namespace std::chrono_literals;

namespace {

Workspace company(std::vector<Era> roster, std::uint32_t people = 4) {
  Workspace w = workspace("UTC", people);
  w.rotations = {rotation(168h, 9h, std::move(roster))};
  Pipeline p;
  p.id = "p";
  Coverage c;
  c.id = "c";
  c.by = ref<Party>("rota", Handle<Rotation>{0});
  c.all_hours = c.cover_holidays = true;
  p.coverage = {c};
  w.pipelines = {p};
  return w;
}

std::string text(Interval when) { return format_instant(when.begin, {}).substr(5, 11) + " " + format_instant(when.end, {}).substr(5, 11); }
std::string text(const std::vector<Interval>& times) {
  std::string all;
  for (const Interval& when : times) all += " " + text(when);
  return all;
}

Lines summary(const ChangesReport& report) {
  Lines lines;
  for (const auto& one : report.rotations) {
    lines.push_back(one.id + " " + std::string{name_of(one.change)} + (one.same_as.empty() ? "" : " is " + one.same_as) +
                    (one.gone.empty() ? "" : " gone" + text(one.gone)) + (one.gaps_opened.empty() ? "" : " opened" + text(one.gaps_opened)) +
                    (one.gaps_closed.empty() ? "" : " closed" + text(one.gaps_closed)));
    for (const auto& person : one.people) {
      std::string line = "  " + person.id + " " + std::to_string(person.before / 1h) + "h " + std::to_string(person.after / 1h) + "h";
      for (const auto& [from, to] : person.moved) line += " moved " + text(from) + " to " + text(to);
      if (!person.lost.empty()) line += " lost" + text(person.lost);
      if (!person.gained.empty()) line += " gained" + text(person.gained);
      lines.push_back(line);
    }
  }
  for (const auto& one : report.coverage) {
    std::string line = one.pipeline + "/" + one.id + " " + std::string{name_of(one.change)} + " " + one.by_before + ">" + one.by_after;
    if (!one.lost.empty()) line += " lost" + text(one.lost);
    if (!one.dropped.empty()) line += " dropped" + text(one.dropped);
    if (!one.gone.empty()) line += " gone" + text(one.gone);
    if (!one.gained.empty()) line += " gained" + text(one.gained);
    lines.push_back(line);
  }
  return lines;
}

const Interval window = between("2026-02-02T09:00", "2026-03-02T09:00");

}  // namespace

TEST_CASE("a workspace against itself changes nothing") {
  const Workspace w = company({era("2026-01-05", {0, 1, 2})});
  CHECK(summary(compare(w, w, window)).empty());
  CHECK_FALSE(compare(w, w, window).opens_gap());
}

TEST_CASE("two people who swap a week have each moved one shift") {
  const Workspace before = company({era("2026-01-05", {0, 1, 2})});
  Workspace after = before;
  // p2 has the week of 9 February, p0 that of 16 February.
  after.rotations[0].overrides = {override_of(between("2026-02-09T09:00", "2026-02-16T09:00"), 0),
                                  override_of(between("2026-02-16T09:00", "2026-02-23T09:00"), 2)};
  CHECK(summary(compare(before, after, window)) ==
        Lines{"rota changed", "  p0 168h 168h moved 02-16T09:00 02-23T09:00 to 02-09T09:00 02-16T09:00",
              "  p2 168h 168h moved 02-09T09:00 02-16T09:00 to 02-16T09:00 02-23T09:00"});
}

TEST_CASE("an override within a shift takes that part from one and gives it to another") {
  const Workspace before = company({era("2026-01-05", {0, 1, 2})});
  Workspace after = before;
  after.rotations[0].overrides = {override_of(between("2026-02-11T09:00", "2026-02-12T09:00"), 3)};
  CHECK(summary(compare(before, after, window)) == Lines{"rota changed", "  p2 168h 144h lost 02-11T09:00 02-12T09:00",
                                                         "  p3 0h 24h gained 02-11T09:00 02-12T09:00"});
}

TEST_CASE("a new era moves what comes after it and nothing before") {
  const Workspace before = company({era("2026-01-05", {0, 1})});
  const Workspace after = company({era("2026-01-05", {0, 1}), era("2026-02-16", {3, 0, 1})});
  CHECK(summary(compare(before, after, window)) ==
        Lines{"rota changed", "  p0 336h 336h moved 02-16T09:00 02-23T09:00 to 02-23T09:00 03-02T09:00",
              "  p1 336h 168h lost 02-23T09:00 03-02T09:00", "  p3 0h 168h gained 02-16T09:00 02-23T09:00"});
}

TEST_CASE("leave of everybody opens a gap, in the rotation and in the coverage, and taking it back closes it") {
  const Workspace before = company({era("2026-01-05", {0, 1})});
  Workspace after = before;
  away(after, 0, between("2026-02-10", "2026-02-12"));
  away(after, 1, between("2026-02-10", "2026-02-11"));
  const auto report = compare(before, after, window);
  CHECK(summary(report) == Lines{"rota changed opened 02-10T00:00 02-11T00:00", "  p1 336h 312h lost 02-10T00:00 02-11T00:00",
                                 "p/c changed rota>rota lost 02-10T00:00 02-11T00:00"});
  CHECK(report.opens_gap());
  const auto back = compare(after, before, window);
  CHECK(summary(back) == Lines{"rota changed closed 02-10T00:00 02-11T00:00", "  p1 312h 336h gained 02-10T00:00 02-11T00:00",
                               "p/c changed rota>rota gained 02-10T00:00 02-11T00:00"});
  CHECK_FALSE(back.opens_gap());
}

TEST_CASE("a coverage that asks for less has dropped time, which is no gap") {
  const Workspace before = company({era("2026-01-05", {0, 1})});
  Workspace after = before;
  after.pipelines[0].coverage[0].all_hours = false;
  const auto report = compare(before, after, between("2026-02-10", "2026-02-11"));
  CHECK(summary(report) == Lines{"p/c changed rota>rota dropped 02-10T00:00 02-10T09:00 02-10T17:00 02-11T00:00"});
  CHECK_FALSE(report.opens_gap());
}

TEST_CASE("what is added or removed says so, and a person is the same by id") {
  const Workspace before = company({era("2026-01-05", {0})});
  Workspace after = before;
  after.rotations[0].id = "other";
  after.pipelines[0].coverage[0].by = ref<Party>("p3", Handle<Person>{3});
  after.people[3].name = "Somebody";
  const auto report = compare(before, after, between("2026-02-02", "2026-02-03"));
  CHECK(summary(report) == Lines{"other added is rota", "  p0 0h 24h gained 02-02T00:00 02-03T00:00", "rota removed is other",
                                 "  p0 24h 0h lost 02-02T00:00 02-03T00:00", "p/c changed rota>p3"});
  after.pipelines.clear();
  CHECK(summary(compare(before, after, between("2026-02-02", "2026-02-03"))).back() ==
        "p/c removed rota> dropped 02-02T00:00 02-03T00:00 gone 02-02T00:00 02-03T00:00");
}

TEST_CASE("the filter's ids may be of either version") {
  const Workspace before = company({era("2026-01-05", {0, 1})});
  Workspace after = before;
  after.rotations[0].id = "other";
  const Interval day{at("2026-02-02T09:00"), at("2026-02-03T09:00")};
  CHECK(summary(compare(before, after, day, {{"rota"}, {}, {}})).front() == "rota removed");
  CHECK(summary(compare(before, after, day, {{"other"}, {}, {}})).front() == "other added");
  CHECK(summary(compare(before, after, day, {{}, {}, "p1"})).empty());
}

TEST_CASE("weeks in a row that are swapped move one by one, each to the nearest that is as long") {
  const Workspace before = company({era("2026-02-02", {0, 0, 1, 1})});
  Workspace after = before;
  after.rotations[0].overrides = {override_of(between("2026-02-02T09:00", "2026-02-16T09:00"), 1),
                                  override_of(between("2026-02-16T09:00", "2026-03-02T09:00"), 0)};
  CHECK(summary(compare(before, after, window)) ==
        Lines{"rota changed",
              "  p0 336h 336h moved 02-02T09:00 02-09T09:00 to 02-16T09:00 02-23T09:00 moved 02-09T09:00 02-16T09:00 to 02-23T09:00 03-02T09:00",
              "  p1 336h 336h moved 02-16T09:00 02-23T09:00 to 02-09T09:00 02-16T09:00 moved 02-23T09:00 03-02T09:00 to 02-02T09:00 02-09T09:00"});
}

TEST_CASE("a lost shift has moved to the nearest, of two as near to the earlier one, and never to one of another length") {
  const Workspace before = company({era("2026-02-02", {3})});
  const auto swapped = [&](std::vector<Interval> mine_before, std::vector<Interval> mine_after) {
    Workspace old = before, now = before;
    for (const Interval& when : mine_before) old.rotations[0].overrides.push_back(override_of(when, 0));
    for (const Interval& when : mine_after) now.rotations[0].overrides.push_back(override_of(when, 0));
    return summary(compare(old, now, window)).at(1);
  };
  const auto hours = [](std::string_view day, int begin, int length) {
    const Instant midnight = at(std::string{"2026-02-"} + std::string{day});
    return Interval{midnight + begin * 1h, midnight + (begin + length) * 1h};
  };
  // Before it and after it.
  CHECK(swapped({hours("17", 0, 12)}, {hours("12", 0, 12), hours("20", 0, 12), hours("27", 0, 12)}) ==
        "  p0 12h 36h moved 02-17T00:00 02-17T12:00 to 02-20T00:00 02-20T12:00 gained 02-12T00:00 02-12T12:00 02-27T00:00 02-27T12:00");
  CHECK(swapped({hours("17", 0, 12)}, {hours("12", 0, 12), hours("15", 0, 12), hours("27", 0, 12)}) ==
        "  p0 12h 36h moved 02-17T00:00 02-17T12:00 to 02-15T00:00 02-15T12:00 gained 02-12T00:00 02-12T12:00 02-27T00:00 02-27T12:00");
  CHECK(swapped({hours("18", 0, 12)}, {hours("19", 0, 12), hours("17", 0, 12)}) ==
        "  p0 12h 24h moved 02-18T00:00 02-18T12:00 to 02-17T00:00 02-17T12:00 gained 02-19T00:00 02-19T12:00");
  // A change of the clock makes an hour, more is another shift.
  CHECK(swapped({hours("17", 0, 12)}, {hours("18", 0, 13)}) ==
        "  p0 12h 13h moved 02-17T00:00 02-17T12:00 to 02-18T00:00 02-18T13:00");
  CHECK(swapped({hours("17", 0, 12)}, {hours("18", 0, 11)}) ==
        "  p0 12h 11h moved 02-17T00:00 02-17T12:00 to 02-18T00:00 02-18T11:00");
  CHECK(swapped({hours("17", 0, 12)}, {{hours("18", 0, 13).begin, hours("18", 0, 13).end + 1s}}) ==
        "  p0 12h 13h lost 02-17T00:00 02-17T12:00 gained 02-18T00:00 02-18T13:00");
  CHECK(swapped({hours("17", 0, 12)}, {hours("19", 0, 20), hours("27", 0, 12)}) ==
        "  p0 12h 32h moved 02-17T00:00 02-17T12:00 to 02-27T00:00 02-27T12:00 gained 02-19T00:00 02-19T20:00");
}

TEST_CASE("a rotation that is new or gone opens and closes no gap, and a gap is nobody's alone") {
  const Workspace before = company({era("2026-02-10", {0})});
  Workspace after = before;
  after.rotations[0].id = "other";
  CHECK(summary(compare(before, after, between("2026-02-09", "2026-02-11"))) ==
        Lines{"other added is rota", "  p0 0h 15h gained 02-10T09:00 02-11T00:00", "rota removed is other",
              "  p0 15h 0h lost 02-10T09:00 02-11T00:00", "p/c changed rota>other"});
  Workspace empty = before;
  empty.rotations[0].roster.clear();
  Workspace none = before;
  none.rotations.clear();
  none.pipelines.clear();
  empty.pipelines.clear();
  CHECK(summary(compare(none, empty, window)) == Lines{"rota added"});
  const auto of = [&](const char* who) { return summary(compare(before, empty, window, {{}, {}, who})); };
  CHECK(of("p0") == Lines{"rota changed", "  p0 480h 0h lost 02-10T09:00 03-02T09:00"});
  CHECK(of("p1").empty());
  CHECK(summary(compare(none, empty, window, {{}, {}, "p0"})).empty());
  Workspace alone = before;
  alone.pipelines.clear();
  CHECK(compare(alone, empty, window).opens_gap());  // of a rotation, though no coverage lacks it
}

TEST_CASE("what is removed is coverage lost, but for what stands in its place") {
  const Workspace before = company({era("2026-01-05", {0})});
  const Interval day = between("2026-02-02", "2026-02-03");
  const auto after = [&](auto change) {
    Workspace changed = before;
    change(changed);
    return compare(before, changed, day);
  };
  const auto no_coverage = after([](Workspace& w) { w.pipelines[0].coverage.clear(); });
  CHECK(summary(no_coverage) == Lines{"p/c removed rota> dropped 02-02T00:00 02-03T00:00 gone 02-02T00:00 02-03T00:00"});
  CHECK_FALSE(no_coverage.opens_gap());
  CHECK(no_coverage.loses_coverage());
  CHECK(no_coverage.people == 0);  // nobody's time changes: they are on call for less

  const auto no_rotation = after([](Workspace& w) {
    w.pipelines[0].coverage.clear();
    w.rotations.clear();
  });
  CHECK(summary(no_rotation).front() == "rota removed gone 02-02T00:00 02-03T00:00");
  CHECK(no_rotation.summary.rotations_gone == 1);
  CHECK(no_rotation.summary.coverages_gone == 1);
  CHECK(no_rotation.people == 1);

  // Another id for the coverage is the same coverage, but not where the new one is for less of the pipeline.
  const auto renamed = [](Workspace& w) { w.pipelines[0].coverage[0].id = "d"; };
  CHECK_FALSE(after(renamed).loses_coverage());
  CHECK(after([&](Workspace& w) {
          renamed(w);
          w.pipelines[0].coverage[0].sources = {Selector{"kind:stream", {}, {}}};
        }).loses_coverage());
  const auto shorter = after([&](Workspace& w) {
    renamed(w);
    w.pipelines[0].coverage[0].all_hours = false;
  });
  CHECK(summary(shorter).front() == "p/c removed rota> dropped 02-02T00:00 02-03T00:00 gone 02-02T00:00 02-02T09:00 02-02T17:00 02-03T00:00");
  // In a removed rotation's place stand new ones, and whatever its coverages are by now.
  CHECK_FALSE(after([](Workspace& w) {
                w.pipelines[0].coverage[0].by = ref<Party>("team", Handle<Team>{0});
                w.rotations.clear();
              }).loses_coverage());
  CHECK(after([](Workspace& w) {
          w.pipelines[0].coverage[0].by = ref<Party>("team", Handle<Team>{0});
          w.pipelines[0].coverage[0].all_hours = false;
          w.rotations.clear();
        }).summary.rotations_gone == 1);
}

TEST_CASE("the rotation that two become takes the place of both") {
  Workspace before = company({era("2026-01-05", {0})});
  before.rotations.push_back(before.rotations[0]);
  before.rotations[1].id = "second";
  before.pipelines[0].coverage.push_back(before.pipelines[0].coverage[0]);
  before.pipelines[0].coverage[1].id = "d";
  before.pipelines[0].coverage[1].by = ref<Party>("second", Handle<Rotation>{1});
  Workspace after = before;
  after.rotations.pop_back();
  after.pipelines[0].coverage[1].by = ref<Party>("rota", Handle<Rotation>{0});
  const auto report = compare(before, after, between("2026-02-02", "2026-02-03"));
  CHECK(summary(report) == Lines{"second removed", "  p0 24h 0h lost 02-02T00:00 02-03T00:00", "p/d changed second>rota"});
  CHECK_FALSE(report.loses_coverage());
  CHECK(report.people == 0);  // twice at once or once: it is the same time
}

TEST_CASE("the summary is of everything, whoever is asked for, and counts everybody once") {
  const Workspace before = company({era("2026-01-05", {0, 1})});
  Workspace after = before;
  away(after, 0, between("2026-02-10", "2026-02-12"));
  away(after, 1, between("2026-02-10", "2026-02-11"));
  const auto report = compare(before, after, window, {{}, {}, "p0"});
  CHECK(summary(report).empty());  // it was p1's week
  CHECK(report.people == 0);
  CHECK(report.person == "p0");
  CHECK(report.summary.gaps == 1);
  CHECK(report.summary.uncovered == 0);  // its rotation's gap is the same one
  CHECK(report.opens_gap());
  Workspace handed = before;
  handed.rotations.push_back(rotation(168h, 9h, {era("2026-02-09", {2})}));
  handed.rotations[1].id = "young";
  handed.pipelines[0].coverage[0].by = ref<Party>("young", Handle<Rotation>{1});
  CHECK(compare(before, handed, window).summary.uncovered == 1);

  // Everybody of two rotations changes in both.
  Workspace twice = before, changed = before;
  twice.rotations.push_back(twice.rotations[0]);
  twice.rotations[1].id = "second";
  changed.rotations[0].roster[0].members = {person(1), person(0)};
  changed.rotations.push_back(changed.rotations[0]);
  changed.rotations[1].id = "second";
  CHECK(compare(twice, changed, window).people == 2);
  // Renamed, nobody's time changes.
  changed = before;
  changed.rotations[0].id = "other";
  CHECK(compare(before, changed, window).people == 0);
}

TEST_CASE("warnings are those of the version to come") {
  Workspace before = company({era("2026-01-05", {0})});
  away(before, 1, between("2026-02-01", "2026-02-20"));
  Workspace after = before;
  after.rotations[0].overrides = {override_of(between("2026-02-10", "2026-02-11"), 1)};
  CHECK(compare(before, after, window).warnings ==
        Lines{"rotation rota: the override from 2026-02-10T00:00:00+00:00 to 2026-02-11T00:00:00+00:00 names p1, who is away "
              "from 2026-02-01T00:00:00+00:00 to 2026-02-20T00:00:00+00:00"});
  CHECK(compare(after, before, window).warnings.empty());
}
