// runbook status --from T --to T [--step D].
#include <algorithm>

#include "cli/limits.hpp"
#include "cli/memory.hpp"
#include "cli/status_answer.hpp"
#include "runbook/replay.hpp"
#include "text/utf8.hpp"

namespace runbook::cli {
namespace {

struct Range {
  Instant from;
  Instant to;
  Seconds step{0};
};

Range range_of(const StatusOptions& options, Zone zone) {
  Range range;
  range.from = instant_option("--from", options.from, zone);
  // A date as an end means the whole day.
  const auto day = parse_date(options.to);
  range.to = day ? zone.start_of(*day + std::chrono::days{1}) : instant_option("--to", options.to, zone);
  if (range.to <= range.from) throw CommandError{"--to is not after --from"};
  if (range.to - range.from > longest_replay) throw CommandError{"at most ten years at once"};
  if (options.step.empty()) return range;
  const auto step = parse_duration(options.step);
  if (!step || *step <= Seconds{0})
    throw CommandError{"--step: " + text::visible(options.step) + " is not a duration such as 1h"};
  range.step = *step;
  if ((range.to - range.from) / range.step >= most_samples)
    throw CommandError{"--step " + text::visible(options.step) + " makes more than " + std::to_string(most_samples) +
                       " samples; take a longer one"};
  return range;
}

}  // namespace

int replay_status(const Globals& globals, const StatusOptions& options) {
  const auto opened = open_sound_workspace(globals);
  const auto& workspace = *opened.loaded.workspace;
  const auto range = range_of(options, workspace.timezone);
  const auto only = wanted_pipelines(workspace, options);
  const auto known = read_known(opened, globals, options.observations, options.strict, {range.from, range.to});
  say(known.warnings, globals);
  say(known.asides, globals);
  auto result = replay(workspace, known.facts, range.from, range.to, only, range.step);
  const bool found =
      reaches(result.begin.state, options) || std::ranges::any_of(result.changes, [&](const Transition& one) {
        return one.kind == Transition::Kind::pipeline && reaches(one.to.state, options);
      });
  if (!options.states.empty()) {
    std::erase_if(result.changes, [&](const Transition& one) {
      return std::ranges::find(options.states, name_of(one.to.state)) == options.states.end();
    });
  }
  print(options.format == "json" ? replay_json(result, workspace, known.warnings)
                                 : replay_text(result, workspace, text_options(globals)));
  return found ? Exit::findings : Exit::done;
}

}  // namespace runbook::cli
