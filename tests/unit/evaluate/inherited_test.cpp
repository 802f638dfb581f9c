#include "evaluate/world.hpp"

using namespace runbook;
using namespace runbook::testing;

namespace {

const std::string kWorkspace = "workspace: w\ntimezone: UTC\npeople: { ann: {} }\n";

/// A pipeline, opened by `---`.
std::string pipeline(const std::string& id, const std::string& rest) {
  return "---\npipeline: " + id +
         "\ntitle: T\nowners: { primary: [ann] }\nraci: { responsible: [ann], accountable: [ann] }\n" + rest + "\n";
}

std::string rule(const std::string& selectors) {
  return "sla: { freshness: [{ sources: [" + selectors + "], warn_after: 24h, alarm_after: 48h }] }";
}

std::string from(const std::string& id, const std::string& upstream) {
  return "{ id: " + id + ", kind: pipeline, from: " + upstream + " }";
}

}  // namespace

TEST_CASE("a source from another pipeline takes the worst state of what that pipeline lists, at any distance") {
  World w{kWorkspace, pipeline("raw", "sources: [{ id: a }, { id: b }, { id: c }]\n" + rule("a, b")) +
                          pipeline("mid", "sources: [" + from("raw", "raw") + ", { id: own }]") +
                          pipeline("top", "sources: [" + from("mid", "mid") + "]")};
  w.see({"raw/a,2026-11-20T08:00:00Z", "mid/raw,2026-11-20T09:00:00Z"});
  const StatusReport ok_and_unknown = w.at("2026-11-20T10:00:00Z");
  CHECK(w.rows(ok_and_unknown, "raw") ==
        Lines{"raw unknown", "raw/a ok last=2026-11-20T08:00:00Z age=7200", "raw/b unknown", "raw/c unmonitored"});
  CHECK(w.rows(ok_and_unknown, "mid") ==
        Lines{"mid unknown", "mid/own unmonitored", "mid/raw unknown last=2026-11-20T09:00:00Z age=3600 from=raw"});
  CHECK(w.rows(ok_and_unknown, "top") == Lines{"top unknown", "top/mid unknown from=mid"});
  const StatusReport alarm = w.at("2026-11-22T08:00:00Z");
  CHECK(w.rows(alarm, "top") == Lines{"top alarm", "top/mid alarm from=mid"});
  CHECK(alarm.state == State::alarm);
  CHECK(w.incidents(alarm) == Lines{"alarm raw/a since=2026-11-21T08:00:00Z affects=mid,raw,top"});
}

TEST_CASE("a source from a pipeline in which nothing takes part is unmonitored") {
  const World w{kWorkspace,
                pipeline("raw", "sources: [{ id: a }]") + pipeline("top", "sources: [" + from("raw", "raw") + "]")};
  const StatusReport report = w.at("2026-11-20T10:00:00Z");
  CHECK(w.rows(report, "top") == Lines{"top unmonitored", "top/raw unmonitored from=raw"});
  CHECK(report.state == State::unmonitored);
}

TEST_CASE("the upstream's obligations are not inherited") {
  World w{kWorkspace,
          pipeline("raw",
                   "sources: [{ id: a }]\nsla:\n  freshness: [{ sources: [a], warn_after: 24h, "
                   "alarm_after: 48h }]\n  commitments: [{ id: x, title: X, every: day, from: 2026-11-01 }]") +
              pipeline("top", "sources: [" + from("raw", "raw") + "]")};
  w.see({"raw/a,2026-11-20T08:00:00Z"});
  const StatusReport report = w.at("2026-11-20T10:00:00Z");
  CHECK(w.rows(report, "raw") == Lines{"raw alarm", "raw/a ok last=2026-11-20T08:00:00Z age=7200",
                                       "x alarm 2026-11-19 due=2026-11-20T00:00:00Z overdue"});
  CHECK(w.rows(report, "top") == Lines{"top ok", "top/raw ok from=raw"});
}

TEST_CASE("a source from another pipeline with a rule of its own is judged by that rule alone") {
  World w{kWorkspace, pipeline("raw", "sources: [{ id: a }]\n" + rule("a")) +
                          pipeline("top", "sources: [" + from("raw", "raw") + "]\n" + rule("raw"))};
  w.see({"raw/a,2026-11-18T08:00:00Z", "top/raw,2026-11-20T08:00:00Z"});
  CHECK(w.rows(w.at("2026-11-20T10:00:00Z"), "top") ==
        Lines{"top ok", "top/raw ok last=2026-11-20T08:00:00Z age=7200"});
}

TEST_CASE("what a pipeline lists of its upstreams is inherited from it too") {
  // `raw` has no rule on its source, `mid` has one, so `top` learns of it through `mid` alone.
  World w{kWorkspace, pipeline("raw", "sources: [{ id: a }]") +
                          pipeline("mid", "sources: [" + from("raw", "raw") + "]\n" + rule("raw/a")) +
                          pipeline("top", "sources: [" + from("mid", "mid") + ", " + from("raw", "raw") + "]")};
  w.see({"raw/a,2026-11-20T08:00:00Z"});
  const StatusReport report = w.at("2026-11-21T08:00:00Z");
  CHECK(w.rows(report, "raw") == Lines{"raw unmonitored", "raw/a unmonitored last=2026-11-20T08:00:00Z age=86400"});
  CHECK(w.rows(report, "mid") ==
        Lines{"mid warning", "mid/raw unmonitored from=raw",
              "raw/a warning last=2026-11-20T08:00:00Z age=86400 warning=2026-11-21T08:00:00Z"});
  CHECK(w.rows(report, "top") == Lines{"top warning", "top/mid warning from=mid", "top/raw unmonitored from=raw"});
  CHECK(w.incidents(report) == Lines{"warning raw/a since=2026-11-21T08:00:00Z affects=mid,top"});
}

TEST_CASE("both sides of a diamond inherit") {
  World w{kWorkspace, pipeline("a", "sources: [{ id: x }]\n" + rule("x")) +
                          pipeline("b", "sources: [" + from("a", "a") + "]") +
                          pipeline("c", "sources: [" + from("a", "a") + ", { id: y }]\n" + rule("y")) +
                          pipeline("d", "sources: [" + from("b", "b") + ", " + from("c", "c") + "]")};
  w.see({"a/x,2026-11-20T08:00:00Z", "c/y,2026-11-19T08:00:00Z"});
  const StatusReport report = w.at("2026-11-21T08:00:00Z");
  CHECK(w.rows(report, "d") == Lines{"d alarm", "d/b warning from=b", "d/c alarm from=c"});
  CHECK(w.incidents(report) == Lines{"alarm c/y since=2026-11-20T08:00:00Z affects=c,d",
                                     "warning a/x since=2026-11-21T08:00:00Z affects=a,b,c,d"});
}

TEST_CASE("upstream rows stand in the order of their subjects, after the pipeline's own") {
  World w{kWorkspace, pipeline("a", "sources: [{ id: x }]") + pipeline("a-b", "sources: [{ id: x }]") +
                          pipeline("z", "sources: [" + from("one", "a") + ", " + from("two", "a-b") + "]\n" +
                                            rule("a/*, \"a-b/*\""))};
  CHECK(w.rows(w.at("2026-11-21T08:00:00Z"), "z") ==
        Lines{"z unknown", "z/one unmonitored from=a", "z/two unmonitored from=a-b", "a-b/x unknown", "a/x unknown"});
}

TEST_CASE("a long chain is no trouble") {
  std::string text = pipeline("p0", "sources: [{ id: a }]\n" + rule("a"));
  for (int i = 1; i < 500; ++i) {
    text += pipeline("p" + std::to_string(i), "sources: [" + from("up", "p" + std::to_string(i - 1)) + "]");
  }
  World w{kWorkspace, text};
  w.see({"p0/a,2026-11-20T08:00:00Z"});
  CHECK(w.rows(w.at("2026-11-21T08:00:00Z"), "p499") == Lines{"p499 warning", "p499/up warning from=p498"});
}
