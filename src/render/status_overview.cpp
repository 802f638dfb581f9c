#include <algorithm>

#include "render/status_table.hpp"
#include "render/status_words.hpp"

namespace runbook::render {
namespace {

/// `1 overdue, 2 alarm, 1 unknown (r-and-d), 3 ok`: what is late stands in the problems, what was never seen only here.
std::string rows_in_words(const PipelineStatus& status, const Workspace& workspace) {
  std::size_t overdue = 0, alarm = 0, warning = 0, unknown = 0, ok = 0, pending = 0;
  std::string unseen;
  const auto count = [&](const auto& row) {
    if (row.overdue) return ++overdue;
    switch (row.state) {
      case State::alarm:
        return ++alarm;
      case State::warning:
        return ++warning;
      case State::unknown:
        return ++unknown;
      case State::ok:
        return ++ok;
      case State::pending:
        return ++pending;
      case State::unmonitored:
        break;
    }
    return std::size_t{0};
  };
  for (const SourceStatus& row : status.sources) {
    count(row);
    if (row.state != State::unknown || row.rule == nullptr) continue;
    const bool own = row.source.pipeline == status.pipeline;
    unseen += (unseen.empty() ? "" : ", ") + (own ? std::string{workspace[row.source].id} : subject_of(workspace, row.source));
  }
  for (const ObligationStatus& row : status.obligations) count(row);
  std::string text = listed({{overdue, "overdue"}, {alarm, "alarm"}, {warning, "warning"}, {unknown, "unknown"}});
  if (!unseen.empty()) text += " (" + unseen + ")";
  const std::string rest = listed({{ok, "ok"}, {pending, "pending"}});
  if (!rest.empty()) text += (text.empty() ? "" : ", ") + rest;
  return text.empty() ? "nothing is watched" : text;
}

/// The obligation that is due next, of those not done yet.
std::string next_due(const PipelineStatus& status, const Workspace& workspace, const WallClock& clock) {
  const ObligationStatus* next = nullptr;
  for (const ObligationStatus& row : status.obligations) {
    if (!row.due || row.done_at || row.overdue) continue;
    if (next == nullptr || *row.due < *next->due) next = &row;
  }
  if (next == nullptr) return {};
  return "next " + workspace[status.pipeline].obligations[next->obligation].id + " " + clock.until(*next->due);
}

}  // namespace

std::string status_overview(const StatusReport& report, const Workspace& workspace, const WallClock& clock,
                            std::size_t width, const Painter& paint) {
  Table table({{}, {.least = 16}, {.least = 16}, {.drop = 1}});
  for (const PipelineStatus* status : worst_first(report)) {
    const StateLook look = look_of(status->state);
    table.row({{std::string(look.symbol) + " " + std::string(look.word), look.strong},
               {workspace[status->pipeline].id, Style::bold},
               {rows_in_words(*status, workspace)},
               {next_due(*status, workspace, clock), Style::dim}});
  }
  return table.text(width, 0, paint);
}

}  // namespace runbook::render
