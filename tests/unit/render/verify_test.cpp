// What `test` prints, whole.
#include "render/golden.hpp"
#include "text/utf8.hpp"

using namespace runbook;
using namespace runbook::testing;

namespace {

const char* const scenarios = R"(---
scenario: marketing escalates, and <b>everybody</b> hears of it
observations:
  profit/marketing: 2026-11-19T06:10:00
  profit/report: { at: 2026-10-31T10:00:00, for: 2026-10 }
  profit/look: [2026-11-06T10:00:00, 2026-11-13T10:00:00]
expect:
  - { at: 2026-11-20T06:09:59, profit/marketing: ok, told: [] }
  - { at: 2026-11-20T06:10:00, profit/marketing: warning, told: [ada] }
---
scenario: marketing is an alarm too early, and the wrong people are told of it
observations: { profit/marketing: 2026-11-19T06:10:00 }
expect:
  - { at: 2026-11-20T12:00:00, profit/marketing: alarm, told: [ada, bea, cem, empty], oncall: { weekly: bea } }
  - { at: 2026-11-27T12:00:00, profit/marketing: alarm, overdue: [profit/report], told_includes: [ada] }
---
scenario: the pipeline and its time to resolve it
observations: { profit/marketing: 2026-11-19T06:10:00 }
expect:
  - at: 2026-11-20T12:00:00
    profit: ok
    resolve_by: { profit/marketing: null, investors: { profit/marketing: 2026-11-27T06:10:00 }, profit/revenue: 2026-11-27T06:10:00 }
)";

struct Shop : Stage {
  Shop() : Stage(read_file(case_path("shop.yaml")) + scenarios) {
    for (std::uint32_t i = 0; i < workspace().scenarios.size(); ++i) all.push_back(i);
    report = verify(workspace(), all);
  }
  std::vector<std::uint32_t> all;
  VerifyReport report;
};

}  // namespace

TEST_CASE("test shows each scenario in a line, each failure with its place and why, and the sum") {
  const Shop shop;
  const auto text = [&](bool color, unsigned width, const VerifyShow& show) {
    return verify_text(shop.report, shop.workspace(), shop.loaded.sources, {color, width}, show);
  };
  is_as_expected("verify-80.txt", text(false, 80, {true, true}));
  is_as_expected("verify-200.txt", text(false, 200, {true, false}));
  is_as_expected("verify-color.txt", text(true, 100, {true, true}));
  is_as_expected("verify-quiet.txt", text(false, 100, {false, false}));
}

TEST_CASE("test says so where there is no scenario") {
  const Stage world = Stage::shop();
  const std::string text = verify_text(verify(world.workspace(), {}), world.workspace(), world.loaded.sources, {false, 80}, {});
  CHECK(text == "no scenario here: a document that begins with `scenario: TITLE` is one\n");
}

TEST_CASE("test as JSON has every verdict with its place and reasons") {
  const Shop shop;
  is_as_expected("verify.json", verify_json(shop.report, shop.workspace(), shop.loaded.sources, {true, true}));
}

TEST_CASE("test as JUnit has a case for each instant, all of unlike names") {
  const Shop shop;
  is_as_expected("verify.xml", verify_junit(shop.report, shop.workspace(), shop.loaded.sources));
}

TEST_CASE("an update is shown as a diff, with what is weaker and what is refused") {
  const Shop shop;
  const Update change = update(shop.report, shop.workspace(), shop.loaded.sources);
  is_as_expected("update.txt", update_text(change, shop.loaded.sources, {false, 100}));
  CHECK(update_text({}, shop.loaded.sources, {false, 100}) == "");
}

TEST_CASE("no line of a test's report is wider than the terminal, whatever the texts hold") {
  const Shop shop;
  for (const unsigned width : {60u, 80u, 140u}) {
    std::istringstream lines{verify_text(shop.report, shop.workspace(), shop.loaded.sources, {false, width}, {true, true})};
    for (std::string line; std::getline(lines, line);) {
      INFO(line);
      CHECK(text::display_width(line) <= width);
    }
  }
}
