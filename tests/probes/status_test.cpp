#include <catch2/catch.hpp>

#include "support.hpp"

using namespace probes;

TEST_CASE("a probe that fails is unknown with its reason, in every format, and hurts no other") {
  const Workspace w{"{ file: { path: 'none/*' } }"};
  w.write("q.yaml", "pipeline: q\ntitle: Q\nsources: [ { id: s, probe: { file: { path: seen } } } ]\nowners: { primary: [t] }\nraci: { responsible: [t], accountable: [t] }\n"
                    "sla: { freshness: [ { sources: [s], warn_after: 1d, alarm_after: 2d } ] }\n");
  w.write("seen", "x");
  REQUIRE(shell("touch -d 2026-11-22T08:00:00Z seen", w.folder()).code == 0);
  const std::string at = " --at 2026-11-23T08:00:00Z";
  const auto json = runbook(w, "status --probe --format json" + at);
  CHECK(json.code == 0);
  CHECK(json.err == "warning: p/s: its probe could not be read: `none/`: there is no such file\n");
  CHECK(json.out.find(R"("probe_error": "`none/`: there is no such file")") != std::string::npos);
  CHECK(json.out.find(R"("probe_error": null)") != std::string::npos);
  CHECK(json.out.find(R"("last_arrival": "2026-11-22T09:00:00+01:00")") != std::string::npos);
  CHECK(runbook(w, "status --probe" + at).out.find("! p/s: its probe could not be read: `none/`: there is no such file\n") != std::string::npos);
  CHECK(runbook(w, "status --probe --format markdown" + at).out.find("p/s: its probe could not be read: ") != std::string::npos);
  CHECK(runbook(w, "status --probe --strict" + at).code == 2);
  CHECK(runbook(w, "status --probe --why p/s" + at).out.find("could not be read: `none/`: there is no such file\n") != std::string::npos);
  CHECK(runbook(w, "probe" + at).code == 0);
  CHECK(runbook(w, "probe --strict" + at).code == 1);
  CHECK(runbook(w, "probe p" + at).code == 2);
  CHECK(runbook(w, "probe q/nothing" + at).err == "runbook: no source is called q/nothing\n");
  // What was seen before still counts: a broken probe does not excuse late data.
  w.write("before.yaml.txt", "p/s: 2026-11-20T08:00:00Z\n");
  CHECK(runbook(w, "status p --probe --observations before.yaml.txt --format json" + at).out.find("\"state\": \"alarm\"") != std::string::npos);
}

TEST_CASE("what is found is what status reads") {
  const Workspace w{"{ file: { path: seen } }"};
  w.write("seen", "x");
  REQUIRE(shell("touch -d 2026-11-22T08:00:00Z seen", w.folder()).code == 0);
  const auto at = std::string{" --at 2026-11-23T07:59:59Z"};
  REQUIRE(runbook(w, "probe --format json" + at + " > seen.jsonl").code == 0);
  CHECK(runbook(w, "status --observations seen.jsonl " + at).out == runbook(w, "status --probe " + at).out);
}

TEST_CASE("what is found is remembered where there is a state, and nowhere else") {
  const Workspace w{"{ file: { path: seen } }"};
  w.write("seen", "x");
  REQUIRE(shell("touch -d 2026-11-22T08:00:00Z seen", w.folder()).code == 0);
  const std::string at = " --at 2026-11-23T07:00:00Z";
  REQUIRE(runbook(w, "probe" + at).code == 0);
  REQUIRE(runbook(w, "status --probe" + at).code == 0);
  CHECK(shell("test -e .runbook", w.folder()).code == 1);

  REQUIRE(runbook(w, "record p/s --at 2026-11-20T08:00:00Z").code == 0);
  CHECK(runbook(w, "status --format json" + at).out.find(R"("last_arrival": "2026-11-20T09:00:00+01:00")") != std::string::npos);
  REQUIRE(runbook(w, "status --probe" + at).code == 0);
  REQUIRE(runbook(w, "probe" + at).code == 0);  // seen twice is seen once
  CHECK(runbook(w, "status --format json" + at).out.find(R"("last_arrival": "2026-11-22T09:00:00+01:00")") != std::string::npos);
  CHECK(runbook(w, "history p/s --format json").out.find("\"total\": 2") != std::string::npos);

  // Who cannot be remembered is told even so.
  w.write(".runbook/state.db", "this is no database");
  const auto ran = runbook(w, "probe --format json" + at);
  CHECK(ran.code == 0);
  CHECK(ran.out == seen("2026-11-22T09:00:00+01:00"));
  CHECK(ran.err.find("warning: what was found is not recorded: ") == 0);
}
