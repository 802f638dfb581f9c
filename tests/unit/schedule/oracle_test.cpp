// Rotations against a second, slower reading of semantics.md that asks every quarter of an hour who is on call.
#include <catch2/catch.hpp>
#include <random>

#include "builder.hpp"

using namespace builder;
using namespace std::chrono_literals;

namespace {

struct Answer {
  std::optional<Handle<Person>> person;
  Shift::Reason reason{};
  std::optional<Handle<Person>> instead_of;
  bool operator==(const Answer&) const = default;
};

bool is_away(const Workspace& w, Handle<Person> who, Instant t) {
  for (const Leave& leave : w[who].away) {
    if (leave.when.contains(t)) return true;
  }
  return false;
}

/// All handoffs of all eras in the two years, as (instant, era, number).
struct Turn {
  Instant begin;
  const Era* era;
  std::size_t number;
};
std::vector<Turn> turns(const Rotation& r, Zone in, Instant until) {
  std::vector<Turn> result;
  for (const Era& e : r.roster) {
    const LocalTime start = LocalTime{e.from} + r.handoff.time;
    while (!result.empty() && result.back().begin >= in.to_instant(start)) result.pop_back();
    LocalTime local = start;
    for (std::size_t k = 0; in.to_instant(local) < until; ++k, local += r.shift) {
      result.push_back({in.to_instant(local), &e, k});
    }
  }
  return result;
}

Answer answer(const Workspace& w, const Rotation& r, const Turn* turn, Instant t) {
  std::optional<Handle<Person>> planned;
  if (turn != nullptr) planned = turn->era->members[turn->number % turn->era->members.size()].to;
  for (const Override& o : r.overrides) {
    if (!o.when.contains(t)) continue;
    return {o.person.to, Shift::Reason::override_, planned == o.person.to ? std::nullopt : planned};
  }
  if (turn == nullptr) return {};
  const auto& members = turn->era->members;
  for (std::size_t j = 0; j < members.size(); ++j) {
    const auto who = members[(turn->number + j) % members.size()].to;
    if (is_away(w, *who, t)) continue;
    return j == 0 ? Answer{who, Shift::Reason::rotation, {}} : Answer{who, Shift::Reason::substitute, planned};
  }
  return {};
}

struct Piece {
  Interval when;
  Answer answer;
  bool operator==(const Piece&) const = default;
};

std::vector<Piece> merged(const Rota& rota) {
  std::vector<Piece> pieces;
  for (const Shift& s : rota.shifts) pieces.push_back({s.when, {s.person, s.reason, s.instead_of}});
  for (const Interval& gap : rota.gaps) pieces.push_back({gap, {}});
  std::sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) { return a.when < b.when; });
  return pieces;
}

using Random = std::mt19937;
std::int64_t pick(Random& random, std::int64_t low, std::int64_t high) {
  return low + static_cast<std::int64_t>(random() % static_cast<std::uint32_t>(high - low + 1));
}

struct Case {
  Workspace workspace;
  Rotation rotation;
};

Case random_case(Random& random, std::string_view zone_name) {
  Case c{runbook::Workspace{}, {}};
  const auto people = static_cast<std::uint32_t>(pick(random, 1, 5));
  c.workspace = builder::workspace(zone_name, people);
  const Zone in = c.workspace.timezone;
  const Seconds shifts[] = {1h, 7h, 12h, 24h, 36h, 72h, 168h, 336h, 500h};
  std::vector<Era> roster;
  Day from = day("2026-01-01") + std::chrono::days{pick(random, 0, 90)};
  for (auto eras = pick(random, 1, 4); eras > 0; --eras) {
    Era e;
    e.from = from;
    for (auto n = pick(random, 1, 4); n > 0; --n) {
      e.members.push_back(person(static_cast<std::uint32_t>(pick(random, 0, people - 1))));
    }
    roster.push_back(e);
    from += std::chrono::days{pick(random, 1, 200)};
  }
  c.rotation = rotation(shifts[pick(random, 0, 8)], pick(random, 0, 95) * 15min, roster);
  const auto instant = [&] { return in.to_instant(LocalTime{day("2026-01-01")} + pick(random, 0, 730 * 96) * 15min); };
  for (auto n = pick(random, 0, 12); n > 0; --n) {
    const Instant begin = instant();
    away(c.workspace, static_cast<std::uint32_t>(pick(random, 0, people - 1)),
         {begin, begin + pick(random, 1, 96 * 30) * 15min});
  }
  Instant begin = instant();
  for (auto n = pick(random, 0, 6); n > 0; --n) {
    const Instant end = begin + pick(random, 1, 96 * 20) * 15min;
    c.rotation.overrides.push_back(override_of({begin, end}, static_cast<std::uint32_t>(pick(random, 0, people - 1))));
    begin = end + pick(random, 0, 96 * 60) * 15min;
  }
  return c;
}

}  // namespace

TEST_CASE("random rotations agree with a walk in quarters of an hour over two years, in any window") {
  Random random{20261124};
  const char* zones[] = {
      "Europe/Berlin", "America/Chicago", "Australia/Lord_Howe", "America/Santiago", "Africa/Cairo", "Asia/Kathmandu",
      "UTC",           "America/St_Johns"};
  for (int round = 0; round < 48; ++round) {
    CAPTURE(round, zones[round % 8]);
    const Case c = random_case(random, zones[round % 8]);
    const Workspace& w = c.workspace;
    const Interval window{at("2026-01-01"), at("2028-01-01")};
    const auto handoffs = turns(c.rotation, w.timezone, window.end + 1h);
    const auto pieces = merged(rota(w, c.rotation, window));

    // No holes, no overlaps, and neighbours differ.
    REQUIRE(!pieces.empty());
    REQUIRE(pieces.front().when.begin == window.begin);
    REQUIRE(pieces.back().when.end == window.end);
    for (std::size_t i = 1; i < pieces.size(); ++i) {
      REQUIRE(pieces[i - 1].when.end == pieces[i].when.begin);
      REQUIRE_FALSE(pieces[i - 1].answer == pieces[i].answer);
    }
    std::size_t piece = 0, turn = 0;
    int step = 0;
    for (Instant t = window.begin; t < window.end; t += 15min, ++step) {
      while (pieces[piece].when.end <= t) ++piece;
      while (turn < handoffs.size() && handoffs[turn].begin <= t) ++turn;
      const Answer expected = answer(w, c.rotation, turn == 0 ? nullptr : &handoffs[turn - 1], t);
      if (!(pieces[piece].answer == expected)) {
        CAPTURE(format_instant(t, w.timezone), lines(w, rota(w, c.rotation, {t - 24h, t + 24h}), w.timezone));
        REQUIRE(pieces[piece].answer == expected);
      }
      if (step % 97 == 0) REQUIRE(on_call_at(w, c.rotation, t) == expected.person);
    }
    // A window's pieces are those of a longer one, cut.
    for (int i = 0; i < 20; ++i) {
      const Instant begin = window.begin + Seconds{pick(random, 0, 600) * 86400 + pick(random, 0, 86399)};
      const Interval part{begin, begin + Seconds{pick(random, 1, 40 * 86400)}};
      std::vector<Piece> cut;
      for (Piece p : pieces) {
        p.when = intersect(p.when, part);
        if (!p.when.empty()) cut.push_back(p);
      }
      REQUIRE(merged(rota(w, c.rotation, part)) == cut);
    }
  }
}
