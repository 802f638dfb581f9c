#include "runbook/evaluate.hpp"

#include <algorithm>
#include <utility>

#include "evaluate/incidents.hpp"
#include "evaluate/lineage.hpp"
#include "evaluate/observed.hpp"
#include "evaluate/rows.hpp"
#include "evaluate/states.hpp"
#include "schedule/context.hpp"

namespace runbook {
namespace evaluation {  // not `evaluate`: that is the public function's name
namespace {

std::string left_out(std::size_t later, Instant now, Zone zone) {
  const std::string than = " more than 5 minutes later than " + format_instant(now, zone);
  return later == 1 ? "1 observation is left out: it lies" + than
                    : std::to_string(later) + " observations are left out: they lie" + than;
}

}  // namespace
}  // namespace evaluation

StatusReport evaluate(const Workspace& workspace, const Facts& facts, Instant now,
                      const std::vector<Handle<Pipeline>>& only) {
  const oncall::Context context{workspace};
  const evaluation::Lineage lineage{workspace};
  std::vector<PipelineStatus> all(workspace.pipelines.size());
  for (const Handle<Pipeline> pipeline : lineage.upstream_first())
    all[pipeline.index] = evaluation::rows_of(context, facts, pipeline, now, all);

  std::vector<Handle<Pipeline>> asked = only;
  std::sort(asked.begin(), asked.end());
  evaluation::Recipients recipients{context, now};
  StatusReport report;
  report.at = now;
  evaluation::add_incidents(report, all, lineage, asked, recipients);

  evaluation::Worst worst;
  report.pipelines.reserve(all.size());
  for (PipelineStatus& pipeline : all) {
    if (!asked.empty() && !std::binary_search(asked.begin(), asked.end(), pipeline.pipeline)) continue;
    worst.add(pipeline.state);
    for (const SourceStatus& row : pipeline.sources) add(report.counts, row.state);
    for (const ObligationStatus& row : pipeline.obligations) add(report.counts, row.state);
    report.pipelines.push_back(std::move(pipeline));
  }
  report.state = worst.state();
  if (const std::size_t later = facts.later + evaluation::count_later(facts, now); later > 0) {
    report.warnings.push_back(evaluation::left_out(later, now, workspace.timezone));
  }
  return report;
}

StatusReport in_states(StatusReport report, const std::vector<State>& states) {
  const auto other = [&](const auto& row) { return std::find(states.begin(), states.end(), row.state) == states.end(); };
  report.counts = {};
  evaluation::Worst worst;
  const auto take = [&](const auto& rows) {
    for (const auto& row : rows) {
      add(report.counts, row.state);
      worst.add(row.state);
    }
  };
  for (PipelineStatus& pipeline : report.pipelines) {
    std::erase_if(pipeline.sources, other);
    std::erase_if(pipeline.obligations, other);
    take(pipeline.sources);
    take(pipeline.obligations);
  }
  report.state = worst.state();
  std::erase_if(report.pipelines, [](const PipelineStatus& p) { return p.sources.empty() && p.obligations.empty(); });
  std::erase_if(report.incidents, other);
  return report;
}

void add(StatusCounts& counts, State state) {
  switch (state) {
    case State::ok:
      ++counts.ok;
      break;
    case State::unknown:
      ++counts.unknown;
      break;
    case State::warning:
      ++counts.warning;
      break;
    case State::alarm:
      ++counts.alarm;
      break;
    case State::unmonitored:
      ++counts.unmonitored;
      break;
    case State::pending:
      ++counts.pending;
      break;
  }
}

}  // namespace runbook
