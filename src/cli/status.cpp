// runbook status.
#include <algorithm>
#include <memory>

#include "cli/commands.hpp"
#include "cli/memory.hpp"
#include "runbook/evaluate.hpp"
#include "text/utf8.hpp"

namespace runbook::cli {
namespace {

struct StatusOptions {
  std::vector<std::string> pipelines;
  std::vector<std::string> observations;
  std::string why;
  std::string format = "text";
  std::string fail_on;
  bool nagios = false;
  bool strict = false;
};

bool reaches(State state, const std::string& level) {
  return state == State::alarm || (level == "warning" && state == State::warning);
}

int run_status(const Globals& globals, const StatusOptions& options) {
  const auto opened = open_sound_workspace(globals);
  const auto& workspace = *opened.loaded.workspace;
  const auto& sources = opened.loaded.sources;
  const auto now = now_of(globals, workspace.timezone);
  const auto only = pipelines_named(workspace, options.pipelines);
  const auto known = read_known(opened, globals, options.observations, options.strict, now);
  auto report = evaluate(workspace, known.facts, now, options.why.empty() ? only : std::vector<Handle<Pipeline>>{});
  if (options.strict && !report.warnings.empty()) throw CommandError{"observations in error (--strict): " + text::visible(report.warnings.front())};
  if (!globals.quiet)
    for (const auto& warning : report.warnings) complain("warning: " + text::visible(warning) + "\n");
  report.warnings.insert(report.warnings.begin(), known.warnings.begin(), known.warnings.end());
  with_acts(report, workspace, known.acts);
  if (options.nagios) {
    const auto answer = status_nagios(report, workspace);
    print(answer.line.ends_with('\n') ? answer.line : answer.line + "\n");
    return answer.exit;
  }
  if (!options.why.empty()) {
    const auto story = status_why(report, workspace, sources, options.why, text_options(globals));
    if (!story) {
      no_such_subject(workspace, options.why);
    }
    print(*story);
  } else if (options.format == "json") {
    print(status_json(report, workspace, sources));
  } else {
    print(status_text(report, workspace, sources, text_options(globals)));
  }
  return !options.fail_on.empty() && reaches(report.state, options.fail_on) ? Exit::findings : Exit::done;
}

}  // namespace

Command status_command() {
  const auto options = std::make_shared<StatusOptions>();
  return {"status",
          "Evaluate every SLA: what is late, until when it must be fixed, who is told",
          {"runbook status", "runbook status --observations seen.yaml",
           "runbook status profit-unit --observations seen.jsonl --at 2026-11-27T12:00:00Z",
           "runbook status --observations seen.yaml --why profit-unit/marketing"},
          {{"PIPELINE", "", "Only these pipelines", &options->pipelines},
           {"--observations", "FILE", "What has arrived: YAML, JSON, JSON lines or CSV; - is standard input; may be given again",
            &options->observations},
           {"--why", "SUBJECT", "The whole story of one subject", &options->why},
           {"--format", "FORMAT", "How to report", &options->format, {"text", "json"}},
           {"--fail-on", "LEVEL", "Exit with 1 from this level on", &options->fail_on, {"warning", "alarm"}},
           {"--nagios", "", "One line and the exit code of a monitoring plugin", &options->nagios},
           {"--strict", "", "An observation that cannot be used is an error", &options->strict}},
          [options](const Globals& globals) { return run_status(globals, *options); }};
}

}  // namespace runbook::cli
