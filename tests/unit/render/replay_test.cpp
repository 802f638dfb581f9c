// What `status --from --to` prints, whole.
#include "render/golden.hpp"
#include "text/utf8.hpp"

using namespace runbook;
using namespace runbook::testing;

namespace {

const char* const seen = R"(profit/marketing: [2026-11-19T06:10:00+01:00, 2026-11-28T07:00:00+01:00]
profit/revenue: 2026-11-26T12:00:00+01:00
profit/report: { at: 2026-10-31T10:00:00+01:00, for: 2026-10 }
profit/look: [2026-11-06T10:00:00Z, 2026-11-13T10:00:00Z, 2026-11-20T10:00:00Z]
)";

Replay film(const Stage& world, Seconds step = Seconds{0}) {
  return replay(world.workspace(), read_facts(world.workspace(), {{"seen.yaml", seen}}).facts, at("2026-11-19T00:00:00+01:00"),
                at("2026-12-02T00:00:00+01:00"), {}, step);
}

}  // namespace

TEST_CASE("a replay shows each change under its day and time, once however many pipelines see it") {
  const Stage world = Stage::shop();
  is_as_expected("replay-80.txt", replay_text(film(world), world.workspace(), {false, 80}));
  is_as_expected("replay-color.txt", replay_text(film(world, std::chrono::days{3}), world.workspace(), {true, 100}));
  for (const unsigned width : {60u, 80u, 140u}) {
    std::istringstream lines{replay_text(film(world, std::chrono::days{1}), world.workspace(), {false, width})};
    for (std::string line; std::getline(lines, line);) {
      INFO(line);
      CHECK(text::display_width(line) <= width);
    }
  }
}

TEST_CASE("a replay in which nothing changes says so") {
  const Stage world = Stage::shop();
  const Replay calm = replay(world.workspace(), read_facts(world.workspace(), {}).facts, at("2026-09-01T00:00:00Z"), at("2026-09-02T00:00:00Z"));
  const std::string text = replay_text(calm, world.workspace(), {false, 80});
  CHECK(text.find("nothing changes its state in this time\n") != text.npos);
}

TEST_CASE("a replay as JSON has every change of every row") {
  const Stage world = Stage::shop();
  is_as_expected("replay.json", replay_json(film(world, std::chrono::days{7}), world.workspace(), {"seen.yaml:1: a warning"}));
}
