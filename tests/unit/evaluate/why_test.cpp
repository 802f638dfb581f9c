#include "evaluate/world.hpp"
#include "runbook/why.hpp"

using namespace runbook;
using namespace runbook::testing;

namespace {

const std::string kWorkspace = "workspace: w\ntimezone: UTC\npeople: { ann: {} }\n";

std::string pipeline(const std::string& id, const std::string& rest) {
  return "---\npipeline: " + id +
         "\ntitle: T\nowners: { primary: [ann] }\nraci: { responsible: [ann], accountable: [ann] }\n" + rest + "\n";
}

/// raw, which left and right hand on to top; left watches one of raw's sources itself.
World diamond() {
  return World{kWorkspace,
               pipeline("raw", "sources: [{ id: a }, { id: b }, { id: c }]\n"
                               "sla: { freshness: [{ sources: [a, b], warn_after: 24h, alarm_after: 48h }] }") +
                   pipeline("left", "sources: [{ id: r, kind: pipeline, from: raw }]\n"
                                    "sla: { freshness: [{ sources: [raw/b], warn_after: 1h, alarm_after: 2h }] }") +
                   pipeline("right", "sources: [{ id: r, kind: pipeline, from: raw }]") +
                   pipeline("top", "sources: [{ id: l, kind: pipeline, from: left }, { id: r, kind: pipeline, from: right }]")};
}

Lines roots(const World& w, const StatusReport& report, const std::string& subject) {
  Lines lines;
  for (const PipelineStatus& status : report.pipelines) {
    for (const SourceStatus& row : status.sources) {
      if (subject_of(w.workspace(), row.source) != subject || row.source.pipeline != status.pipeline) continue;
      for (const Root& root : roots_of(report, row)) {
        std::string line = w.workspace()[root.pipeline].id + ": " + subject_of(w.workspace(), root.row->source) + " " + std::string{name_of(root.row->state)};
        for (const auto one : root.through) line += " through " + w.workspace()[one].id;
        lines.push_back(line);
      }
    }
  }
  return lines;
}

}  // namespace

TEST_CASE("what an inherited state is of is found at any distance, each row once") {
  World w = diamond();
  w.see({"raw/a,2026-11-20T08:00:00Z", "raw/b,2026-11-22T07:00:00Z"});
  const StatusReport alarm = w.at("2026-11-22T08:30:00Z");
  CHECK(roots(w, alarm, "right/r") == Lines{"raw: raw/a alarm"});
  CHECK(roots(w, alarm, "top/r") == Lines{"raw: raw/a alarm through right"});
  CHECK(roots(w, alarm, "top/l") == Lines{"raw: raw/a alarm through left"});
  CHECK(roots(w, alarm, "raw/a") == Lines{});
  // Where all are late, the nearest first.
  CHECK(roots(w, w.at("2026-11-25T08:00:00Z"), "top/l") ==
        Lines{"left: raw/b alarm", "raw: raw/a alarm through left", "raw: raw/b alarm through left"});
}

TEST_CASE("when an age reaches a threshold is known before it does, on working days too") {
  World w{kWorkspace + "calendar: c\ncalendars: { c: [ { date: 2026-11-24, name: A day off } ] }\n",
          pipeline("p", "sources: [{ id: a }, { id: b }, { id: c }, { id: d }]\n"
                        "sla: { freshness: [{ sources: [a, d], warn_after: 24h, alarm_after: 48h },\n"
                        "                   { sources: [b], warn_after: 1d, alarm_after: 2d, count: working-days }] }")};
  w.see({"p/a,2026-11-20T08:00:00Z", "p/b,2026-11-20T18:00:00Z", "p/c,2026-11-20T18:00:00Z"});  // a Friday
  const StatusReport report = w.at("2026-11-20T20:00:00Z");
  const auto& rows = report.pipelines.front().sources;
  const auto at = [&](std::size_t i, int hours) {
    const auto found = reaches(w.workspace(), report.pipelines.front().pipeline, rows[i], std::chrono::hours{hours});
    return found ? format_instant(*found, Zone{}) : "never";
  };
  CHECK(at(0, 24) == "2026-11-21T08:00:00+00:00");
  CHECK(at(1, 24) == "2026-11-23T18:00:00+00:00");
  CHECK(at(1, 48) == "2026-11-25T18:00:00+00:00");
  CHECK(at(2, 24) == "never");  // no rule
  CHECK(at(3, 24) == "never");  // never seen
}

TEST_CASE("what is due next is the first period that is not done, however many are done ahead") {
  World w{kWorkspace, pipeline("p", "sources: [{ id: a }]\nsla: { commitments: [{ id: x, title: X, every: month, from: 2026-10-01 }] }")};
  const auto next = [&](std::string_view now) {
    const StatusReport report = w.at(now);
    return format_instant(report.pipelines.front().obligations.front().next_due.value(), Zone{});
  };
  CHECK(next("2026-11-10T00:00:00Z") == "2026-11-01T00:00:00+00:00");  // October's, overdue
  w.see({"p/x,2026-11-02T00:00:00Z", "p/x,2026-11-03T00:00:00Z", "p/x,2026-11-04T00:00:00Z,2026-12"});
  CHECK(next("2026-11-10T00:00:00Z") == "2027-02-01T00:00:00+00:00");
}
