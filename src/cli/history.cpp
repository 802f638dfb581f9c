// runbook history.
#include <algorithm>
#include <charconv>
#include <memory>

#include "cli/commands.hpp"
#include "cli/memory.hpp"
#include "text/utf8.hpp"

namespace runbook::cli {
namespace {

struct HistoryOptions {
  std::string subject;
  std::string limit;
  std::string format = "text";
};

std::size_t limit_of(const HistoryOptions& options) {
  constexpr std::size_t one_screen = 50;  // more than a person reads; JSON is for programs, which want all
  if (options.limit.empty()) return options.format == "json" ? 0 : one_screen;
  std::size_t limit = 0;
  const auto* end = options.limit.data() + options.limit.size();
  const auto [last, fault] = std::from_chars(options.limit.data(), end, limit);
  if (fault != std::errc{} || last != end) throw CommandError{"--limit: " + text::visible(options.limit) + " is not a number such as 100; 0 is all"};
  return limit;
}

int run_history(const Globals& globals, const HistoryOptions& options) {
  const auto opened = open_sound_workspace(globals);
  const auto& workspace = *opened.loaded.workspace;
  LogQuery query;
  query.most = limit_of(options);
  const auto memory = memory_to_read(opened, globals);
  if (!options.subject.empty()) {
    query.subject = options.subject;
    query.wanted = [&](const Act& act) {
      return act.subject == options.subject || std::ranges::binary_search(subjects_selected(workspace, act.subject), options.subject);
    };
  }
  const auto log = memory ? value_of(memory->log(query)) : Log{};
  // What the workspace no longer names may still have a history; only where there is none is it a slip.
  if (log.total == 0 && !options.subject.empty() && subjects_selected(workspace, options.subject).empty()) no_such_subject(workspace, options.subject);
  print(options.format == "json" ? history_json(log, workspace)
                                 : history_text(log, workspace, now_of(globals, workspace.timezone), text_options(globals)));
  return Exit::done;
}

}  // namespace

Command history_command() {
  const auto options = std::make_shared<HistoryOptions>();
  return {"history",
          "Show what was recorded and done: who, when, what and why, newest first",
          {"runbook history", "runbook history profit-unit/marketing --format json"},
          {{"SUBJECT", "", "Only what is of this subject", &options->subject},
           {"--limit", "N", "The newest N; 0 is all (text shows 50, json all)", &options->limit},
           {"--format", "FORMAT", "How to report", &options->format, {"text", "json"}}},
          [options](const Globals& globals) { return run_history(globals, *options); }};
}

}  // namespace runbook::cli
