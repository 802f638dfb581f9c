// What is read of the values of a workspace, and what is said of those that cannot be read.
#include <catch2/catch.hpp>

#include "check/workspace_text.hpp"

using namespace runbook;
using namespace runbook::testing;

namespace {

/// A workspace of one pipeline, with these further lines; the pipeline's begin in the line after `pipeline: unit`.
std::string workspace(const std::string& general, const std::string& pipeline) {
  return "workspace: w\ntimezone: UTC\npeople: { ann: {} }\n" + general +
         "---\npipeline: unit\ntitle: Unit\nowners: { primary: [ann] }\nraci: { responsible: [ann], accountable: [ann] }\n" + pipeline;
}

/// What loading says of it, each line without its place.
std::string said(const std::string& general, const std::string& pipeline) {
  const Loaded loaded = load_text(workspace(general, pipeline));
  std::string all;
  for (const Diagnostic& one : loaded.diagnostics) all += one.message + (one.help.empty() ? "" : " — " + one.help) + "\n";
  return all;
}

std::string said_of_window(const std::string& window) {
  return said("", "sources: [{ id: a }]\noncall: { coverage: [{ id: c, title: C, by: ann, when: " + window + " }] }\n");
}

}  // namespace

TEST_CASE("windows of days and working days are read with their number") {
  const auto window = [](const std::string& text) {
    const Loaded loaded =
        load_text(workspace("", "sources: [{ id: a }]\noncall: { coverage: [{ id: c, title: C, by: ann, when: " + text + " }] }\n"));
    REQUIRE(loaded.diagnostics.empty());
    const Window& read = loaded.workspace->pipelines[0].coverage.at(0).when;
    return std::pair{read.kind, read.days};
  };
  CHECK(window("always").first == Window::Kind::always);
  CHECK(window("last-week-of-month") == std::pair{Window::Kind::last_days, 7U});
  CHECK(window("first-week-of-month") == std::pair{Window::Kind::first_days, 7U});
  CHECK(window("first-31-days-of-month") == std::pair{Window::Kind::first_days, 31U});
  CHECK(window("last-3-working-days-of-month") == std::pair{Window::Kind::last_working_days, 3U});
  CHECK(window("first-12-working-days-of-month") == std::pair{Window::Kind::first_working_days, 12U});
}

TEST_CASE("what is no window is told which there are, and which is near") {
  const std::string windows = " is not a window: `always`, `last-week-of-month`, `last-3-days-of-month`, "
                              "`last-3-working-days-of-month`, or the same with `first`";
  CHECK(said_of_window("last-3-working-days") ==
        "`last-3-working-days`" + windows + " — did you mean `last-3-working-days-of-month`?\n");
  CHECK(said_of_window("last-weak-of-month") == "`last-weak-of-month`" + windows + " — did you mean `last-week-of-month`?\n");
  for (const std::string none : {"last-0-days-of-month", "last-32-days-of-month", "first-a-days-of-month", "first-100-days-of-month",
                                 "first--days-of-month", "last-3-months-of-month"}) {
    CHECK(said_of_window(none).starts_with("`" + none + "`" + windows));
  }
}

TEST_CASE("a long value is shown as far as it tells what it is, and never within a character") {
  const std::string sixty(59, 'x');
  CHECK(said_of_window(sixty + "y").starts_with("`" + sixty + "y` is not a window"));
  CHECK(said_of_window(sixty + "yz").starts_with("`" + sixty + "y…` is not a window"));
  CHECK(said_of_window(sixty + "\u00e4z").starts_with("`" + sixty + "…` is not a window"));
}

TEST_CASE("how often data arrives is kept for readers, and labels may be empty but no lists") {
  const Loaded loaded = load_text(workspace("", "sources: [{ id: a, arrives: { every: week }, labels: { x: \"\", y: 1 } }]\n"));
  REQUIRE(loaded.diagnostics.empty());
  const Source& source = loaded.workspace->pipelines[0].sources.at(0);
  CHECK(source.arrives == Every::week);
  CHECK(source.labels() == std::map<std::string, std::string>{{"x", ""}, {"y", "1"}});
  CHECK(said("", "sources: [{ id: a, arrives: { every: dayly }, labels: { x: [1] } }]\n") ==
        "`dayly` is not a period: `day`, `week`, `month`, `quarter` or `year`\nexpected text, not a list\n");
}

TEST_CASE("working hours without a day, or with a word that is none, are told what days are") {
  CHECK(said("working_hours: { days: [] }\n", "sources: []\n") == "working hours need at least one day — such as `mon-fri`\n");
  CHECK(said("working_hours: { days: mondays }\n", "sources: []\n") ==
        "`mondays` is not weekdays such as `mon-fri` — weekdays are `mon`, `tue`, `wed`, `thu`, `fri`, `sat` or `sun`\n");
}

TEST_CASE("thresholds without a unit, or in months, are told what durations are") {
  CHECK(said("", "sources: [{ id: a }]\nsla: { freshness: [{ sources: [a], warn_after: 24, alarm_after: 2 months }] }\n") ==
        "`24` is not a duration such as `24h`, `1w` or `1d12h` — a number needs its unit: `24h` is hours, `24d` days, `24m` minutes\n"
        "`2 months` is not a duration such as `24h`, `1w` or `1d12h` — months and years have no fixed length: write days or weeks "
        "(`m` is minutes)\n");
}

TEST_CASE("who nearly says something is told how it would be said") {
  const std::string source = "sources: [{ id: a, kind: external-api, tags: [cost] }]\n";
  const auto rule = [](const std::string& selector) { return "sla: { freshness: [{ sources: \"" + selector + "\", warn_after: 1d, alarm_after: 2d }] }\n"; };
  CHECK(said("", source + rule("external-api")) == "no source of `unit` is called `external-api` — did you mean `kind:external-api`?\n");
  CHECK(said("", source + rule("cost")) == "no source of `unit` is called `cost` — did you mean `tag:cost`?\n");
  CHECK(shown(workspace("", source + rule("tag:cots"))).find("help: did you mean `tag:cost`?") != std::string::npos);
  CHECK(said("", "sources: [{ id: b, kind: pipeline, from: raw }]\n" + rule("orders") +
                     "---\npipeline: raw\ntitle: Raw\nowners: { primary: ann }\nraci: { responsible: ann, accountable: ann }\nsources: [{ id: orders }]\n") ==
        "no source of `unit` is called `orders` — did you mean `raw/orders`?\n");
  CHECK(said("teams: { crew: { members: [responsible] } }\n", source) ==
        "no person is called `responsible` — it is a reserved word of `notify` lists; name a person here\n");
  CHECK(said("channels: { c: {} }\n", source) == "a channel needs one of the keys `slack`, `teams`, `webhook`, `pagerduty`, `alertmanager` or `email`\n");
  CHECK(said("working_hours: { days: [mon, tuesday] }\n", source) == "`tuesday` is not weekdays such as `mon-fri` — did you mean `tue`?\n");
  CHECK(said("working_hours: { days: [mon, never] }\n", source) ==
        "`never` is not weekdays such as `mon-fri` — weekdays are `mon`, `tue`, `wed`, `thu`, `fri`, `sat` or `sun`\n");
  CHECK(said("", source + "---\nscenario: s\nversion: 2\nexpect: [{ at: 2026-11-25T00:00:00Z, unit/a: ok }]\n").starts_with("version `2` of the language is not known"));
}

TEST_CASE("a secret in a key that is given twice is hidden as well") {
  const auto text = workspace("channels:\n  c:\n    slack: env:S\n    slack: xoxb-very-secret\n", "sources: [{ id: a }]\n");
  const Loaded loaded = load_text(text);
  const auto at = text.find("xoxb");
  CHECK(std::ranges::any_of(loaded.secrets, [&](const Location& one) { return one.span.begin <= at && at < one.span.end; }));
}
