// runbook state export, import and prune.
#include <poll.h>
#include <unistd.h>

#include <memory>

#include "cli/commands.hpp"
#include "cli/memory.hpp"
#include "edge/disk.hpp"
#include "edge/state/open.hpp"
#include "render/human.hpp"
#include "text/utf8.hpp"

namespace runbook::cli {
namespace {

struct StateOptions {
  std::string action;
  std::string file;
  std::string before;
  std::string by;
  std::string reason;
};

/// False once the reader of standard output has gone: a long log need not be read to its end for nobody.
bool is_heard() {
  pollfd out{STDOUT_FILENO, 0, 0};
  return ::poll(&out, 1, 0) < 1 || (out.revents & POLLERR) == 0;
}

int export_log(const Opened& opened, const Globals& globals, const StateOptions& options) {
  if (!options.file.empty()) throw CommandError{"state export writes to standard output: runbook state export > " + text::visible(options.file)};
  const auto memory = memory_to_read(opened, globals, true);
  if (!memory) throw CommandError{"there is no state yet; `runbook record` begins one"};
  constexpr std::size_t at_once = 1 << 16;
  std::string lines;
  value_of(memory->each([&](const Event& event) {
    lines += event_line(event);
    if (lines.size() < at_once) return true;
    print(lines);
    lines.clear();
    return is_heard();
  }));
  print(lines);
  return Exit::done;
}

int import_log(const Opened& opened, const Globals& globals, const StateOptions& options) {
  if (options.file.empty()) throw CommandError{"state import needs a FILE as `runbook state export` writes it; - is standard input"};
  const auto shown = options.file == "-" ? "standard input" : text::visible(options.file);
  const auto text = edge::read_input(options.file);
  if (!text) throw CommandError{shown + " cannot be read: " + text.error().message};
  const auto recordings = read_event_lines(*text);
  if (!recordings) throw CommandError{shown + ", " + recordings.error().message + "; nothing was imported"};
  const auto memory = memory_to_write(opened, globals);
  const auto done = value_of(memory->record(*recordings));
  std::string said = "imported " + render::counted(done.added, "event", "events");
  if (done.known > 0) said += ", " + std::to_string(done.known) + " known already";
  print(said + "\n");
  return Exit::done;
}

int prune(const Opened& opened, const Globals& globals, const StateOptions& options) {
  if (options.before.empty()) throw CommandError{"state prune needs --before T: what was seen before it is forgotten"};
  const auto& workspace = *opened.loaded.workspace;
  const auto now = now_of(globals, workspace.timezone);
  const auto before = instant_option("--before", options.before, workspace.timezone);
  if (before > now) throw CommandError{"--before " + text::visible(options.before) + " is still to come: that would forget what answers need"};
  auto recording = recording_by(who_is(workspace, options.by));
  recording.acts.push_back({Act::Kind::prune, edge::new_act_id(), {}, now, {}, before, {}, note_option("--reason", options.reason)});
  if (!memory_to_read(opened, globals)) throw CommandError{"there is no state yet; `runbook record` begins one"};
  const auto memory = memory_to_write(opened, globals);
  const auto forgotten = value_of(memory->prune(question_for(workspace, now).sources, before, recording));
  print("forgot " + render::counted(forgotten, "observation", "observations") + " of before " +
        render::WallClock{workspace.timezone, now}.when(before) + "; of each source its latest stays, of commitments and routines all\n");
  return Exit::done;
}

int run_state(const Globals& globals, const StateOptions& options) {
  if (options.action.empty()) throw CommandError{"state needs one of: export, import, prune"};
  const auto opened = open_sound_workspace(globals);
  if (options.action == "export") return export_log(opened, globals, options);
  if (options.action == "import") return import_log(opened, globals, options);
  return prune(opened, globals, options);
}

}  // namespace

Command state_command() {
  const auto options = std::make_shared<StateOptions>();
  return {"state",
          "Copy what is remembered (export, import), or forget what no answer needs (prune)",
          {"runbook state export > state.jsonl", "runbook state import state.jsonl --state postgresql://team@db/runbook",
           "runbook state prune --before 2026-01-01"},
          {{"ACTION", "", "export writes JSON lines; import adds what is not there yet; prune forgets old arrivals", &options->action, {"export", "import", "prune"}},
           {"FILE", "", "import: what export wrote; - is standard input", &options->file},
           {"--before", "T", "prune: what was seen before it", &options->before},
           {"--reason", "TEXT", "prune: why", &options->reason},
           {"--by", "PERSON", "prune: who says so", &options->by}},
          [options](const Globals& globals) { return run_state(globals, *options); }};
}

}  // namespace runbook::cli
