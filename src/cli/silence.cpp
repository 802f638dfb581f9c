// runbook silence.
#include <algorithm>
#include <memory>

#include "cli/commands.hpp"
#include "cli/memory.hpp"
#include "edge/state/open.hpp"
#include "render/human.hpp"
#include "text/utf8.hpp"

namespace runbook::cli {
namespace {

struct SilenceOptions {
  std::string selector;
  std::string until;
  std::string reason;
  std::string by;
  std::string format = "text";
  bool end = false;
};

[[noreturn]] void selects_nothing(const Workspace& workspace, const std::string& selector) {
  auto candidates = subjects_of(workspace);
  for (const auto& pipeline : workspace.pipelines) {
    candidates.push_back(pipeline.id);
    candidates.push_back(pipeline.id + "/*");
    for (const auto& source : pipeline.sources) {
      candidates.push_back("kind:" + std::string{name_of(source.kind)});
      candidates.push_back(pipeline.id + "/" + candidates.back());
      for (const auto& tag : source.tags()) candidates.push_back("tag:" + std::string{tag}), candidates.push_back(pipeline.id + "/tag:" + std::string{tag});
    }
  }
  no_such("subject or selector", selector, {candidates.begin(), candidates.end()});
}

std::vector<Silence> holding(const Opened& opened, const Globals& globals, Instant now) {
  const auto memory = memory_to_read(opened, globals);
  if (!memory) return {};
  return silences_at(value_of(memory->recall({{}, {}, now})).acts, now);
}

int list(const Opened& opened, const Globals& globals, const SilenceOptions& options) {
  if (!options.until.empty() || !options.reason.empty()) throw CommandError{"silence needs a SELECTOR, such as profit-unit/marketing or profit-unit/*"};
  const auto& workspace = *opened.loaded.workspace;
  const auto now = now_of(globals, workspace.timezone);
  const auto silences = holding(opened, globals, now);
  print(options.format == "json" ? silences_json(silences, workspace) : silences_text(silences, workspace, now, text_options(globals)));
  return Exit::done;
}

void report(const std::vector<std::string>& lines, const Recording& recording, const Workspace& workspace, const SilenceOptions& options) {
  for (std::size_t i = 0; i < lines.size(); ++i)
    print(options.format == "json" ? event_json({recording.by, recording.recorded, recording.acts[i]}, workspace) : lines[i] + "\n");
}

int end(const Opened& opened, const Globals& globals, const SilenceOptions& options) {
  if (options.selector.empty()) throw CommandError{"--end needs the silence's SELECTOR, or its id as `runbook silence` shows it"};
  const auto& workspace = *opened.loaded.workspace;
  const auto now = now_of(globals, workspace.timezone);
  auto recording = recording_by(who_is(workspace, options.by));
  const auto note = note_option("--reason", options.reason);
  constexpr std::size_t shortest_id = 4;
  std::vector<std::string> lines;
  const auto silences = holding(opened, globals, now);
  for (const Silence& silence : silences) {
    const bool named = silence.selector == options.selector || (options.selector.size() >= shortest_id && silence.id.starts_with(options.selector));
    if (!named) continue;
    recording.acts.push_back({Act::Kind::end, edge::new_act_id(), silence.selector, now, {}, {}, silence.id, note});
    lines.push_back("ended the silence " + silence.id.substr(0, 8) + " of " + text::visible(silence.selector));
  }
  if (recording.acts.empty()) {
    std::vector<std::string_view> names;
    for (const Silence& silence : silences) names.push_back(silence.selector);
    no_such("silence that holds", options.selector, names);
  }
  const auto memory = memory_to_write(opened, globals);
  (void)remember(*memory, globals, workspace.timezone, {recording});
  report(lines, recording, workspace, options);
  return Exit::done;
}

int begin(const Opened& opened, const Globals& globals, const SilenceOptions& options) {
  const auto& workspace = *opened.loaded.workspace;
  const auto selected = subjects_selected(workspace, options.selector);
  if (selected.empty()) selects_nothing(workspace, options.selector);
  if (options.until.empty()) throw CommandError{"silence needs --until T: one without an end is forgotten"};
  if (options.reason.empty()) throw CommandError{"silence needs --reason: why nobody is to be told"};
  const auto now = now_of(globals, workspace.timezone);
  const auto until = instant_option("--until", options.until, workspace.timezone);
  const render::WallClock clock{workspace.timezone, now};
  if (until <= now) throw CommandError{"--until " + text::visible(options.until) + " is not after " + clock.when(now)};
  auto recording = recording_by(who_is(workspace, options.by));
  recording.acts.push_back({Act::Kind::silence, edge::new_act_id(), options.selector, now, {}, until, {}, note_option("--reason", options.reason)});
  const auto memory = memory_to_write(opened, globals);
  (void)remember(*memory, globals, workspace.timezone, {recording});
  report({"silenced " + options.selector + " (" + render::counted(selected.size(), "subject", "subjects") + ") until " + clock.until(until) + ", " +
          render::rough_length(until - now) + "; to end it: runbook silence --end " + recording.acts[0].id.substr(0, 8)},
         recording, workspace, options);
  return Exit::done;
}

int run_silence(const Globals& globals, const SilenceOptions& options) {
  const auto opened = open_sound_workspace(globals);
  if (options.end) return end(opened, globals, options);
  return options.selector.empty() ? list(opened, globals, options) : begin(opened, globals, options);
}

}  // namespace

Command silence_command() {
  const auto options = std::make_shared<SilenceOptions>();
  return {"silence",
          "Tell nobody of some subjects for a while; alone it lists what is silenced",
          {"runbook silence profit-unit/marketing --until 2026-11-30T18:00 --reason \"vendor maintenance\"",
           "runbook silence \"profit-unit/*\" --until 2026-12-01 --reason \"warehouse moves\" --by engineer-1", "runbook silence",
           "runbook silence --end profit-unit/marketing"},
          {{"SELECTOR", "", "A subject, PIPELINE/*, PIPELINE/kind:K, PIPELINE/tag:T, or all of these without a pipeline", &options->selector},
           {"--until", "T", "Its end", &options->until},
           {"--reason", "TEXT", "Why", &options->reason},
           {"--by", "PERSON", "Who says so", &options->by},
           {"--end", "", "End it now: the silence by its SELECTOR or id", &options->end},
           {"--format", "FORMAT", "How to report", &options->format, {"text", "json"}}},
          [options](const Globals& globals) { return run_silence(globals, *options); }};
}

}  // namespace runbook::cli
