// runbook ack and runbook resolve: what people do about one incident.
#include <algorithm>
#include <memory>

#include "cli/commands.hpp"
#include "cli/memory.hpp"
#include "edge/state/open.hpp"
#include "render/human.hpp"

namespace runbook::cli {
namespace {

struct ActOptions {
  std::string subject;
  std::string by;
  std::string note;
  std::vector<std::string> observations;
  std::string format = "text";
};

/// The last instant at which something was seen of a subject, by a report of the whole workspace.
std::optional<Instant> last_seen(const StatusReport& report, const Workspace& workspace, const std::string& subject) {
  for (const auto& pipeline : report.pipelines) {
    for (const auto& row : pipeline.sources)
      if (subject_of(workspace, row.source) == subject) return row.last_arrival;
    for (const auto& row : pipeline.obligations)
      if (workspace[pipeline.pipeline].id + "/" + workspace[pipeline.pipeline].obligations[row.obligation].id == subject) return row.done_at;
  }
  return std::nullopt;
}

struct Open {
  Instant since;
  State state{};
  bool ended = false;
};

/// The incident that stands open at `now`; `ended`: else the one that the last arrival ended, as it stood shortly before.
std::optional<Open> find_incident(const Opened& opened, const Globals& globals, const ActOptions& options, Instant now, bool ended) {
  const auto& workspace = *opened.loaded.workspace;
  const auto known = read_known(opened, globals, options.observations, false, {{}, now});
  say(known.warnings, globals);
  const auto report = evaluate(workspace, known.facts, now);
  if (const auto* incident = incident_of(report, workspace, options.subject)) return Open{incident->since, incident->state};
  const auto seen = last_seen(report, workspace, options.subject);
  if (!ended || !seen) return std::nullopt;
  // An arrival counts from 5 minutes before its instant on (clock skew), so look a second before that.
  const auto before = *seen - std::chrono::minutes{5} - Seconds{1};
  const auto then = evaluate(workspace, read_known(opened, globals, options.observations, false, {{}, before}).facts, before);
  if (const auto* incident = incident_of(then, workspace, options.subject)) return Open{incident->since, incident->state, true};
  return std::nullopt;
}

int run_act(const Globals& globals, const ActOptions& options, Act::Kind kind) {
  const bool resolve = kind == Act::Kind::resolve;
  if (options.subject.empty()) throw CommandError{std::string{name_of(kind)} + " needs a SUBJECT, such as profit-unit/marketing"};
  if (resolve && options.note.empty()) throw CommandError{"resolve needs --note: how it was ended, for whoever meets it next"};
  const auto opened = open_sound_workspace(globals);
  const auto& workspace = *opened.loaded.workspace;
  must_be_subject(workspace, options.subject);
  auto recording = recording_by(who_is(workspace, options.by));
  const auto note = note_option("--note", options.note);
  const auto now = now_of(globals, workspace.timezone);
  const render::WallClock clock{workspace.timezone, now};
  const auto incident = find_incident(opened, globals, options, now, resolve);
  if (!incident) {
    throw CommandError{options.subject + " has no open incident at " + clock.when(now) + (resolve ? ", and its last arrival ended none" : "") +
                       "; runbook status --why " + options.subject + " tells how it stands"};
  }
  recording.acts.push_back({kind, edge::new_act_id(), options.subject, now, incident->since, {}, {}, note});
  const auto memory = memory_to_write(opened, globals);
  (void)remember(*memory, globals, workspace.timezone, {recording});
  if (options.format == "json") {
    print(event_json({recording.by, recording.recorded, recording.acts[0]}, workspace));
    return Exit::done;
  }
  print((resolve ? "resolved " : "acknowledged ") + options.subject + ": " + std::string{name_of(incident->state)} + " since " +
        clock.when(incident->since) + "\n");
  if (resolve && !incident->ended && !globals.quiet) {
    complain("note: by what has been seen it is still open, and people are still told. What arrived: runbook record " + options.subject +
             "; quiet for a while: runbook silence\n");
  }
  return Exit::done;
}

Command command_of(Act::Kind kind, std::string_view name, std::string_view summary, std::vector<std::string_view> examples,
                   std::string_view note) {
  const auto options = std::make_shared<ActOptions>();
  return {name,
          summary,
          std::move(examples),
          {{"SUBJECT", "", "The source, commitment or routine whose incident it is", &options->subject},
           {"--by", "PERSON", "Who does it", &options->by},
           {"--note", "TEXT", note, &options->note},
           {"--observations", "FILE", "What has arrived besides what is remembered, as for status", &options->observations},
           {"--format", "FORMAT", "How to report", &options->format, {"text", "json"}}},
          [options, kind](const Globals& globals) { return run_act(globals, *options, kind); }};
}

}  // namespace

Command ack_command() {
  return command_of(Act::Kind::ack, "ack", "Say that somebody has taken an incident",
                    {"runbook ack profit-unit/marketing --by engineer-1 --note \"calling the vendor\""}, "What is being done");
}

Command resolve_command() {
  return command_of(Act::Kind::resolve, "resolve", "Say how an incident was ended",
                    {"runbook resolve profit-unit/marketing --note \"token renewed, backfilled\""}, "How it was ended (needed)");
}

}  // namespace runbook::cli
