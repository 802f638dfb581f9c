// What `status` prints, whole.
#include <map>
#include <set>

#include "render/golden.hpp"
#include "text/utf8.hpp"

using namespace runbook;
using namespace runbook::testing;

namespace {

const Instant friday = at("2026-11-27T12:00:00+01:00");
const char* const seen = R"(profit/marketing: 2026-11-19T06:10:00+01:00
profit/revenue: 2026-11-26T12:00:00+01:00
profit/report: { at: 2026-10-31T10:00:00+01:00, for: 2026-10 }
profit/nothing: 2026-11-26T12:00:00+01:00
)";

}  // namespace

TEST_CASE("status shows the worst first, on 80 columns and on 200, with colour and without") {
  const Stage world = Stage::shop();
  const StatusReport report = world.status(seen, friday);
  is_as_expected("status-80.txt", status_text(report, world.workspace(), world.loaded.sources, {false, 80}));
  is_as_expected("status-200.txt", status_text(report, world.workspace(), world.loaded.sources, {false, 200}));
  is_as_expected("status-color.txt", status_text(report, world.workspace(), world.loaded.sources, {true, 100}));
  is_as_expected("status-rows.txt", status_text(report, world.workspace(), world.loaded.sources, {false, 100}, {true}));
}

TEST_CASE("many problems take one screen: the worst in full, the next in short, the rest in a line") {
  std::string text = "workspace: w\ntimezone: UTC\npeople: { a: { name: Ada } }\n";
  std::string seen;
  for (const char* id : {"p", "q", "r"}) {
    text += "---\npipeline: " + std::string{id} + "\ntitle: T\nowners: { primary: [a] }\nraci: { responsible: [a], accountable: [a] }\n"
            "sources: [ { id: s1 }, { id: s2 }, { id: s3 } ]\n"
            "sla: { freshness: [ { sources: ['*'], warn_after: 1h, alarm_after: 2h, resolve_within: 1w } ] }\n";
    for (const char* source : {"s1", "s2", "s3"}) seen += std::string{id} + "/" + source + ": 2026-11-27T09:30:00Z\n";
  }
  const Stage world{text};
  is_as_expected("status-many.txt",
                 status_text(world.status(seen, friday), world.workspace(), world.loaded.sources, {false, 80}));
}

TEST_CASE("no line of a status is wider than the terminal") {
  const Stage world = Stage::shop();
  const StatusReport report = world.status(seen, friday);
  for (const unsigned width : {40u, 48u, 57u, 72u, 80u, 99u, 140u}) {
    for (const bool rows : {false, true}) {
      std::istringstream lines{status_text(report, world.workspace(), world.loaded.sources, {false, width}, {rows})};
      for (std::string line; std::getline(lines, line);) {
        INFO(line);
        CHECK(text::display_width(line) <= width);
      }
    }
  }
}

TEST_CASE("status is calm where all is well") {
  const Stage world = Stage::shop();
  const StatusReport report = world.status(
      "profit/marketing: 2026-11-27T06:10:00Z\nprofit/revenue: 2026-11-27T06:10:00Z\n"
      "profit/report: { at: 2026-10-31T10:00:00+01:00, for: 2026-10 }\n"
      "profit/look: [2026-11-06T10:00:00Z, 2026-11-13T10:00:00Z, 2026-11-20T10:00:00Z]\n", friday);
  is_as_expected("status-well.txt", status_text(report, world.workspace(), world.loaded.sources, {false, 80}));
}

TEST_CASE("status as JSON has every key of the contract in its order") {
  const Stage world = Stage::shop();
  is_as_expected("status.json", status_json(world.status(seen, friday), world.workspace(), world.loaded.sources));
}

TEST_CASE("--why tells who is told by which list, and who is skipped for being away") {
  const Stage world = Stage::shop();
  const StatusReport report = world.status(seen, friday);
  const auto why = [&](std::string_view subject) {
    return status_why(report, world.workspace(), world.loaded.sources, subject, {false, 90}).value_or("nothing");
  };
  is_as_expected("why-alarm.txt", why("profit/marketing"));
  is_as_expected("why-working-days.txt", why("profit/revenue"));
  is_as_expected("why-inherited.txt", why("investors/profit"));
  is_as_expected("why-unmonitored.txt", why("profit/rent"));
  is_as_expected("why-commitment.txt", why("profit/report"));
  CHECK(why("profit/unheard-of") == "nothing");
  CHECK(why("") == "nothing");
}

TEST_CASE("no line of --why is wider than the terminal") {
  const Stage world = Stage::shop();
  const StatusReport report = world.status(seen, friday);
  for (const unsigned width : {40u, 57u, 80u}) {
    for (const char* subject : {"profit/marketing", "profit/revenue", "investors/profit", "profit/rent", "profit/report"}) {
      std::istringstream lines{status_why(report, world.workspace(), world.loaded.sources, subject, {false, width}).value()};
      for (std::string line; std::getline(lines, line);) {
        INFO(line);
        CHECK(text::display_width(line) <= width);
      }
    }
  }
}

TEST_CASE("--why as JSON has the rows of status, and what only the story of one subject has") {
  const Stage world = Stage::shop();
  const StatusReport report = world.status(seen, friday);
  const auto why = [&](std::string_view subject) {
    return status_why_json(report, world.workspace(), world.loaded.sources, subject).value_or("nothing");
  };
  is_as_expected("why-alarm.json", why("profit/marketing"));
  is_as_expected("why-inherited.json", why("investors/profit"));
  is_as_expected("why-commitment.json", why("profit/report"));
  CHECK(why("profit/unheard-of") == "nothing");
}

namespace {

/// Raw data that mid hands on to top, watched by mid as well.
const char* const kChain =
    "workspace: w\ntimezone: UTC\npeople: { ann: { name: Ann } }\n"
    "---\npipeline: raw\ntitle: Raw\nowners: { primary: [ann] }\nraci: { responsible: [ann], accountable: [ann] }\n"
    "sources: [ { id: api }, { id: file } ]\n"
    "sla: { freshness: [ { sources: [api, file], warn_after: 2h, alarm_after: 4h } ] }\n"
    "issues: [ { id: down, title: The API is down, affects: [api], symptoms: [Smoke], diagnose: [Look, Listen],\n"
    "            fix: [Restart it], backfill: [Load again], escalate: [ann], links: [ { title: Status, url: 'https://a.example' } ] } ]\n"
    "---\npipeline: mid\ntitle: Middle\nowners: { primary: [ann] }\nraci: { responsible: [ann], accountable: [ann] }\n"
    "sources: [ { id: r, kind: pipeline, from: raw } ]\n"
    "sla: { freshness: [ { sources: [raw/api], warn_after: 6h, alarm_after: 8h } ] }\n"
    "---\npipeline: top\ntitle: Top\nowners: { primary: [ann] }\nraci: { responsible: [ann], accountable: [ann] }\n"
    "sources: [ { id: m, kind: pipeline, from: mid } ]\n";

}  // namespace

TEST_CASE("--why of what a pipeline hands on names the source, its rule, who is told of it, and where its steps stand") {
  const Stage world{kChain};
  const StatusReport report = world.status("raw/api: 2026-11-27T06:30:00Z\nraw/file: 2026-11-27T10:00:00Z\n", friday);
  const auto why = [&](std::string_view subject) {
    return status_why(report, world.workspace(), world.loaded.sources, subject, {false, 80}).value_or("nothing");
  };
  is_as_expected("why-through.txt", why("top/m"));
  is_as_expected("why-issue.txt", why("raw/api"));
}

TEST_CASE("what comes next names its state first, and the pipeline that watches where it is not the subject's own") {
  const Stage world{kChain};
  const StatusReport report = world.status("raw/api: 2026-11-27T10:30:00Z\nraw/file: 2026-11-27T10:00:00Z\n", friday);
  const std::string text = status_text(report, world.workspace(), world.loaded.sources, {false, 80});
  CHECK(text.find("\n  next          warning  Fri 27 Nov 12:00, in 1 h: raw/file\n"
                  "                warning  Fri 27 Nov 12:30, in 1 h 30 min: raw/api\n"
                  "                warning  Fri 27 Nov 16:30, in 5 h 30 min: raw/api, watched by\n"
                  "                         mid\n") != text.npos);
}

TEST_CASE("a commitment about to fall due is told with its deadline at 24:00") {
  const Stage world = Stage::shop();
  const StatusReport report = world.status(seen, at("2026-11-30T12:00:00+01:00"));
  is_as_expected("why-commitment-warning.txt",
                 status_why(report, world.workspace(), world.loaded.sources, "profit/report", {false, 90}).value_or(""));
}

TEST_CASE("status as Markdown is a page whose texts are nothing but text") {
  const Stage world = Stage::shop();
  is_as_expected("status.md", status_markdown(world.status(seen, friday), world.workspace(), world.loaded.sources));
  const Stage hostile = hostile_world("a | b\n# c <script>alert(1)</script> [x](javascript:y) `z` @all");
  is_as_expected("status-hostile.md",
                 status_markdown(hostile.status("p/s: 2026-11-27T09:30:00Z\n", friday), hostile.workspace(), hostile.loaded.sources));
}

TEST_CASE("status for Prometheus names each metric once, with its help and type before all of its samples") {
  const Stage world = Stage::shop();
  const std::string text = status_prometheus(world.status(seen, friday), world.workspace());
  is_as_expected("status.prom", text);
  std::set<std::string> done, series;
  std::string name;
  std::istringstream lines{text};
  for (std::string line; std::getline(lines, line);) {
    INFO(line);
    if (line.starts_with("# HELP ")) {
      name = line.substr(7, line.find(' ', 7) - 7);
      CHECK(done.insert(name).second);
      std::getline(lines, line);
      CHECK(line == "# TYPE " + name + " gauge");
      continue;
    }
    CHECK(line.starts_with(name + "{workspace=\"shop\""));
    CHECK(series.insert(line.substr(0, line.rfind(' '))).second);
    CHECK(line.find_first_not_of("-0123456789", line.rfind(' ') + 1) == line.npos);
  }
  CHECK(done.size() == 16);
}

TEST_CASE("a label of Prometheus holds any text, escaped") {
  const Stage world = hostile_world("a \"b\" \\ c\nd } {x=\"1\"}");
  const std::string text = status_prometheus(world.status("", friday), world.workspace());
  CHECK(text.find("runbook_pipeline_info{workspace=\"w\",pipeline=\"p\",title=\"a \\\"b\\\" \\\\ c d } {x=\\\"1\\\"}\",domain=\"\"} 1\n") !=
        text.npos);
}

TEST_CASE("the nagios line and its exit code agree") {
  const Stage world = Stage::shop();
  const auto nagios = [&](const std::string& observations) {
    return status_nagios(world.status(observations, friday), world.workspace());
  };
  // What is due was done: October's report, and the look of each week.
  const std::string done =
      "profit/report: [{ at: 2026-10-30T10:00:00Z, for: 2026-10 }]\n"
      "profit/look: [2026-11-06T10:00:00Z, 2026-11-13T10:00:00Z, 2026-11-20T10:00:00Z]\n";
  const Nagios bad = nagios(done + "profit/marketing: 2026-11-19T06:10:00+01:00\n");
  CHECK(bad.line ==
        "RUNBOOK CRITICAL - profit/marketing alarm overdue | 'investors:profit/marketing'=712200s;86400;172800 "
        "'profit/marketing'=712200s;86400;172800 'profit/revenue'=U;86400;172800\n");
  CHECK(bad.exit == 2);
  const Nagios late = nagios("profit/marketing: 2026-11-27T10:59:00Z\nprofit/revenue: 2026-11-27T11:00:00Z\n");
  CHECK(late.line ==
        "RUNBOOK CRITICAL - profit/report alarm overdue, profit/look alarm overdue | "
        "'investors:profit/marketing'=60s;86400;172800 'profit/marketing'=60s;86400;172800 'profit/revenue'=0s;86400;172800\n");
  CHECK(late.exit == 2);
  const Nagios good = nagios(done + "profit/marketing: 2026-11-27T10:59:00Z\nprofit/revenue: 2026-11-27T11:00:00Z\n");
  CHECK(good.line ==
        "RUNBOOK OK - everything in time | 'investors:profit/marketing'=60s;86400;172800 "
        "'profit/marketing'=60s;86400;172800 'profit/revenue'=0s;86400;172800\n");
  CHECK(good.exit == 0);
  const Nagios unseen = nagios(done);
  CHECK(unseen.exit == 3);
  CHECK(unseen.line ==
        "RUNBOOK UNKNOWN - 2 never seen, nothing late | 'investors:profit/marketing'=U;86400;172800 "
        "'profit/marketing'=U;86400;172800 'profit/revenue'=U;86400;172800\n");
}
