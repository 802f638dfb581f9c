#include "runbook/evaluate.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "evaluate/freshness.hpp"
#include "evaluate/incidents.hpp"
#include "evaluate/lineage.hpp"
#include "evaluate/observed.hpp"
#include "evaluate/states.hpp"
#include "schedule/context.hpp"

namespace runbook {
namespace evaluation {  // not `evaluate`: that is the public function's name
namespace {

/// The sources that a pipeline's rules select, its own and upstream ones.
std::map<SourceRef, const FreshnessRule*> rules_by_source(const Pipeline& pipeline) {
  std::map<SourceRef, const FreshnessRule*> rules;
  for (const FreshnessRule& rule : pipeline.freshness) {
    for (const Selector& selector : rule.sources) {
      for (const SourceRef source : selector.selects) rules.try_emplace(source, &rule);
    }
  }
  return rules;
}

/// The rows of one pipeline after another, each after its upstreams', since inherited states look at these.
class Rows {
 public:
  Rows(const oncall::Context& context, const Facts& facts, Instant now)
      : context_(context),
        workspace_(context.workspace()),
        facts_(facts),
        now_(now),
        rows_(workspace_.pipelines.size()) {}

  void add(Handle<Pipeline> handle) {
    PipelineStatus& status = rows_[handle.index];
    status.pipeline = handle;
    const std::vector<Settling> settling = add_obligations(status);
    add_sources(status, settling);
    Worst worst;
    for (const SourceStatus& row : status.sources) worst.add(row.state);
    for (const ObligationStatus& row : status.obligations) worst.add(row.state);
    status.state = worst.state();
  }

  [[nodiscard]] std::vector<PipelineStatus> finish() && { return std::move(rows_); }

 private:
  /// Gives back the commitments by which open problems must be resolved.
  std::vector<Settling> add_obligations(PipelineStatus& status) {
    const Pipeline& pipeline = workspace_[status.pipeline];
    const calendar::Regime& regime = context_.regime_of(pipeline);
    tracking_.clear();
    tracking_.reserve(pipeline.obligations.size());  // the result points into it
    std::vector<Settling> settling;
    for (std::uint32_t i = 0; i < pipeline.obligations.size(); ++i) {
      const Obligation& obligation = pipeline.obligations[i];
      tracking_.push_back(track(obligation, facts_.obligations[status.pipeline.index][i], now_, regime));
      status.obligations.push_back(status_of(obligation, i, tracking_.back(), now_, regime));
      if (obligation.settles_problems) settling.push_back({&obligation, &tracking_.back()});
    }
    return settling;
  }

  /// Its own sources by id, then the upstream ones that its rules select, by subject.
  void add_sources(PipelineStatus& status, const std::vector<Settling>& settling) {
    const Pipeline& pipeline = workspace_[status.pipeline];
    const calendar::Regime& regime = context_.regime_of(pipeline);
    const auto rules = rules_by_source(pipeline);
    for (std::uint32_t i = 0; i < pipeline.sources.size(); ++i) {
      const SourceRef source{status.pipeline, i};
      const auto& from = pipeline.sources[i].from;
      if (const auto rule = rules.find(source); rule != rules.end()) {
        status.sources.push_back(by_rule(source, *rule->second, seen(source), now_, regime, settling));
      } else if (from && from->to) {
        status.sources.push_back(inherited(source, *from->to, rows_[from->to->index].sources, seen(source), now_));
      } else {
        status.sources.push_back(without_rule(source, seen(source), now_));
      }
    }
    std::vector<std::pair<std::string, SourceStatus>> upstream;
    for (const auto& [source, rule] : rules) {
      if (source.pipeline == status.pipeline) continue;
      upstream.emplace_back(subject_of(workspace_, source),
                            by_rule(source, *rule, seen(source), now_, regime, settling));
    }
    // Not the order of the handles: "a-b/x" stands before "a/x".
    std::sort(upstream.begin(), upstream.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (auto& [subject, row] : upstream) status.sources.push_back(std::move(row));
  }

  [[nodiscard]] const std::vector<Observation>& seen(SourceRef source) const {
    return facts_.sources[source.pipeline.index][source.source];
  }

  const oncall::Context& context_;
  const Workspace& workspace_;
  const Facts& facts_;
  Instant now_;
  std::vector<PipelineStatus> rows_;
  std::vector<Tracking> tracking_;  // of the pipeline at hand
};

void count(State state, StatusCounts& counts) {
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
  evaluation::Rows rows{context, facts, now};
  for (const Handle<Pipeline> pipeline : lineage.upstream_first()) rows.add(pipeline);
  std::vector<PipelineStatus> all = std::move(rows).finish();

  std::vector<Handle<Pipeline>> asked = only;
  std::sort(asked.begin(), asked.end());
  evaluation::Recipients recipients{context, now};
  StatusReport report;
  report.at = now;
  report.incidents = evaluation::incidents(all, lineage, asked, recipients);

  evaluation::Worst worst;
  for (PipelineStatus& pipeline : all) {
    worst.add(pipeline.state);
    if (!asked.empty() && !std::binary_search(asked.begin(), asked.end(), pipeline.pipeline)) continue;
    for (const SourceStatus& row : pipeline.sources) evaluation::count(row.state, report.counts);
    for (const ObligationStatus& row : pipeline.obligations) evaluation::count(row.state, report.counts);
    report.pipelines.push_back(std::move(pipeline));
  }
  report.state = worst.state();
  if (const std::size_t later = facts.later + evaluation::count_later(facts, now); later > 0) {
    report.warnings.push_back(evaluation::left_out(later, now, workspace.timezone));
  }
  return report;
}

}  // namespace runbook
