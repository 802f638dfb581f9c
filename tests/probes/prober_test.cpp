// How looks are run: at once, within bounds, ended with what they have started.
#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>

#include "support.hpp"
#include "support/places.hpp"

using namespace probes;

namespace {

/// Eight sources, each read by `look.sh`.
void fill(const Workspace& w, const std::string& script) {
  w.write("look.sh", script);
  for (int i = 0; i < 7; ++i) {
    const auto id = "q" + std::to_string(i);
    w.write(id + ".yaml", "pipeline: " + id + "\ntitle: Q\nsources: [ { id: s, probe: { command: [ sh, look.sh ] } } ]\nowners: { primary: [t] }\nraci: { responsible: [t], accountable: [t] }\n");
  }
}

/// Whether a process has ended, be it that nobody has asked for its end yet.
bool ends(const std::string& pid_file) {
  return becomes_true("test -s '" + pid_file + "' && ! grep -qs '^State:.[^Z]' /proc/$(cat '" + pid_file + "')/status", 10);
}

}  // namespace

TEST_CASE("eight places are looked at at once") {
  const Workspace w{"{ command: [ sh, look.sh ] }"};
  // Each waits for all the others: one after another they would wait for ever.
  fill(w, "touch started.$$\nwhile [ $(ls started.* | wc -l) -lt 8 ]; do sleep 0.05; done\necho 2026-11-23T09:00:00Z\n");
  const auto ran = runbook(w, "probe --format json --allow-commands --timeout 20s");
  CHECK(ran.err.empty());
  CHECK(ran.code == 0);
  CHECK(std::count(ran.out.begin(), ran.out.end(), '\n') == 8);
}

TEST_CASE("no more are looked at at once than --jobs says") {
  const Workspace w{"{ command: [ sh, look.sh ] }"};
  fill(w, "touch run.$$\nls run.* | wc -l >> counts\nsleep 0.1\nrm run.$$\necho 2026-11-23T09:00:00Z\n");
  CHECK(runbook(w, "probe --format json --allow-commands --jobs 2").code == 0);
  const auto most = shell("sort -n counts | tail -1; wc -l < counts", w.folder()).out;
  CHECK((most == "2\n8\n" || most == "1\n8\n"));
  CHECK(runbook(w, "probe --jobs 0").err == "runbook: --jobs: 0 is not a number from 1 to 64\n");
  CHECK(runbook(w, "probe --timeout 0s").err == "runbook: --timeout: 0s is not a duration from 1s to 1h\n");
}

TEST_CASE("a command that hangs is ended with everything it has started, and hurts no other") {
  const Workspace w{"{ command: [ sh, hang.sh ] }"};
  w.write("hang.sh", "sleep 600 & echo $! > child\necho $$ > self\nsleep 600\n");
  w.write("q.yaml", "pipeline: q\ntitle: Q\nsources: [ { id: s, probe: { command: [ echo, '2026-11-23T09:00:00Z' ] } } ]\nowners: { primary: [t] }\nraci: { responsible: [t], accountable: [t] }\n");
  const auto ran = runbook(w, "probe --format json --allow-commands --timeout 1s");
  CHECK(ran.err == "runbook: p/s: no answer within 1s\n");
  CHECK(ran.out == "{\"subject\": \"q/s\", \"at\": \"2026-11-23T10:00:00+01:00\"}\n");
  CHECK(ends(w / "child"));
  CHECK(ends(w / "self"));
}

TEST_CASE("who is interrupted leaves nothing behind") {
  for (const auto* signal : {"INT", "TERM"}) {
    const Workspace w{"{ command: [ sh, hang.sh ] }"};
    w.write("hang.sh", "sleep 600 & echo $! > child\necho $$ > self\nsleep 600\n");
    // A shell's background job ignores SIGINT, so the shell becomes the program itself.
    const auto ran = shell("( while ! test -s self; do sleep 0.05; done; kill -" + std::string{signal} + " $$ ) & exec '" + places::program() + "' -C . probe --allow-commands", w.folder());
    CHECK(ran.code > 128);
    CHECK(ends(w / "child"));
    CHECK(ends(w / "self"));
  }
}

TEST_CASE("a helper that dies, or answers nonsense, is a probe that could not be read") {
  const Workspace w{"{ command: [ sh, -c, 'kill -9 $PPID' ] }"};
  CHECK(runbook(w, "probe --format json --allow-commands").err == "runbook: p/s: the look broke off, by a fault of a driver or of this program\n");
}

TEST_CASE("neither check nor a plain status loads a client or runs one") {
  CHECK(shell("ldd '" + places::program() + "' | grep -c -E 'libcurl|libodbc'").out == "0\n");
  const Workspace w{"{ command: [ sh, look.sh ] }"};
  w.write("look.sh", "touch ran; echo 2026-11-23T09:00:00Z");
  for (const auto* words : {"check", "status", "status --allow-commands", "status --why p/s", "docs", "probe", "status --probe"}) {
    INFO(words);
    (void)runbook(w, words);
    CHECK(shell("test -e ran", w.folder()).code == 1);
  }
  (void)runbook(w, "status --probe --allow-commands");
  CHECK(shell("test -e ran", w.folder()).code == 0);
}
