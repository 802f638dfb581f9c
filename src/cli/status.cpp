// runbook status.
#include <algorithm>
#include <memory>

#include "cli/commands.hpp"
#include "cli/gather.hpp"
#include "edge/disk.hpp"
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
  bool probe = false;
  ProbeOptions probing;
};

/// What probes found, as one more text of observations, and why others could not be read.
struct Probed {
  std::vector<FactText> texts;
  std::map<std::string, std::string> errors;
};

Probed look(const Opened& opened, Instant now, const Globals& globals, const StatusOptions& options) {
  Probed probed;
  if (!options.probe) return probed;
  const auto& workspace = *opened.loaded.workspace;
  const auto looked = gather(opened, probes_named(workspace, {}), now, globals, options.probing);
  for (const auto& one : looked) {
    if (!one.answer) probed.errors.emplace(one.subject, one.answer.error().message);
    if (globals.quiet) continue;
    if (!one.answer) complain("warning: " + one.subject + ": the probe could not be read: " + text::visible(one.answer.error().message) + "\n");
    else if (!one.answer->note.empty()) complain("warning: " + one.subject + ": " + text::visible(one.answer->note) + "\n");
  }
  probed.texts.push_back({"<probes>", observations_of(looked, workspace.timezone)});
  return probed;
}

/// The observations that the user named; warnings go to standard error, with --strict they are errors.
ReadFacts read_observations(const Workspace& workspace, const Globals& globals, const StatusOptions& options,
                            std::vector<FactText> texts) {
  for (const auto& path : options.observations) {
    auto text = edge::read_input(path);
    if (!text) throw CommandError{(path == "-" ? "standard input" : text::visible(path)) + " cannot be read: " + text.error().message};
    texts.push_back({path == "-" ? "<standard input>" : path, std::move(*text)});
  }
  auto read = read_facts(workspace, texts);
  if (read.error) throw CommandError{*read.error};
  if (options.strict && !read.warnings.empty()) {
    std::string message = "observations in error (--strict):";
    for (const auto& warning : read.warnings) message += "\n  " + text::visible(warning);
    throw CommandError{message};
  }
  if (!globals.quiet)
    for (const auto& warning : read.warnings) complain("warning: " + text::visible(warning) + "\n");
  return read;
}

bool reaches(State state, const std::string& level) {
  return state == State::alarm || (level == "warning" && state == State::warning);
}

int run_status(const Globals& globals, const StatusOptions& options) {
  const auto opened = open_sound_workspace(globals);
  const auto& workspace = *opened.loaded.workspace;
  const auto& sources = opened.loaded.sources;
  const auto now = now_of(globals, workspace.timezone);
  const auto only = pipelines_named(workspace, options.pipelines);
  auto probed = look(opened, now, globals, options);
  auto read = read_observations(workspace, globals, options, std::move(probed.texts));
  auto report = evaluate(workspace, read.facts, now, options.why.empty() ? only : std::vector<Handle<Pipeline>>{});
  report.probe_errors = std::move(probed.errors);
  if (options.strict && !report.warnings.empty()) throw CommandError{"observations in error (--strict): " + text::visible(report.warnings.front())};
  if (!globals.quiet)
    for (const auto& warning : report.warnings) complain("warning: " + text::visible(warning) + "\n");
  report.warnings.insert(report.warnings.begin(), read.warnings.begin(), read.warnings.end());
  if (options.nagios) {
    const auto answer = status_nagios(report, workspace);
    print(answer.line.ends_with('\n') ? answer.line : answer.line + "\n");
    return answer.exit;
  }
  if (!options.why.empty()) {
    const auto story = status_why(report, workspace, sources, options.why, text_options(globals));
    if (!story) {
      std::vector<std::string> subjects;
      for (const auto& pipeline : workspace.pipelines) {
        for (const auto& source : pipeline.sources) subjects.push_back(pipeline.id + "/" + source.id);
        for (const auto& obligation : pipeline.obligations) subjects.push_back(pipeline.id + "/" + obligation.id);
      }
      no_such("subject", options.why, {subjects.begin(), subjects.end()});
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
  std::vector<Option> all{
      {"PIPELINE", "", "Only these pipelines", &options->pipelines},
      {"--observations", "FILE", "What has arrived: YAML, JSON, JSON lines or CSV; - is standard input; may be given again",
      &options->observations},
      {"--why", "SUBJECT", "The whole story of one subject", &options->why},
      {"--format", "FORMAT", "How to report", &options->format, {"text", "json"}},
      {"--fail-on", "LEVEL", "Exit with 1 from this level on", &options->fail_on, {"warning", "alarm"}},
      {"--nagios", "", "One line and the exit code of a monitoring plugin", &options->nagios},
      {"--strict", "", "An observation that cannot be used is an error", &options->strict},
      {"--probe", "", "Look where the data is first, as `runbook probe` does", &options->probe}};
  std::ranges::copy(probe_options(options->probing), std::back_inserter(all));
  return {"status",
          "Evaluate every SLA: what is late, until when it must be fixed, who is told",
          {"runbook status --observations seen.yaml",
           "runbook status profit-unit --observations seen.jsonl --at 2026-11-27T12:00:00Z",
           "runbook status --observations seen.yaml --why profit-unit/marketing", "runbook status --probe"},
          std::move(all),
          [options](const Globals& globals) { return run_status(globals, *options); }};
}

}  // namespace runbook::cli
