// runbook probe.
#include <algorithm>
#include <memory>

#include "cli/commands.hpp"
#include "cli/gather.hpp"
#include "cli/observations.hpp"
#include "runbook/probe_report.hpp"
#include "text/utf8.hpp"

namespace runbook::cli {
namespace {

struct Options {
  std::vector<std::string> subjects;
  std::string format = "text";
  bool strict = false;
  ProbeOptions probe;
};

int run_probe(const Globals& globals, const Options& options) {
  const auto opened = open_sound_workspace(globals);
  const auto& workspace = *opened.loaded.workspace;
  const auto now = now_of(globals, workspace.timezone);
  const auto sources = probes_named(workspace, options.subjects);
  if (sources.empty()) {
    if (!globals.quiet) complain("no source has a `probe:`, so there is nowhere to look\n");
    return Exit::done;
  }
  const auto looked = gather(opened, sources, now, globals, options.probe);
  if (const auto warning = remember_found(opened, globals, looked)) say({*warning}, globals);
  const auto failed = static_cast<std::size_t>(std::ranges::count_if(looked, [](const Looked& one) { return !one.answer; }));
  if (options.format == "json") {
    print(observations_of(looked, workspace.timezone));
    for (const auto& one : looked) {
      if (!one.answer) complain("runbook: " + one.subject + ": " + text::visible(one.answer.error().message) + "\n");
      else if (!one.answer->note.empty() && !globals.quiet) complain("warning: " + one.subject + ": " + text::visible(one.answer->note) + "\n");
    }
  } else {
    std::vector<ProbeLine> lines;
    for (const auto& one : looked) {
      ProbeLine line{one.subject, describe(*workspace[one.source].probe()), {}};
      if (one.answer) line.answer = *one.answer;
      else line.answer = one.answer.error().message;
      lines.push_back(std::move(line));
    }
    print(probe_text(lines, workspace.timezone, now, text_options(globals)));
  }
  if (failed == looked.size()) return Exit::failed;
  return failed > 0 && options.strict ? Exit::findings : Exit::done;
}

}  // namespace

Command probe_command() {
  const auto options = std::make_shared<Options>();
  std::vector<Option> all{{"SUBJECT", "", "Only these sources; a pipeline stands for all of its own", &options->subjects},
                          {"--format", "FORMAT", "How to report; json is observations, as `status --observations` reads them",
                           &options->format, {"text", "json"}},
                          {"--strict", "", "Exit with 1 where one of several could not be read", &options->strict}};
  std::ranges::copy(probe_options(options->probe), std::back_inserter(all));
  return {"probe",
          "Look where the data is: when did each source last arrive",
          {"runbook probe", "runbook probe profit-unit/marketing --timeout 10s",
           "runbook probe --format json > seen.jsonl"},
          std::move(all),
          [options](const Globals& globals) { return run_probe(globals, *options); }};
}

}  // namespace runbook::cli
