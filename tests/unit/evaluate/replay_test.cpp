// The replay against the evaluator itself: whatever instant one looks at, both say the same.
#include "runbook/replay.hpp"

#include "evaluate/random_world.hpp"

using namespace runbook;
using namespace runbook::testing;

namespace {

/// `p0 s0` or `p0` or nothing (the workspace) to `alarm overdue`.
using Picture = std::map<std::string, std::string>;

std::string shown(State state, bool overdue) { return std::string{name_of(state)} + (overdue ? " overdue" : ""); }

Picture picture(const World& world, const StatusReport& report) {
  Picture all{{"", shown(report.state, false)}};
  for (const PipelineStatus& status : report.pipelines) {
    const Pipeline& pipeline = world.workspace()[status.pipeline];
    all[pipeline.id] = shown(status.state, false);
    for (const SourceStatus& row : status.sources)
      all[pipeline.id + " " + subject_of(world.workspace(), row.source)] = shown(row.state, row.overdue);
    for (const ObligationStatus& row : status.obligations)
      all[pipeline.id + " " + pipeline.id + "/" + pipeline.obligations[row.obligation].id] =
          shown(row.state, row.overdue);
  }
  return all;
}

std::string key(const World& world, const Transition& change) {
  std::string text = change.pipeline ? world.workspace()[*change.pipeline].id : "";
  return change.subject.empty() ? text : text + " " + change.subject;
}

/// What a replay says of every instant after another.
class Film {
 public:
  Film(const World& world, const Facts& facts, Instant from, Instant to)
      : world_(world),
        replay_(replay(world.workspace(), facts, from, to)),
        now_(picture(world, evaluate(world.workspace(), facts, from))) {}

  /// Instants ascend.
  const Picture& at(Instant t) {
    for (; next_ < replay_.changes.size() && replay_.changes[next_].at <= t; ++next_) {
      const Transition& change = replay_.changes[next_];
      std::string& standing = now_[key(world_, change)];
      CHECK(standing == shown(change.from.state, change.from.overdue));
      standing = shown(change.to.state, change.to.overdue);
    }
    return now_;
  }
  [[nodiscard]] const std::vector<Transition>& changes() const { return replay_.changes; }

 private:
  const World& world_;
  Replay replay_;
  Picture now_;
  std::size_t next_ = 0;
};

}  // namespace

TEST_CASE("a replay of random timelines agrees with the evaluator at every boundary and in between") {
  std::size_t changes = 0, instants = 0;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    RandomWorld made{seed};
    INFO("seed " << seed << "\n" << made.text << made.pipelines);
    World world{made.text, made.pipelines};
    world.see(made.observations);
    const Facts facts = world.facts();
    Film film{world, facts, made.from, made.to};

    std::vector<Instant> looked{made.to};
    for (const Transition& change : film.changes()) {
      for (const int around : {-1, 0, 1}) looked.push_back(change.at + Seconds{around});
    }
    for (const TurningPoint& point : turning_points(world.workspace(), facts, made.from, made.to)) {
      if (made.dice.chance(10)) looked.push_back(point.at - Seconds{1});
    }
    for (int i = 0; i < 60; ++i)
      looked.push_back(made.from + Seconds{static_cast<std::int64_t>(
                                       made.dice.below(static_cast<std::uint64_t>((made.to - made.from).count())))});
    std::sort(looked.begin(), looked.end());
    for (const Instant at : looked) {
      if (at < made.from || at > made.to) continue;
      INFO(format_instant(at, Zone{}));
      REQUIRE(film.at(at) == picture(world, evaluate(world.workspace(), facts, at)));
      ++instants;
    }
    changes += film.changes().size();
  }
  // The generator makes something happen.
  CHECK(changes > 1000);
  CHECK(instants > 5000);
}

TEST_CASE("no second between two turning points is one itself") {
  for (std::uint64_t seed = 100; seed < 110; ++seed) {
    RandomWorld made{seed};
    INFO("seed " << seed << "\n" << made.text << made.pipelines);
    World world{made.text, made.pipelines};
    world.see(made.observations);
    const Facts facts = world.facts();
    // Two hours, second by second, around each of a few turning points.
    const auto points = turning_points(world.workspace(), facts, made.from, made.to);
    for (int i = 0; i < 2 && !points.empty(); ++i) {
      const Instant middle = made.dice.of(points).at;
      const Instant from = middle - std::chrono::minutes{6}, to = middle + std::chrono::minutes{6};
      Film film{world, facts, from, to};
      for (Instant at = from; at <= to; at += Seconds{made.dice.chance(50) ? 1 : 3}) {
        INFO(format_instant(at, Zone{}));
        REQUIRE(film.at(at) == picture(world, evaluate(world.workspace(), facts, at)));
      }
    }
  }
}

TEST_CASE("a replay tells each change with its instant, and samples where it is asked to") {
  World world{R"(workspace: w
timezone: UTC
people: { ann: {} }
)",
              R"(pipeline: down
title: D
sources: [{ id: u, kind: pipeline, from: up }]
owners: { primary: [ann] }
raci: { responsible: [ann], accountable: [ann] }
---
pipeline: up
title: U
sources: [{ id: a, kind: manual }]
owners: { primary: [ann] }
raci: { responsible: [ann], accountable: [ann] }
sla: { freshness: [{ sources: [a], warn_after: 24h, alarm_after: 48h, resolve_within: 3d }] }
)"};
  world.see({"up/a,2026-11-20T08:00:00Z", "up/a,2026-11-24T20:00:00Z"});
  const Replay film = replay(world.workspace(), world.facts(), instant("2026-11-20T00:00:00Z"),
                             instant("2026-11-25T00:00:00Z"), {}, std::chrono::hours{48});
  Lines lines;
  for (const Transition& change : film.changes) {
    lines.push_back(format_instant(change.at, Zone{}).substr(5, 14) + " " + std::string{name_of(change.kind)} + " " +
                    key(world, change) + ": " + shown(change.from.state, change.from.overdue) + " -> " +
                    shown(change.to.state, change.to.overdue));
  }
  const auto all = [](const std::string& at, const std::string& from, const std::string& to) {
    const std::string step = from + " -> " + to;
    return Lines{at + " source down down/u: " + step, at + " pipeline down: " + step, at + " source up up/a: " + step,
                 at + " pipeline up: " + step, at + " workspace : " + step};
  };
  Lines expected;
  const auto add = [&](const Lines& more) { expected.insert(expected.end(), more.begin(), more.end()); };
  add(all("11-20T07:55:00", "unknown", "ok"));  // five minutes of clock skew
  add(all("11-21T08:00:00", "ok", "warning"));
  add(all("11-22T08:00:00", "warning", "alarm"));
  add({"11-24T08:00:00 source up up/a: alarm -> alarm overdue"});
  auto end = all("11-24T19:55:00", "alarm", "ok");
  end[2] = "11-24T19:55:00 source up up/a: alarm overdue -> ok";
  add(end);
  CHECK(lines == expected);
  Lines samples;
  for (const Sample& one : film.samples)
    samples.push_back(format_instant(one.at, Zone{}).substr(5, 5) + " " + std::string{name_of(one.state)});
  CHECK(samples == Lines{"11-20 unknown", "11-22 warning", "11-24 alarm"});
  CHECK(film.begin.counts.unknown == 2);
}

TEST_CASE("a replay of some pipelines leaves out the others, and the workspace as a whole") {
  World world{"workspace: w\ntimezone: UTC\npeople: { ann: {} }\n",
              R"(pipeline: a
title: A
sources: [{ id: s, kind: manual }]
owners: { primary: [ann] }
raci: { responsible: [ann], accountable: [ann] }
sla: { freshness: [{ sources: [s], warn_after: 24h, alarm_after: 48h }] }
---
pipeline: b
title: B
sources: [{ id: s, kind: manual }]
owners: { primary: [ann] }
raci: { responsible: [ann], accountable: [ann] }
)"};
  world.see({"a/s,2026-11-20T08:00:00Z"});
  const Replay film = replay(world.workspace(), world.facts(), instant("2026-11-21T00:00:00Z"),
                             instant("2026-11-21T08:00:00Z"), {find(world.workspace().pipelines, "b").value()});
  CHECK(film.changes.empty());
  CHECK(film.begin.state == State::unmonitored);
  CHECK(film.begin.counts.unmonitored == 1);
  CHECK(film.begin.counts.ok == 0);
}

TEST_CASE("a sample holds what its own instant changes, the first and the last are the ends, and a step may be a second") {
  World world{"workspace: w\ntimezone: UTC\npeople: { ann: {} }\n",
              R"(pipeline: a
title: A
sources: [{ id: s, kind: manual }]
owners: { primary: [ann] }
raci: { responsible: [ann], accountable: [ann] }
sla:
  freshness: [{ sources: [s], warn_after: 24h, alarm_after: 48h }]
  commitments: [{ id: x, title: X, every: day, from: 2026-11-21, at: "08:00", warn_before: 1s }]
)"};
  world.see({"a/s,2026-11-20T08:00:00Z"});
  const auto samples = [&](const std::string& from, const std::string& to, Seconds step) {
    Lines lines;
    const Replay film = replay(world.workspace(), world.facts(), instant(from), instant(to), {}, step);
    for (const Sample& one : film.samples) {
      const StatusCounts& c = one.counts;
      lines.push_back(format_instant(one.at, Zone{}).substr(11, 8) + " " + std::string{name_of(one.state)} + " ok " +
                      std::to_string(c.ok) + " pending " + std::to_string(c.pending) + " warning " +
                      std::to_string(c.warning) + " alarm " + std::to_string(c.alarm));
    }
    return lines;
  };
  const Lines expected{"07:59:58 ok ok 1 pending 1 warning 0 alarm 0", "07:59:59 warning ok 1 pending 0 warning 1 alarm 0",
                       "08:00:00 alarm ok 0 pending 0 warning 1 alarm 1"};
  CHECK(samples("2026-11-21T07:59:58Z", "2026-11-21T08:00:00Z", Seconds{1}) == expected);
  CHECK(samples("2026-11-21T07:59:58Z", "2026-11-21T08:00:00Z", Seconds{2}) == Lines{expected[0], expected[2]});
  CHECK(samples("2026-11-21T07:59:58Z", "2026-11-21T08:00:00Z", Seconds{3}) == Lines{expected[0]});
  CHECK(samples("2026-11-21T07:59:58Z", "2026-11-21T08:00:00Z", Seconds{0}).empty());
}

TEST_CASE("an arrival, a threshold or a due time at the very end of a replay is in it") {
  World world{"workspace: w\ntimezone: UTC\npeople: { ann: {} }\n",
              R"(pipeline: a
title: A
sources: [{ id: s, kind: manual }]
owners: { primary: [ann] }
raci: { responsible: [ann], accountable: [ann] }
sla:
  freshness: [{ sources: [s], warn_after: 24h, alarm_after: 48h }]
  commitments:
    - { id: x, title: X, every: month, from: 2026-11-01, at: "12:00" }
    - { id: y, title: Y, every: month, from: 2026-11-01, at: "12:00" }
)"};
  world.see({"a/s,2026-11-20T08:05:00Z", "a/y,2026-11-20T09:05:00Z"});
  const auto changes = [&](const std::string& from, const std::string& to) {
    Lines lines;
    for (const Transition& change : replay(world.workspace(), world.facts(), instant(from), instant(to)).changes) {
      if (change.kind != Transition::Kind::source && change.kind != Transition::Kind::obligation) continue;
      lines.push_back(format_instant(change.at, Zone{}).substr(5, 14) + " " + change.subject + ": " +
                      shown(change.from.state, change.from.overdue) + " -> " + shown(change.to.state, change.to.overdue));
    }
    return lines;
  };
  CHECK(changes("2026-11-20T00:00:00Z", "2026-11-20T07:59:59Z").empty());
  CHECK(changes("2026-11-20T00:00:00Z", "2026-11-20T08:00:00Z") ==
        Lines{"11-20T08:00:00 a/s: unknown -> ok"});
  CHECK(changes("2026-11-20T08:00:01Z", "2026-11-20T08:59:59Z").empty());
  CHECK(changes("2026-11-20T08:00:01Z", "2026-11-20T09:00:00Z") == Lines{"11-20T09:00:00 a/y: pending -> ok"});
  CHECK(changes("2026-11-20T09:00:00Z", "2026-11-21T08:05:00Z") == Lines{"11-21T08:05:00 a/s: ok -> warning"});
  CHECK(changes("2026-11-30T00:00:00Z", "2026-11-30T12:00:00Z") == Lines{"11-30T12:00:00 a/x: pending -> alarm overdue"});
  CHECK(changes("2026-11-30T12:00:00Z", "2026-12-01T00:00:00Z") == Lines{"12-01T00:00:00 a/y: ok -> pending"});
}

TEST_CASE("a replay sees what lies within the clock skew take its own place, a second after another's instant") {
  World world{"workspace: w\ntimezone: UTC\npeople: { ann: {} }\n",
              R"(pipeline: a
title: A
sources: []
owners: { primary: [ann] }
raci: { responsible: [ann], accountable: [ann] }
sla: { commitments: [{ id: x, title: X, every: month, from: 2026-10-01 }] }
)"};
  world.see({"a/x,2026-11-20T08:01:00Z,2026-10", "a/x,2026-11-20T08:00:00Z"});
  // At 08:00:00 both count as now, as they are written: October, then November. A second later the other comes first, and
  // settles October, which to name again changes nothing.
  const Replay film = replay(world.workspace(), world.facts(), instant("2026-11-20T08:00:00Z"), instant("2026-11-20T08:00:30Z"));
  REQUIRE(film.changes.size() == 1);
  CHECK(film.changes[0].at == instant("2026-11-20T08:00:01Z"));
  CHECK(film.changes[0].from == Standing{State::ok, false});
  CHECK(film.changes[0].to == Standing{State::pending, false});
}
