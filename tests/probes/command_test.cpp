#include <catch2/catch.hpp>

#include "support.hpp"

using namespace probes;

namespace {

Ran run(const std::string& script, const std::string& words = "--allow-commands") {
  const Workspace w{"{ command: [ sh, look.sh ] }"};
  w.write("look.sh", script);
  return runbook(w, "probe --format json " + words);
}

}  // namespace

TEST_CASE("a command prints an instant, or JSON lines, and is run where that is allowed alone") {
  CHECK(run("echo 2026-11-23T09:00:00Z").out == seen("2026-11-23T10:00:00+01:00"));
  CHECK(run("echo 2026-11-23 09:00").out == seen("2026-11-23T09:00:00+01:00"));
  CHECK(run(R"(echo '{"at": "2026-11-23T09:00:00Z"}'; echo '{"subject": "p/s", "at": 1795426200}'; echo '{"subject": "p/x", "at": "2026-11-24T09:00:00Z"}')").out ==
        seen("2026-11-23T10:30:00+01:00"));
  CHECK(run("echo 2026-11-23T09:00:00Z", "").err == "runbook: p/s: commands are run with --allow-commands only\n");
  CHECK(run("exit 3").err == "runbook: p/s: it ended with exit code 3\n");
  CHECK(run("kill -9 $$").err == "runbook: p/s: it was ended by signal 9\n");
  CHECK(run("echo soon").err == "runbook: p/s: it prints `soon`, which is no instant such as 2026-11-23T09:00:00Z, nor JSON lines\n");
  CHECK(run("true").err == "runbook: p/s: it prints nothing\n");
  CHECK(run("yes").err == "runbook: p/s: it prints more than 1 MiB\n");
  CHECK(run("echo '{\"at\": 7'").err == "runbook: p/s: line 1 of its output is no object with `at`\n");
}

TEST_CASE("a word of argv is a word, not a shell's") {
  const Workspace w{"{ command: [ echo, '2026-11-23T09:00:00Z; touch made' ] }"};
  CHECK(runbook(w, "probe --format json --allow-commands").code == 2);
  CHECK(shell("ls made", w.folder()).code != 0);
  CHECK(runbook(Workspace{"{ command: [ no-such-program ] }"}, "probe --format json --allow-commands").err ==
        "runbook: p/s: `no-such-program` cannot be run: there is no such program\n");
}

TEST_CASE("a secret of the workspace is kept out of what a command prints, and a literal one out of check") {
  const Workspace w{"{ command: [ sh, -c, 'echo $TOKEN' ] }"};
  w.write("q.yaml", "pipeline: q\ntitle: Q\nsources: [ { id: s, probe: { http: { url: 'https://example.com', token: env:TOKEN } } } ]\nowners: { primary: [t] }\nraci: { responsible: [t], accountable: [t] }\n");
  for (const auto* words : {"probe", "probe --format json", "status --probe", "status --probe --format json", "status --probe --why p/s"}) {
    const auto ran = runbook(w, std::string{words} + " --allow-commands", "TOKEN=s3cr3t-token");
    CHECK((ran.out + ran.err).find("***") != std::string::npos);
    CHECK((ran.out + ran.err).find("s3cr3t") == std::string::npos);
  }
  for (const auto* probe : {"{ sql: { connection: 'postgresql://u:s3cr3t@h/d', query: q } }", "{ sql: { conection: 'postgresql://u:s3cr3t@h/d', query: q } }",
                            "{ http: { url: 'https://u:s3cr3t@example.com/' } }", "{ http: { url: 'https://example.com/?token=s3cr3t' } }",
                            "{ http: { url: 's3cr3t' } }", "{ prometheus: { url: 'https://example.com', query: q, token: s3cr3t } }", "s3cr3t", "[ s3cr3t ]"}) {
    INFO(probe);
    const Workspace bad{probe};
    for (const auto* format : {"text", "json", "github", "sarif", "junit"}) {
      const auto ran = runbook(bad, std::string{"check --format "} + format);
      CHECK(ran.code == 1);
      CHECK((ran.out + ran.err).find("s3cr3t") == std::string::npos);
    }
  }
}
