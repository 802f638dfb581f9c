#include <algorithm>
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
  CHECK(json.err == "warning: p/s: the probe could not be read: `none/`: there is no such file\n");
  CHECK(json.out.find(R"("probe_error": "`none/`: there is no such file")") != std::string::npos);
  CHECK(json.out.find(R"("probe_error": null)") != std::string::npos);
  CHECK(json.out.find(R"("last_arrival": "2026-11-22T09:00:00+01:00")") != std::string::npos);
  CHECK(runbook(w, "status --probe" + at).out.find("! its probe: `none/`: there is no such file\n") != std::string::npos);
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
  CHECK(runbook(w, "status --observations seen.jsonl --format json" + at).out == runbook(w, "status --probe --format json" + at).out);
}

TEST_CASE("many places are looked at at once") {
  const Workspace w{"{ command: [ sh, look.sh ] }"};
  w.write("look.sh", "sleep 2; echo 2026-11-23T09:00:00Z");
  for (int i = 0; i < 7; ++i) {
    const auto id = "q" + std::to_string(i);
    w.write(id + ".yaml", "pipeline: " + id + "\ntitle: Q\nsources: [ { id: s, probe: { command: [ sh, look.sh ] } } ]\nowners: { primary: [t] }\nraci: { responsible: [t], accountable: [t] }\n");
  }
  // One after another they take 16 s.
  const auto ran = runbook(w, "probe --format json --allow-commands --timeout 30s & pid=$!; ( sleep 15; kill $pid ) 2>/dev/null & wait $pid");
  CHECK(ran.code == 0);
  CHECK(std::count(ran.out.begin(), ran.out.end(), '\n') == 8);
}
