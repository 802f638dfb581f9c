#include "evaluate/rows.hpp"

#include <algorithm>
#include <utility>

#include "evaluate/freshness.hpp"
#include "evaluate/states.hpp"

namespace runbook::evaluation {
namespace {

/// Fills the rows of one pipeline.
class Rows {
 public:
  Rows(const oncall::Context& context, const Facts& facts, Handle<Pipeline> pipeline, Instant now,
       const std::vector<PipelineStatus>& all)
      : workspace_(context.workspace()),
        facts_(facts),
        now_(now),
        all_(all),
        pipeline_(workspace_[pipeline]),
        regime_(context.regime_of(pipeline_)) {
    status_.pipeline = pipeline;
  }

  PipelineStatus fill() && {
    const std::vector<Settling> settling = add_obligations();
    add_sources(settling);
    Worst worst;
    for (const SourceStatus& row : status_.sources) worst.add(row.state);
    for (const ObligationStatus& row : status_.obligations) worst.add(row.state);
    status_.state = worst.state();
    return std::move(status_);
  }

 private:
  /// Gives back the commitments by which open problems must be resolved.
  std::vector<Settling> add_obligations() {
    tracking_.reserve(pipeline_.obligations.size());  // the result points into it
    std::vector<Settling> settling;
    for (std::uint32_t i = 0; i < pipeline_.obligations.size(); ++i) {
      const Obligation& obligation = pipeline_.obligations[i];
      tracking_.push_back(track(obligation, facts_.obligations.of(status_.pipeline, i), now_, regime_));
      status_.obligations.push_back(status_of(obligation, i, tracking_.back(), now_, regime_));
      if (obligation.settles_problems) settling.push_back({&obligation, &tracking_.back()});
    }
    return settling;
  }

  /// Its own sources by id, then the upstream ones that its rules select, by subject.
  void add_sources(const std::vector<Settling>& settling) {
    const std::vector<Ruled> rules = rules_by_source(pipeline_);
    const auto [first, last] = std::ranges::equal_range(rules, status_.pipeline, {}, [](const Ruled& one) { return one.source.pipeline; });
    const auto upstream = rules.size() - static_cast<std::size_t>(last - first);
    status_.sources.reserve(pipeline_.sources.size() + upstream);
    auto ruled = first;
    for (std::uint32_t i = 0; i < pipeline_.sources.size(); ++i) {
      const SourceRef source{status_.pipeline, i};
      const auto& from = pipeline_.sources[i].from();
      if (ruled != last && ruled->source == source) {
        status_.sources.push_back(by_rule(source, *ruled->rule, facts_.of(source), now_, regime_, settling));
        ++ruled;
      } else if (from && from->to) {
        status_.sources.push_back(inherited(source, *from->to, all_[from->to->index].sources, facts_.of(source), now_));
      } else {
        status_.sources.push_back(without_rule(source, facts_.of(source), now_));
      }
    }
    if (upstream == 0) return;
    std::vector<std::pair<std::string, SourceStatus>> others;
    for (const auto& [source, rule] : rules) {
      if (source.pipeline == status_.pipeline) continue;
      others.emplace_back(subject_of(workspace_, source), by_rule(source, *rule, facts_.of(source), now_, regime_, settling));
    }
    // Not the order of the handles: "a-b/x" stands before "a/x".
    std::sort(others.begin(), others.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (const auto& [subject, row] : others) status_.sources.push_back(row);
  }

  const Workspace& workspace_;
  const Facts& facts_;
  Instant now_;
  const std::vector<PipelineStatus>& all_;
  const Pipeline& pipeline_;
  const calendar::Regime& regime_;
  std::vector<Tracking> tracking_;
  PipelineStatus status_;
};

}  // namespace

std::vector<Ruled> rules_by_source(const Pipeline& pipeline) {
  std::vector<Ruled> rules;
  for (const FreshnessRule& rule : pipeline.freshness) {
    for (const Selector& selector : rule.sources) {
      for (const SourceRef source : selector.selects) rules.push_back({source, &rule});
    }
  }
  std::ranges::stable_sort(rules, {}, &Ruled::source);
  const auto rest = std::ranges::unique(rules, {}, &Ruled::source);
  rules.erase(rest.begin(), rest.end());
  return rules;
}

PipelineStatus rows_of(const oncall::Context& context, const Facts& facts, Handle<Pipeline> pipeline, Instant now,
                       const std::vector<PipelineStatus>& all) {
  return Rows{context, facts, pipeline, now, all}.fill();
}

}  // namespace runbook::evaluation
