// One line for monitoring plugins (Monitoring Plugins Development Guidelines, 2.6 performance data). Only ids and
// numbers stand in it: a title could hold a `|`, which starts the data.
#include <set>

#include "runbook/render.hpp"

namespace runbook {
namespace {

std::string measured(const SourceStatus& row, const std::string& label) {
  // `U` is the guidelines' word for a value that could not be determined.
  std::string text = " '" + label + "'=" + (row.age ? std::to_string(row.age->count()) + "s" : "U");
  if (row.rule != nullptr) {
    text += ";" + std::to_string(row.rule->warn_after.count()) + ";" + std::to_string(row.rule->alarm_after.count());
  }
  return text;
}

/// Sources that a rule holds and of which nothing is known, each once however many pipelines watch it.
std::size_t never_seen(const StatusReport& report) {
  std::set<SourceRef> sources;
  for (const PipelineStatus& pipeline : report.pipelines) {
    for (const SourceStatus& row : pipeline.sources) {
      if (row.rule != nullptr && row.state == State::unknown) sources.insert(row.source);
    }
  }
  return sources.size();
}

std::string without_problems(const StatusReport& report) {
  if (report.state == State::unmonitored) return "nothing is monitored";
  if (report.state != State::unknown) return "everything in time";
  const std::size_t count = never_seen(report);
  return count > 0 ? std::to_string(count) + " never seen, nothing late" : "what it comes from was never seen, nothing late";
}

}  // namespace

Nagios status_nagios(const StatusReport& report, const Workspace& workspace) {
  Nagios result;
  std::string word = "UNKNOWN";
  switch (report.state) {
    case State::ok: case State::pending: word = "OK", result.exit = 0; break;
    case State::warning: word = "WARNING", result.exit = 1; break;
    case State::alarm: word = "CRITICAL", result.exit = 2; break;
    case State::unknown: case State::unmonitored: result.exit = 3; break;
  }
  std::string story;
  for (const Incident& incident : report.incidents) {
    story += (story.empty() ? "" : ", ") + subject_of(workspace, incident) + " " + std::string(name_of(incident.state));
    if (incident.overdue) story += " overdue";
    if (incident.silence()) story += " silenced";
    else if (incident.ack()) story += " acknowledged";
  }
  if (story.empty()) story = without_problems(report);
  std::string data;
  for (const PipelineStatus& pipeline : report.pipelines) {
    for (const SourceStatus& row : pipeline.sources) {
      if (row.rule == nullptr) continue;
      const std::string subject = subject_of(workspace, row.source);
      const bool own = row.source.pipeline == pipeline.pipeline;
      data += measured(row, own ? subject : workspace[pipeline.pipeline].id + ":" + subject);
    }
  }
  result.line = "RUNBOOK " + word + " - " + story + (data.empty() ? "" : " |" + data) + "\n";
  return result;
}

}  // namespace runbook
