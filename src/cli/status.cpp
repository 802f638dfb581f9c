// runbook status.
#include <algorithm>
#include <iterator>
#include <memory>

#include "cli/commands.hpp"
#include "cli/status_answer.hpp"

namespace runbook::cli {
namespace {

/// `--state` is two things, as both are called so: a state of rows, and where the state of all is kept.
void take_place(Globals& globals, StatusOptions& options) {
  const auto places = std::ranges::stable_partition(options.states, [](const std::string& value) { return find_state(value).has_value(); });
  if (places.size() > 1) throw CommandError{"--state: there is one memory, not " + std::to_string(places.size())};
  if (!places.empty()) globals.state = places.front();
  options.states.erase(places.begin(), places.end());
}

void take_why(StatusOptions& options) {
  if (options.whys.empty()) return;
  if (options.whys.size() > 1) throw CommandError{"--why tells of one subject at a time"};
  if (options.whys.front().empty()) throw CommandError{"--why needs a subject, such as PIPELINE/SOURCE"};
  options.why = options.whys.front();
}

int run_status(Globals globals, StatusOptions options) {
  take_place(globals, options);
  take_why(options);
  must_fit(options);
  if (options.watch) return watch_status(globals, options);
  if (!options.from.empty()) return replay_status(globals, options);
  const auto& opened = kept(open_sound_workspace(globals));
  const auto& answer = kept(answer_at(opened, globals, options));
  say(answer.warnings, globals);
  return show(answer, opened, globals, options, print);
}

}  // namespace

Command status_command() {
  const auto options = std::make_shared<StatusOptions>();
  std::vector<Option> all{
      {"PIPELINE", "", "Only these pipelines", &options->pipelines},
      {"--pipeline", "PIPELINE", "The same; may be given again", &options->named_pipelines},
      {"--state",
       "STATE",
       "Where the memory is, as for every command (PATH, postgresql:…, env:NAME or file:PATH). Or only rows and problems "
       "in this state, and it may be given again",
       &options->states,
       {"ok", "unknown", "warning", "alarm", "unmonitored", "pending"},
       true},
      {"--observations", "FILE",
       "What has arrived: YAML, JSON, JSON lines or CSV; - is standard input; may be given again",
       &options->observations},
      {"--why", "SUBJECT", "The whole story of one subject, as text or JSON", &options->whys},
      {"--watch", "", "Stay on the terminal and keep the answer current; q leaves", &options->watch},
      {"--from", "T", "Replay a range of time: every change of state after this instant …", &options->from},
      {"--to", "T", "… up to this one; a date is included", &options->to},
      {"--step", "DURATION", "With --from: the sum at every such step as well", &options->step},
      {"--format", "FORMAT", "How to report", &options->format, {"text", "json", "markdown", "prometheus"}},
      {"--fail-on", "LEVEL", "Exit with 1 from this level on", &options->fail_on, {"warning", "alarm"}},
      {"--nagios", "", "One line and the exit code of a monitoring plugin", &options->nagios},
      {"--strict", "", "An observation that cannot be used is an error", &options->strict},
      {"--probe", "", "Look where the data is first, as `runbook probe` does", &options->probe}};
  std::ranges::copy(probe_options(options->probing), std::back_inserter(all));
  return {"status",
          "Evaluate every SLA: what is late, until when it must be fixed, who is told",
          {"runbook status", "runbook status --observations seen.yaml",
           "runbook status profit-unit --observations seen.jsonl --at 2026-11-27T12:00:00Z",
           "runbook status --observations seen.yaml --why profit-unit/marketing",
           "runbook status --probe",
           "runbook status --observations seen.yaml --watch",
           "runbook status --observations seen.yaml --from 2026-11-20 --to 2026-11-30",
           "runbook status --observations seen.yaml --format prometheus > runbook.prom"},
          std::move(all),
          [options](const Globals& globals) { return run_status(globals, *options); }};
}

}  // namespace runbook::cli
