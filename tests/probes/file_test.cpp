#include <catch2/catch.hpp>

#include "support.hpp"

using namespace probes;

TEST_CASE("the newest file by its time, in a folder too, and of what a pattern matches") {
  const Workspace w{"{ file: { path: 'in/*' } }"};
  w.write("in/a.csv", "a");
  w.write("in/b/deep/c.csv", "c");
  w.write("in/b/.hidden", "h");
  REQUIRE(shell("touch -d 2026-11-20T08:00:00Z in/a.csv; touch -d 2026-11-22T08:00:00Z in/b/deep/c.csv", w.folder()).code == 0);
  CHECK(runbook(w, "probe --format json").out == seen("2026-11-22T09:00:00+01:00"));
}

TEST_CASE("partition folders by the date in their names; empty ones and those to come are no arrivals") {
  const Workspace w{"{ file: { path: 'in/dt=*/', newest: name-date, timezone: UTC } }"};
  for (const auto* day : {"2026-11-20", "2026-11-21", "9999-12-31"}) w.write("in/dt=" + std::string{day} + "/part-0.parquet", "x");
  REQUIRE(shell("mkdir in/dt=2026-11-22", w.folder()).code == 0);
  CHECK(runbook(w, "probe --format json --at 2026-11-23T00:00:00Z").out == seen("2026-11-21T01:00:00+01:00"));
}

TEST_CASE("dates in names of every spelling") {
  const std::pair<const char*, const char*> names[] = {{"orders_20261121.csv", "2026-11-21T00:00:00+01:00"},
                                                       {"orders-2026_11_21.csv", "2026-11-21T00:00:00+01:00"},
                                                       {"x-2026-11-21T0930Z.csv", "2026-11-21T10:30:00+01:00"},
                                                       {"x-2026-11-21T09:30:15.csv", "2026-11-21T09:30:15+01:00"},
                                                       {"year=2026/month=11/day=2/x.csv", "2026-11-02T00:00:00+01:00"}};
  for (const auto& [name, at] : names) {
    INFO(name);
    const Workspace w{"{ file: { path: 'in/" + std::string{name} + "', newest: name-date } }"};
    w.write("in/" + std::string{name}, "x");
    CHECK(runbook(w, "probe --format json --at 2026-11-23T00:00:00Z").out == seen(at));
  }
}

TEST_CASE("nothing that matches is said, with what was there") {
  const Workspace w{"{ file: { path: 'in/*', newest: name-date } }"};
  CHECK(runbook(w, "probe --format json").err == "runbook: p/s: `in/`: there is no such file\n");
  w.write("in/a.csv", "a");
  w.write("in/9999-12-31.csv", "a");
  CHECK(runbook(w, "probe --format json").err ==
        "runbook: p/s: nothing that matches `in/*` is a file or folder of files with a date in its name; 1 without a date; 1 with a date to come\n");
}

TEST_CASE("outside of the workspace nothing is looked at unless the policy says so, through links neither") {
  const Workspace outside{"{ file: { path: x } }"};
  outside.write("secret/x.csv", "x");
  REQUIRE(shell("touch -d 2026-11-22T08:00:00Z secret/x.csv", outside.folder()).code == 0);
  for (const bool link : {false, true}) {  // in a hidden folder: elsewhere `check` refuses a link that leads out
    const Workspace w{"{ file: { path: '" + (link ? std::string{".data/in/*.csv"} : outside / "secret/*.csv") + "' } }"};
    if (link) REQUIRE(shell("mkdir .data && ln -s '" + (outside / "secret") + "' .data/in", w.folder()).code == 0);
    const auto refused = runbook(w, "probe --format json");
    CHECK(refused.out.empty());
    CHECK(refused.code == 2);
    CHECK(refused.err.find("is outside of the workspace; name its folder in `probes: paths:` of workspace.yaml to allow it") != std::string::npos);
  }
  const Workspace allowed{"{ file: { path: '" + (outside / "secret/*.csv") + "' } }", "{ paths: ['" + (outside / "secret") + "'] }"};
  CHECK(runbook(allowed, "probe --format json").out == seen("2026-11-22T09:00:00+01:00"));
}
