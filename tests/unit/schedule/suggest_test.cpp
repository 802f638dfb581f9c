#include <catch2/catch.hpp>
#include <random>

#include "builder.hpp"
#include "runbook/suggest.hpp"

using namespace builder;
using namespace std::chrono_literals;

namespace {

const Interval window = between("2026-02-02T09:00", "2026-03-02T09:00");

Workspace company(std::vector<std::uint32_t> members, std::uint32_t people = 3) {
  Workspace w = workspace("UTC", people);
  w.rotations = {rotation(168h, 9h, {era("2026-01-05", std::move(members))})};
  return w;
}

std::string when(Interval interval) {
  return format_instant(interval.begin, {}).substr(5, 11) + " " + format_instant(interval.end, {}).substr(5, 11);
}

Lines summary(const Workspace& w, const RotationSuggestions& found) {
  Lines lines;
  for (const Suggestion& one : found.overrides) {
    lines.push_back(w[one.person].id + " " + when(one.when) + " " + std::string{name_of(one.reason)} +
                    (one.instead_of ? " for " + w[*one.instead_of].id : "") + (one.outside_roster ? " outside" : ""));
  }
  for (const Interval& gap : found.left_open) lines.push_back("open " + when(gap));
  return lines;
}

Lines suggested(const Workspace& w, Interval in = window) { return summary(w, suggest(w, in, in.begin).rotations.at(0)); }

/// The rotation with what is suggested pasted.
Rotation pasted(const Rotation& rotation, const RotationSuggestions& found) {
  Rotation changed = rotation;
  for (const Suggestion& one : found.overrides) changed.overrides.push_back(override_of(one.when, one.person.index));
  return changed;
}

}  // namespace

TEST_CASE("a fair rota without a gap wants nothing") {
  const Workspace w = company({0, 1});
  CHECK(suggested(w).empty());
  const auto report = suggest(w, window, window.begin);
  CHECK(report.rotations[0].before == report.rotations[0].after);
}

TEST_CASE("a gap goes to the member of the team who is there") {
  Workspace w = company({0, 1});
  away(w, 0, between("2026-02-10", "2026-02-12"));
  away(w, 1, between("2026-02-10", "2026-02-12"));
  CHECK(suggested(w) == Lines{"p2 02-10T00:00 02-12T00:00 gap outside"});
}

TEST_CASE("a gap is parted where one is away and another is there, and stays open where nobody is") {
  Workspace w = company({0, 1}, 4);
  for (const std::uint32_t who : {0u, 1u}) away(w, who, between("2026-02-10", "2026-02-13"));
  away(w, 2, between("2026-02-10", "2026-02-11"));
  away(w, 3, between("2026-02-10T12:00", "2026-02-14"));
  // p3 until noon, then nobody, then p2.
  CHECK(suggested(w) == Lines{"p3 02-10T00:00 02-10T12:00 gap outside", "p2 02-11T00:00 02-13T00:00 gap outside",
                              "open 02-10T12:00 02-11T00:00"});
}

TEST_CASE("a long gap is shared, shift by shift") {
  Workspace w = company({0}, 3);
  away(w, 0, between("2026-02-09T09:00", "2026-02-23T09:00"));
  CHECK(suggested(w) ==
        Lines{"p1 02-09T09:00 02-16T09:00 gap outside", "p2 02-16T09:00 02-23T09:00 gap outside"});
}

TEST_CASE("before the first era its own members fill the time, as their shifts would be") {
  Workspace w = company({0, 1}, 2);
  w.rotations[0].roster[0].from = day("2026-02-16");
  CHECK(suggested(w, between("2026-02-02T09:00", "2026-02-16T09:00")) ==
        Lines{"p0 02-02T09:00 02-09T09:00 gap", "p1 02-09T09:00 02-16T09:00 gap"});
}

TEST_CASE("who is on call elsewhere is asked last") {
  Workspace w = company({0, 1}, 4);
  for (const std::uint32_t who : {0u, 1u}) away(w, who, between("2026-02-10", "2026-02-12"));
  Rotation other = rotation(168h, 9h, {era("2026-01-05", {2})});
  other.id = "second";
  w.rotations.push_back(other);
  CHECK(suggested(w) == Lines{"p3 02-10T00:00 02-12T00:00 gap outside"});
}

TEST_CASE("a shift goes from who has too much to who has too little") {
  Workspace w = company({0, 1, 2});
  // By overrides p0 has four of six weeks; the others keep one each.
  const Interval six = between("2026-02-02T09:00", "2026-03-16T09:00");
  w.rotations[0].roster = {era("2026-02-02", {0, 1, 0, 2, 0, 0})};
  w.rotations[0].roster.push_back(era("2026-03-16", {0}));
  // The roster says so, so it is fair: places are what counts.
  CHECK(suggested(w, six).empty());
  // Leave makes p0 stand in for both: five weeks of six.
  w.rotations[0].roster = {era("2026-02-02", {0, 1, 2})};
  away(w, 1, between("2026-02-09T09:00", "2026-02-16T09:00"));
  away(w, 2, between("2026-02-09T09:00", "2026-02-23T09:00"));
  const auto found = suggest(w, six, six.begin).rotations.at(0);
  CHECK(summary(w, found) == Lines{"p1 02-16T09:00 02-23T09:00 balance for p0"});
  CHECK(found.after.balance > found.before.balance);
}

TEST_CASE("a shift that has begun, an override and the past are left alone") {
  Workspace w = company({0, 1});
  away(w, 1, between("2026-02-02T09:00", "2026-02-09T09:00"));
  away(w, 0, between("2026-02-02T09:00", "2026-02-03T09:00"));
  // The gap of 2 February is past on the 10th.
  CHECK(summary(w, suggest(w, window, at("2026-02-10")).rotations[0]).empty());
}

TEST_CASE("whatever is suggested closes what it can, is nobody's leave, overlaps nothing and is never worse") {
  std::mt19937 random{20261125};
  const auto pick = [&](int low, int high) { return low + static_cast<int>(random() % static_cast<unsigned>(high - low + 1)); };
  std::size_t overrides = 0, better = 0;
  for (int round = 0; round < 150; ++round) {
    CAPTURE(round);
    const auto people = static_cast<std::uint32_t>(pick(2, 6));
    const char* zones[] = {"Europe/Berlin", "America/Santiago", "Australia/Lord_Howe", "UTC"};
    Workspace w = workspace(zones[round % 4], people);
    if (people > 3) w.people[3].timezone = zone("Asia/Kathmandu");
    const Seconds shifts[] = {12h, 24h, 72h, 168h};
    for (int rotations = pick(1, 2); rotations > 0; --rotations) {
      std::vector<std::uint32_t> members;
      for (int n = pick(1, 4); n > 0; --n) members.push_back(static_cast<std::uint32_t>(pick(0, static_cast<int>(people) - 1)));
      Rotation r = rotation(shifts[pick(0, 3)], pick(0, 23) * 1h, {era(pick(0, 5) == 0 ? "2026-02-12" : "2026-01-05", members)});
      r.id += std::to_string(rotations);
      if (pick(0, 1) == 0) r.overrides = {override_of(between("2026-02-05", "2026-02-07"), static_cast<std::uint32_t>(pick(0, static_cast<int>(people) - 1)))};
      w.rotations.push_back(r);
    }
    for (int n = pick(0, 8); n > 0; --n) {
      const Instant begin = window.begin + pick(0, 40 * 24) * 1h;
      away(w, static_cast<std::uint32_t>(pick(0, static_cast<int>(people) - 1)), {begin, begin + pick(1, 12 * 24) * 1h});
    }
    const Instant now = window.begin + pick(0, 200) * 1h;
    const auto report = suggest(w, window, now);
    CHECK(suggest(w, window, now).rotations.size() == report.rotations.size());
    for (const auto& found : report.rotations) {
      const Rotation& old = w[found.rotation];
      const Rotation changed = pasted(old, found);
      const Rota result = rota(w, changed, window);
      std::vector<Interval> open;
      for (const Interval& gap : result.gaps) {
        if (gap.end > now) open.push_back({std::max(gap.begin, now), gap.end});
      }
      CHECK(open == found.left_open);
      const Rota as_it_was = rota(w, old, window);
      CHECK(result.warnings == as_it_was.warnings);  // no override names somebody who is away
      CHECK(found.after.coverage >= found.before.coverage);
      CHECK(found.after.score() >= found.before.score());
      better += found.after.score() > found.before.score() ? 1U : 0U;
      for (std::size_t i = 0; i < found.overrides.size(); ++i, ++overrides) {
        const Suggestion& one = found.overrides[i];
        CHECK(one.when.begin >= now);
        CHECK_FALSE(one.when.empty());
        if (i > 0) CHECK(found.overrides[i - 1].when.end <= one.when.begin);
        for (const Override& o : old.overrides) CHECK(intersect(o.when, one.when).empty());
      }
    }
  }
  CHECK(overrides > 100);
  CHECK(better > 50);
}

TEST_CASE("two gaps for one person are two overrides, and whoever is on call in another rotation closes none") {
  Workspace w = company({2}, 3);
  away(w, 2, between("2026-02-10", "2026-02-11"));
  away(w, 2, between("2026-02-12", "2026-02-13"));
  Workspace two = w;
  two.teams[0].members = {person(0), person(2)};
  CHECK(suggested(two) == Lines{"p0 02-10T00:00 02-11T00:00 gap outside", "p0 02-12T00:00 02-13T00:00 gap outside"});
  Rotation other = rotation(168h, 9h, {era("2026-01-05", {0})});
  other.id = "another";
  w.rotations.insert(w.rotations.begin(), other);
  const auto report = suggest(w, window, window.begin);
  CHECK(summary(w, report.rotations.at(1)) == Lines{"p1 02-10T00:00 02-11T00:00 gap outside", "p1 02-12T00:00 02-13T00:00 gap outside"});
}
