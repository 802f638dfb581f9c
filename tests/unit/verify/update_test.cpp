// `test --update`: expectations made to say what came, everything else byte for byte.
#include "verify/run.hpp"

using namespace runbook;
using namespace runbook::testing;

namespace {

const std::string kLate = "scenario: late\nobservations: { p/a: 2026-11-18T08:00:00 }\nexpect:\n";

/// The scenarios as an update leaves them, after it has kept its promise.
std::string updated(const std::string& expectations) {
  const std::string text = kBase + kLate + expectations;
  const Run run{text};
  const Update change = update(run.report, run.workspace(), run.loaded.sources);
  const FileId file = run.workspace().scenarios[0].at.file;
  const std::string after = reworded(run.loaded.sources.text(file), file, change.rewordings);
  const Run again{after};
  CHECK(keeps_promise(run.report, change, file, again.report));
  CHECK(after.substr(0, kBase.size() + kLate.size()) == kBase + kLate);
  return after.substr(kBase.size() + kLate.size());
}

Lines refused(const std::string& expectations) {
  const Run run{kBase + kLate + expectations};
  const Update change = update(run.report, run.workspace(), run.loaded.sources);
  Lines lines;
  for (const NotUpdated& one : change.refused) lines.push_back(run.at(one.at) + " " + one.message);
  return lines;
}

}  // namespace

TEST_CASE("a state is rewritten in its place, with its comment and spacing left alone") {
  CHECK(
      updated(
          "  - { at: 2026-11-19T08:00:00,   p/a: ok }   # late\n  - at: 2026-11-20T08:00:00\n    p/a: \"warning\"\n") ==
      "  - { at: 2026-11-19T08:00:00,   p/a: warning }   # late\n  - at: 2026-11-20T08:00:00\n    p/a: alarm\n");
}

TEST_CASE("what is met is not touched, and an update of it is empty") {
  const std::string text = "  - { at: 2026-11-19T08:00:00, p/a: warning, told: [ bob ] }\n";
  CHECK(updated(text) == text);
}

TEST_CASE("a list in brackets keeps who stays, in their place, and takes new ones at its end") {
  CHECK(updated("  - { at: 2026-11-20T08:00:00, told: [ann, bob, cat] }\n") ==
        "  - { at: 2026-11-20T08:00:00, told: [bob, eve] }\n");
  CHECK(updated("  - { at: 2026-11-20T08:00:00, told: [ \"eve\", ann ] }\n") ==
        "  - { at: 2026-11-20T08:00:00, told: [ \"eve\", bob ] }\n");
  CHECK(updated("  - { at: 2026-11-20T08:00:00, told: [ann, cat] }\n") ==
        "  - { at: 2026-11-20T08:00:00, told: [bob, eve] }\n");
  CHECK(updated("  - { at: 2026-11-20T08:00:00, told: [] }\n") ==
        "  - { at: 2026-11-20T08:00:00, told: [bob, eve] }\n");
  CHECK(updated("  - { at: 2026-11-19T07:00:00, told: [ann, cat] }\n") ==
        "  - { at: 2026-11-19T07:00:00, told: [] }\n");
  CHECK(updated("  - at: 2026-11-20T08:00:00\n    told: [eve,   # head\n           ann,\n           bob]\n") ==
        "  - at: 2026-11-20T08:00:00\n    told: [eve,   # head\n           bob]\n");
}

TEST_CASE("a list in lines keeps the lines of who stays") {
  CHECK(updated("  - at: 2026-11-20T08:00:00\n    told:\n      - ann       # gone\n      - eve       # a head\n    "
                "p/a: alarm\n") ==
        "  - at: 2026-11-20T08:00:00\n    told:\n      - eve       # a head\n      - bob\n    p/a: alarm\n");
  CHECK(updated("  - at: 2026-11-20T08:00:00\n    told:\n      # none of these\n      - ann\n      - cat") ==
        "  - at: 2026-11-20T08:00:00\n    told:\n      # none of these\n      - bob\n      - eve\n");
  CHECK(updated("  - at: 2026-11-19T07:00:00\n    told:\n      - ann\n      - cat\n    p/a: ok\n") ==
        "  - at: 2026-11-19T07:00:00\n    told: []\n    p/a: ok\n");
  CHECK(updated("  - at: 2026-11-19T07:00:00\n    told:\n    - ann   # gone\n    - cat   # too\n    p/a: ok\n") ==
        "  - at: 2026-11-19T07:00:00\n    told: []\n    p/a: ok\n");
  CHECK(updated("  - at: 2026-11-19T07:00:00\n    told:   # nobody yet\n      - ann\n    p/a: ok\n") ==
        "  - at: 2026-11-19T07:00:00\n    told:   # nobody yet\n        []\n    p/a: ok\n");
  CHECK(updated("  - at: 2026-11-19T07:00:00\n    told:   # nobody yet\n    - ann\n    - cat\n    p/a: ok\n") ==
        "  - at: 2026-11-19T07:00:00\n    told:   # nobody yet\n      []\n    p/a: ok\n");
}

TEST_CASE("a comment on a line of its own stays, one beside an item that goes, goes with it") {
  CHECK(updated("  - at: 2026-11-19T07:00:00\n    told:\n      - ann   # owns it\n      # on call\n      - cat\n    p/a: ok\n") ==
        "  - at: 2026-11-19T07:00:00\n    told: []\n      # on call\n    p/a: ok\n");
  CHECK(updated("  - at: 2026-11-20T08:00:00\n    told:\n      - ann   # owns it\n      # the others\n      - cat   # on call\n") ==
        "  - at: 2026-11-20T08:00:00\n    told:\n      - bob\n      - eve\n      # the others\n");
}

TEST_CASE("brackets with a comment that would be lost are left to a person") {
  const std::string left = ": it is written in a way that only a person can change";
  CHECK(refused("  - at: 2026-11-20T08:00:00\n    told: [eve, bob,   # on call\n           ann]\n") ==
        Lines{"26 told: ann, bob, eve → bob, eve" + left});
  CHECK(refused("  - at: 2026-11-20T08:00:00\n    told: [   # nobody yet\n          ]\n") ==
        Lines{"26 told: nobody → bob, eve" + left});
  CHECK(updated("  - at: 2026-11-20T08:00:00\n    told: [eve   # a head\n          ]\n") ==
        "  - at: 2026-11-20T08:00:00\n    told: [eve, bob   # a head\n          ]\n");
}

TEST_CASE("the time to resolve a problem and a pipeline's state are updated in their place") {
  CHECK(updated("  - { at: 2026-11-20T08:00:00, p: ok, resolve_by: { p/a: 2026-11-21T08:00, p: { p/a: ~ } } }\n") ==
        "  - { at: 2026-11-20T08:00:00, p: alarm, resolve_by: { p/a: 2026-11-22T08:00:00+01:00, p: { p/a: "
        "2026-11-22T08:00:00+01:00 } } }\n");
  CHECK(updated("  - { at: 2026-11-18T08:00:00, resolve_by: { p/a: 2026-11-22T08:00 } }\n") ==
        "  - { at: 2026-11-18T08:00:00, resolve_by: { p/a: null } }\n");
  CHECK(refused("  - at: 2026-11-20T08:00:00\n    resolve_by:\n      p/a:\n") ==
        Lines{"27 resolve_by p/a: null → 2026-11-22T08:00:00+01:00: it is written in a way that only a person can change"});
}

TEST_CASE("one name without a list becomes a list where there are more") {
  CHECK(updated("  - { at: 2026-11-20T08:00:00, told: bob }\n") ==
        "  - { at: 2026-11-20T08:00:00, told: [bob, eve] }\n");
  CHECK(updated("  - { at: 2026-11-19T08:00:00, told: eve }\n") == "  - { at: 2026-11-19T08:00:00, told: bob }\n");
}

TEST_CASE("overdue and who is on call are updated alike") {
  CHECK(updated("  - { at: 2026-11-22T08:00:00, overdue: [p/b], oncall: { rota: cat } }\n") ==
        "  - { at: 2026-11-22T08:00:00, overdue: [p/a], oncall: { rota: bob } }\n");
}

TEST_CASE("lines that end as on Windows keep doing so") {
  CHECK(updated("  - at: 2026-11-20T08:00:00\r\n    told:\r\n      - eve\r\n") ==
        "  - at: 2026-11-20T08:00:00\r\n    told:\r\n      - eve\r\n      - bob\r\n");
}

TEST_CASE("what would take an expectation away is refused") {
  CHECK(refused("  - { at: 2026-11-19T08:00:00, told_includes: [bob, cat] }\n") ==
        Lines{"25 told_includes: cat would be taken out, and nothing would be expected in their place"});
  CHECK(refused("  - { at: 2026-11-15T08:00:00, oncall: { rota: cat } }\n") ==
        Lines{"25 oncall rota: cat → nobody: that nobody is on call cannot be expected"});
}

TEST_CASE("a text that several expectations share is left alone where they would need different ones") {
  CHECK(refused(
            "  - { at: 2026-11-20T08:00:00, told: &who [bob, eve] }\n  - { at: 2026-11-19T08:00:00, told: *who }\n") ==
        Lines{});
  CHECK(updated(
            "  - { at: 2026-11-20T08:00:00, told: &who [bob, eve] }\n  - { at: 2026-11-19T08:00:00, told: *who }\n") ==
        "  - { at: 2026-11-20T08:00:00, told: &who [bob, eve] }\n  - { at: 2026-11-19T08:00:00, told: [bob] }\n");
  CHECK(updated("  - &same { at: 2026-11-19T08:00:00, p/a: ok }\n  - *same\n") ==
        "  - &same { at: 2026-11-19T08:00:00, p/a: warning }\n  - *same\n");
}

TEST_CASE("a milder expectation is marked as weaker") {
  const Run run{kBase + kLate +
                "  - { at: 2026-11-19T08:00:00, p/a: alarm, told: [bob, eve] }\n"
                "  - { at: 2026-11-20T08:00:00, p/a: ok, told: [bob] }\n"};
  Lines lines;
  for (const Updated& one : update(run.report, run.workspace(), run.loaded.sources).updated)
    lines.push_back((one.weaker ? "weaker " : "") + one.message);
  CHECK(lines ==
        Lines{"weaker p/a: alarm → warning", "weaker told: bob, eve → bob", "p/a: ok → alarm", "told: bob → bob, eve"});
}

TEST_CASE("what nobody watches is weaker than any state, and a later time than an earlier one") {
  const Run run{kBase + kLate +
                "  - { at: 2026-11-19T08:00:00, p/b: ok, p/c: pending, resolve_by: { p/a: 2026-11-21T08:00:00 } }\n"
                "  - { at: 2026-11-18T08:00:00, p/a: unmonitored, p: unknown, resolve_by: { p/a: 2026-11-22T08:00:00 } }\n"
                "  - { at: 2026-11-19T08:00:00, resolve_by: { p/a: null, p: { p/a: 2026-11-23T08:00:00 } } }\n"};
  Lines lines;
  for (const Updated& one : update(run.report, run.workspace(), run.loaded.sources).updated)
    lines.push_back((one.weaker ? "weaker " : "") + one.message);
  CHECK(lines == Lines{"weaker p/b: ok → unmonitored", "weaker p/c: pending → unmonitored",
                       "weaker resolve_by p/a: 2026-11-21T08:00:00+01:00 → 2026-11-22T08:00:00+01:00",
                       "p/a: unmonitored → ok", "weaker p: unknown → ok",
                       "weaker resolve_by p/a: 2026-11-22T08:00:00+01:00 → null",
                       "resolve_by p/a: null → 2026-11-22T08:00:00+01:00",
                       "resolve_by p p/a: 2026-11-23T08:00:00+01:00 → 2026-11-22T08:00:00+01:00"});
}

TEST_CASE("an update that would break another expectation does not keep its promise") {
  const Run run{kBase + kLate +
                "  - { at: 2026-11-19T08:00:00, p/a: ok }\n  - { at: 2026-11-19T08:00:00, told: [bob] }\n"};
  const Update change = update(run.report, run.workspace(), run.loaded.sources);
  const FileId file = run.workspace().scenarios[0].at.file;
  const Run broken{kBase + kLate +
                   "  - { at: 2026-11-19T08:00:00, p/a: warning }\n  - { at: 2026-11-19T08:00:00, told: [] }\n"};
  CHECK_FALSE(keeps_promise(run.report, change, file, broken.report));
  const Run fewer{kBase + kLate + "  - { at: 2026-11-19T08:00:00, p/a: warning }\n"};
  CHECK_FALSE(keeps_promise(run.report, change, file, fewer.report));
}
