#include "cli/status_answer.hpp"

#include <algorithm>

#include "cli/memory.hpp"
#include "text/utf8.hpp"

namespace runbook::cli {
namespace {

std::string why(const StatusReport& report, const Workspace& workspace, const Sources& sources, const Globals& globals,
                const StatusOptions& options) {
  if (options.format == "json") {
    if (auto story = status_why_json(report, workspace, sources, options.why)) return *story;
  } else if (auto story = status_why(report, workspace, sources, options.why, text_options(globals))) {
    return *story;
  }
  no_such_subject(workspace, options.why);
}

/// What probes found, as one more text of observations, and what went wrong with the others.
struct Probed {
  std::vector<FactText> texts;
  std::map<std::string, std::string> errors;
  std::vector<std::string> warnings;
};

Probed look(const Opened& opened, Instant now, const Globals& globals, const StatusOptions& options) {
  Probed probed;
  if (!options.probe) return probed;
  const auto& workspace = *opened.loaded.workspace;
  const auto looked = gather(opened, probes_named(workspace, {}), now, globals, options.probing);
  if (auto warning = remember_found(opened, globals, looked)) probed.warnings.push_back(std::move(*warning));
  probed.texts.push_back({"<probes>", observations_of(looked, workspace.timezone)});
  for (const auto& one : looked) {
    if (one.answer && one.answer->note.empty()) continue;
    if (!one.answer) probed.errors.emplace(one.subject, one.answer.error().message);
    probed.warnings.push_back(one.subject + ": " + (one.answer ? one.answer->note : "its probe could not be read: " + one.answer.error().message));
  }
  return probed;
}

}  // namespace

void must_fit(const StatusOptions& options) {
  const auto not_with = [](bool one, std::string_view name, bool other, std::string_view other_name) {
    if (one && other) throw CommandError{std::string{name} + " does not go with " + std::string{other_name}};
  };
  const bool range = !options.from.empty() || !options.to.empty() || !options.step.empty();
  if (range && (options.from.empty() || options.to.empty()))
    throw CommandError{"--from and --to go together, and --step with them"};
  const bool why = !options.why.empty(), text = options.format == "text", one_line = options.nagios;
  not_with(why, "--why", range, "--from");
  not_with(why, "--why", !options.states.empty(), "--state");
  not_with(why, "--why", !text && options.format != "json", "--format " + options.format);
  not_with(one_line, "--nagios", range, "--from");
  not_with(one_line, "--nagios", why, "--why");
  not_with(one_line, "--nagios", !text, "--format " + options.format);
  not_with(options.watch, "--watch", range, "--from");
  not_with(options.watch, "--watch", one_line, "--nagios");
  not_with(options.watch, "--watch", !text, "--format " + options.format);
  not_with(options.watch, "--watch", !options.fail_on.empty(), "--fail-on");
  not_with(options.probe, "--probe", options.watch, "--watch");  // which would look again every few seconds
  not_with(options.probe, "--probe", range, "--from");           // nobody can look where the data was
  not_with(range, "--from", options.format == "markdown" || options.format == "prometheus",
           "--format " + options.format);
}

std::vector<Handle<Pipeline>> wanted_pipelines(const Workspace& workspace, const StatusOptions& options) {
  auto names = options.pipelines;
  names.insert(names.end(), options.named_pipelines.begin(), options.named_pipelines.end());
  return pipelines_named(workspace, names);
}

bool reaches(State state, const StatusOptions& options) {
  if (options.fail_on.empty()) return false;
  return state == State::alarm || (options.fail_on == "warning" && state == State::warning);
}

Answer answer_at(const Opened& opened, const Globals& globals, const StatusOptions& options) {
  const auto& workspace = *opened.loaded.workspace;
  const auto now = now_of(globals, workspace.timezone);
  const auto only = wanted_pipelines(workspace, options);
  auto probed = look(opened, now, globals, options);
  const auto known = read_known(opened, globals, options.observations, options.strict, {{}, now}, std::move(probed.texts));
  // The whole story of a subject may lie in other pipelines.
  auto report = evaluate(workspace, known.facts, now, options.why.empty() ? only : std::vector<Handle<Pipeline>>{});
  report.probe_errors = std::move(probed.errors);
  report.probed = options.probe;
  report.warnings.insert(report.warnings.begin(), probed.warnings.begin(), probed.warnings.end());
  // What lies later than `--at` is no error: the same file answers for any instant of the past.
  if (options.strict && !probed.warnings.empty())
    throw CommandError{"observations in error (--strict): " + text::visible(probed.warnings.front())};
  report.warnings.insert(report.warnings.begin(), known.warnings.begin(), known.warnings.end());
  if (known.acts) with_acts(report, workspace, *known.acts);
  if (!options.states.empty()) {
    std::vector<State> states;
    for (const auto& name : options.states) states.push_back(*find_state(name));
    report = in_states(std::move(report), states);
  }
  Answer answer{std::move(report), {}, globals.verbose || !only.empty() || !options.states.empty()};
  answer.warnings = answer.report.warnings;
  answer.warnings.insert(answer.warnings.end(), known.asides.begin(), known.asides.end());
  return answer;
}

int show(const Answer& answer, const Opened& opened, const Globals& globals, const StatusOptions& options, const Sink& out) {
  const auto& report = answer.report;
  const auto& workspace = *opened.loaded.workspace;
  const auto& sources = opened.loaded.sources;
  if (options.nagios) {
    const auto nagios = status_nagios(report, workspace);
    out(nagios.line);
    return nagios.exit;
  }
  if (!options.why.empty()) out(why(report, workspace, sources, globals, options));
  else if (options.format == "json") status_json(report, workspace, sources, out);
  else if (options.format == "markdown") out(status_markdown(report, workspace, sources));
  else if (options.format == "prometheus") out(status_prometheus(report, workspace));
  else status_text(report, workspace, sources, text_options(globals), {answer.all_rows}, out);
  return reaches(report.state, options) ? Exit::findings : Exit::done;
}

}  // namespace runbook::cli
