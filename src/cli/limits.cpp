#include "cli/limits.hpp"

#include "calendar/ical/limits.hpp"
#include "calendar/limits.hpp"
#include "document/limits.hpp"
#include "edge/limits.hpp"
#include "memory/limits.hpp"
#include "model/limits.hpp"
#include "render/limits.hpp"
#include "text/amounts.hpp"

namespace runbook::cli {
namespace {

using text::in_bytes;
using text::in_groups;

std::string counted(auto number, std::string_view what) {
  return in_groups(static_cast<std::uint64_t>(number)) + " " + std::string{what};
}

LimitGroup of_workspace() {
  using namespace document;
  return {"The workspace",
          {{"a file, also a calendar (`ics`) or a `.runbookignore`", in_bytes(file_bytes_limit), "RB004; what the other files hold is checked all the same"},
           {"lists and maps within each other", counted(levels_limit, "levels"), "RB004"},
           {"a document", counted(nodes_limit, "nodes, an alias counted as all that it names"), "RB004"},
           {"a text", in_bytes(scalar_bytes_limit), "RB004"},
           {"a key", in_bytes(key_bytes_limit), "RB002"},
           {"documents of a file that cannot be read", in_groups(broken_documents_limit), "RB004; what follows them is not looked at"},
           {"places of a file that hold what no text may", in_groups(bad_stretches_limit), "RB004; the first are shown, and nothing else of the file is looked at"},
           {"an id", counted(model::longest_id, "characters"), "RB105"},
           {"a duration", counted(std::chrono::duration_cast<std::chrono::days>(calendar::longest_duration).count(), "days"), "RB104"},
           {"sources that the selectors of a pipeline select, each as often as it is selected", in_groups(model::most_selected), "RB004"},
           {"a calendar (`ics`)", counted(calendar::kMostHolidays, "days") + ", " + in_groups(calendar::kMostUnrolled) + " rules that are not plain yearly, an event of " +
                                      counted(calendar::kLongestEvent.count(), "days"),
            "RB104"},
           {"`.runbookignore`, with those of the folders above", counted(edge::most_patterns, "patterns, or ") + in_bytes(edge::most_pattern_bytes), "RB001; its own patterns are not used"},
           {"findings of one file", in_groups(diagnostics_limit), "the first are shown"},
           {"findings as SARIF", in_groups(render::most_sarif_results), "the first are told, which is what GitHub takes"}}};
}

LimitGroup of_input() {
  return {"Other input",
          {{"observations, an export, an artifact of dbt, standard input", in_bytes(edge::largest_input), "exit 2"},
           {"observations as YAML", in_bytes(document::file_bytes_limit) + ", " + counted(document::nodes_limit, "nodes"), "exit 2; as JSON or CSV they may be more"},
           {"a line that `state import` reads", in_bytes(memory::longest_line), "exit 2, nothing is imported"},
           {"a note or reason", in_bytes(longest_note), "exit 2"},
           {"instants", "the years 1 to 9999", "exit 2"}}};
}

LimitGroup of_questions() {
  return {"Questions",
          {{"`oncall` at once", counted(longest_window.count(), "days"), "exit 2"},
           {"`status --from` at once", counted(longest_replay.count(), "days"), "exit 2"},
           {"`oncall --suggest`", counted(longest_plan.count(), "days"), "exit 2"},
           {"shifts of one `oncall`, estimated before any is looked for", in_groups(most_shifts), "exit 2"},
           {"`status --step`", counted(most_samples, "samples"), "exit 2"}}};
}

LimitGroup of_probes() {
  return {"Probes",
          {{"places looked at together (`--jobs`)", in_groups(most_jobs), "exit 2"},
           {"one look (`--timeout`)", counted(longest_look.count(), "seconds"), "exit 2; a look that takes longer than it may is ended, and the source is unknown"},
           {"what a command prints", in_bytes(edge::most_command_output), "the source is unknown"},
           {"what an address answers with", in_bytes(edge::largest_body) + " and " + counted(edge::most_redirects, "redirects"), "the source is unknown"},
           {"memory of one look", in_bytes(edge::helper_memory), "the source is unknown"}}};
}

LimitGroup of_state() {
  return {"The state",
          {{"waiting for another who writes", counted(edge::busy_timeout.count(), "seconds"), "exit 2, nothing is recorded"},
           {"a SQLite state that is checked whole when it is opened", in_bytes(edge::checked_whole), "a larger one is checked where it is read"}}};
}

}  // namespace

std::vector<LimitGroup> limits() { return {of_workspace(), of_input(), of_questions(), of_probes(), of_state()}; }

std::string limits_in_short() {
  using namespace document;
  return "Limits: a file " + in_bytes(file_bytes_limit) + ", a document " + counted(nodes_limit, "nodes on ") + counted(levels_limit, "levels") + ", a text " +
         in_bytes(scalar_bytes_limit) + "; observations " + in_bytes(edge::largest_input) + ". `runbook man` tells them all.";
}

std::string limits_markdown() {
  std::string out;
  for (const auto& group : limits()) {
    out += "\n### " + std::string{group.title} + "\n\n| What | At the most | Beyond |\n|---|---|---|\n";
    for (const auto& limit : group.limits) out += "| " + limit.of + " | " + limit.most + " | " + limit.beyond + " |\n";
  }
  return out;
}

}  // namespace runbook::cli
