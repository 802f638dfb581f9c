// runbook record.
#include <algorithm>
#include <memory>

#include "cli/commands.hpp"
#include "cli/memory.hpp"
#include "render/human.hpp"
#include "render/json.hpp"
#include "text/utf8.hpp"

namespace runbook::cli {
namespace {

struct RecordOptions {
  std::string subject;
  std::string period;
  std::vector<std::string> from;
  std::string by;
  std::string format = "text";
  bool strict = false;
};

const Obligation* obligation_of(const Workspace& workspace, const std::string& subject) {
  for (const auto& pipeline : workspace.pipelines)
    for (const auto& duty : pipeline.obligations)
      if (subject_of(pipeline, duty.id) == subject) return &duty;
  return nullptr;
}

/// The one observation that the command line says.
Sightings typed(const Workspace& workspace, const Globals& globals, const RecordOptions& options) {
  must_be_subject(workspace, options.subject);
  const auto moment = parse_moment(globals.at);
  if (moment && std::holds_alternative<Day>(*moment))
    throw CommandError{"--at: " + globals.at + " is a day, and which of its instants is meant nobody can tell; expected one such as 2026-11-23T09:00:00Z"};
  Observation seen{now_of(globals, workspace.timezone), {}, 0};
  if (!options.period.empty()) {
    const auto* duty = obligation_of(workspace, options.subject);
    if (duty == nullptr) throw CommandError{"--for: " + options.subject + " is a source, and a source takes no period"};
    seen.period = parse_period(options.period);
    if (!seen.period || seen.period->every != duty->every) {
      throw CommandError{"--for: " + text::visible(options.period) + " is no period of " + options.subject + ", which is due every " +
                         std::string{name_of(duty->every)} + "; expected one such as " +
                         format_period({duty->every, *parse_date(duty->every == Every::week ? "2026-11-23" : "2026-10-01")})};
    }
  }
  return {options.subject, {seen}};
}

int run_record(const Globals& globals, const RecordOptions& options) {
  const bool one = !options.subject.empty();
  if (one == !options.from.empty()) throw CommandError{"record takes a SUBJECT, or --from FILE for many"};
  if (!one && (!options.period.empty() || !globals.at.empty())) throw CommandError{"--at and --for are of one SUBJECT; a FILE has its own"};
  const auto opened = open_sound_workspace(globals);
  const auto& workspace = *opened.loaded.workspace;
  auto recording = recording_by(who_is(workspace, options.by));
  std::vector<std::string> warnings;
  if (one) {
    recording.seen.push_back(typed(workspace, globals, options));
    if (recording.seen[0].seen[0].at > recording.recorded + std::chrono::minutes{5} && !globals.quiet)
      complain("warning: " + globals.at + " is still to come: it counts from then on\n");
  } else {
    auto read = read_observations(workspace, options.from, options.strict);
    say(read.warnings, globals);
    warnings = std::move(read.warnings);
    recording.seen = sightings_of(workspace, read.facts);
  }
  const auto memory = memory_to_write(opened, globals);
  const auto done = remember(*memory, globals, workspace.timezone, {recording});
  if (options.format == "json") {
    print(render::to_output({{"version", 1}, {"workspace", workspace.id}, {"added", done.added}, {"known", done.known}, {"warnings", warnings}}));
    return Exit::done;
  }
  const render::WallClock clock{workspace.timezone, recording.recorded};
  std::string text;
  if (one) {
    const auto& seen = recording.seen[0].seen[0];
    text = (done.added > 0 ? "recorded " : "known already: ") + options.subject + ", seen " + clock.when(seen.at) +
           (seen.period ? " for " + format_period(*seen.period) : "");
  } else {
    text = "recorded " + render::counted(done.added, "observation", "observations");
    if (done.known > 0) text += ", " + std::to_string(done.known) + " known already";
    if (!warnings.empty()) text += ", " + render::counted(warnings.size(), "line", "lines") + " not used";
  }
  print(text + "\n");
  return Exit::done;
}

}  // namespace

Command record_command() {
  const auto options = std::make_shared<RecordOptions>();
  return {"record",
          "Remember that data arrived, or that something was done",
          {"runbook record profit-unit/marketing", "runbook record profit-unit/monthly-report --for 2026-11 --by engineer-1",
           "runbook record --from seen.jsonl"},
          {{"SUBJECT", "", "The source, commitment or routine; seen at --at, else now", &options->subject},
           {"--for", "PERIOD", "The period that is settled: 2026-11-30, 2026-W48, 2026-11, 2026-Q4 or 2026", &options->period},
           {"--from", "FILE", "Many observations: YAML, JSON, JSON lines or CSV; - is standard input; may be given again", &options->from},
           {"--by", "PERSON", "Who says so", &options->by},
           {"--format", "FORMAT", "How to report", &options->format, {"text", "json"}},
           {"--strict", "", "An observation that cannot be used is an error, and nothing is recorded", &options->strict}},
          [options](const Globals& globals) { return run_record(globals, *options); }};
}

}  // namespace runbook::cli
