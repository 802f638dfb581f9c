#include "evaluate/incidents.hpp"

#include <algorithm>
#include <map>
#include <span>
#include <string>
#include <tuple>
#include <utility>

#include "evaluate/notices.hpp"
#include "evaluate/obligations.hpp"
#include "evaluate/states.hpp"
#include "text/reorder.hpp"

namespace runbook::evaluation {
namespace {

/// A source as one of the pipelines sees it whose rules hold it.
struct Watch {
  SourceRef source;
  Handle<Pipeline> pipeline;
  const SourceStatus* row = nullptr;
};

/// Every watch, those of a source together, ascending by source and then by pipeline.
std::vector<Watch> watches_of(const std::vector<PipelineStatus>& rows) {
  std::vector<Watch> watches;
  for (const PipelineStatus& pipeline : rows) {
    for (const SourceStatus& row : pipeline.sources) {
      if (row.rule != nullptr) watches.push_back({row.source, pipeline.pipeline, &row});
    }
  }
  std::stable_sort(watches.begin(), watches.end(), [](const Watch& a, const Watch& b) { return a.source < b.source; });
  return watches;
}

Level level_of(State state, bool overdue) {
  return overdue ? Level::overdue : state == State::alarm ? Level::alarm : Level::warning;
}

/// Turns problems into incidents, all against the same workspace and instant.
class Reporter {
 public:
  /// `expected`: about how many incidents there will be; room for them at once is half of what growing would take.
  Reporter(const Lineage& lineage, const std::vector<Handle<Pipeline>>& only, Recipients& recipients, std::size_t expected)
      : lineage_(lineage), only_(only), recipients_(recipients), workspace_(recipients.workspace()) {
    if (only.empty()) found_.reserve(expected);
  }

  void report(SourceRef source, std::span<const Watch> watches) {
    Incident incident;
    Worst worst;
    for (const auto& [_, pipeline, row] : watches) {
      if (!is_problem(row->state)) continue;
      worst.add(row->state);
      incident.since = incident.tellers.empty() ? *row->warning_since : std::min(incident.since, *row->warning_since);
      if (row->resolve_by)
        incident.resolve_by = std::min(*row->resolve_by, incident.resolve_by.value_or(*row->resolve_by));
      incident.overdue = incident.overdue || row->overdue;
      incident.tellers.push_back({pipeline, level_of(row->state, row->overdue)});
    }
    if (incident.tellers.empty()) return;
    std::vector<Handle<Pipeline>> watching;
    for (const Watch& one : watches) watching.push_back(one.pipeline);
    incident.subject = subject_of(workspace_, source);
    incident.state = worst.state();
    incident.affects = lineage_.with_downstream(watching);
    incident.source = source;
    finish(std::move(incident));
  }

  void report(Handle<Pipeline> pipeline, const ObligationStatus& row) {
    if (!is_problem(row.state)) return;
    const Obligation& obligation = workspace_[pipeline].obligations[row.obligation];
    Incident incident;
    incident.subject = workspace_[pipeline].id + "/" + obligation.id;
    incident.state = row.state;
    incident.overdue = row.overdue;
    incident.since = warns_from(obligation, *row.due);
    incident.resolve_by = row.due;
    incident.affects = lineage_.with_downstream({pipeline});
    incident.tellers = {{pipeline, level_of(row.state, row.overdue)}};
    finish(std::move(incident));
  }

  [[nodiscard]] std::vector<Incident> finish() && {
    // What decides is sorted, not the incidents: they are large, and each moves once. Most subjects are told apart by the
    // place of their pipeline, without a look at the text.
    const auto places_of_pipelines = ranks_of_pipelines();
    using Rank = std::tuple<bool, Instant, std::size_t, std::string_view, std::size_t>;
    std::vector<Rank> ranks;
    ranks.reserve(found_.size());
    for (const Incident& one : found_) {
      const auto pipeline = one.source ? one.source->pipeline : one.tellers.front().pipeline;
      ranks.emplace_back(one.state != State::alarm, one.since, places_of_pipelines[pipeline.index], one.subject, ranks.size());
    }
    std::sort(ranks.begin(), ranks.end());
    std::vector<std::size_t> places;
    places.reserve(ranks.size());
    for (const Rank& rank : ranks) places.push_back(std::get<4>(rank));
    text::reorder(found_, std::move(places));
    return std::move(found_);
  }

 private:
  /// Where each pipeline's subjects stand among those of the others. Not the order of the ids: "a-b/x" stands before "a/x".
  [[nodiscard]] std::vector<std::size_t> ranks_of_pipelines() const {
    std::vector<std::pair<std::string, std::size_t>> beginnings;
    for (const Pipeline& pipeline : workspace_.pipelines) beginnings.emplace_back(pipeline.id + "/", beginnings.size());
    std::sort(beginnings.begin(), beginnings.end());
    std::vector<std::size_t> ranks(beginnings.size());
    for (std::size_t i = 0; i < beginnings.size(); ++i) ranks[beginnings[i].second] = i;
    return ranks;
  }

  void finish(Incident incident) {
    const bool asked_for = only_.empty() || std::any_of(incident.affects.begin(), incident.affects.end(), [&](auto p) {
                             return std::binary_search(only_.begin(), only_.end(), p);
                           });
    if (!asked_for) return;
    if (incident.source) incident.issues = issues_of(incident.affects, *incident.source);
    incident.notify = told(incident);
    found_.push_back(std::move(incident));
  }

  /// Of a source nothing decides who is told but the coverage that holds it, so most sources of a pipeline share a list.
  const Notices& told(const Incident& incident) {
    Deciding deciding;
    for (const auto& [pipeline, level] : incident.tellers) {
      const auto on_call = recipients_.on_call(workspace_[pipeline], incident.source);
      deciding.emplace_back(pipeline, level, on_call ? on_call->coverage : nullptr);
    }
    const auto [place, is_new] = told_.try_emplace(std::move(deciding));
    if (is_new) place->second = notices(incident.tellers, incident.source, recipients_);
    return place->second;
  }

  /// The common issues of these pipelines whose `affects` select the source, by pipeline and id.
  [[nodiscard]] std::vector<Incident::IssueRef> issues_of(const std::vector<Handle<Pipeline>>& affected,
                                                          SourceRef source) const {
    std::vector<Incident::IssueRef> found;
    for (const Handle<Pipeline> p : affected) {
      const auto& issues = workspace_[p].issues;
      const auto first = static_cast<std::ptrdiff_t>(found.size());
      for (std::uint32_t i = 0; i < issues.size(); ++i) {
        const bool selects = std::any_of(issues[i].affects.begin(), issues[i].affects.end(), [&](const Selector& s) {
          return std::binary_search(s.selects.begin(), s.selects.end(), source);
        });
        if (selects) found.push_back({p, i});
      }
      std::sort(found.begin() + first, found.end(),
                [&](const auto& a, const auto& b) { return issues[a.issue].id < issues[b.issue].id; });
    }
    return found;
  }

  const Lineage& lineage_;
  const std::vector<Handle<Pipeline>>& only_;
  Recipients& recipients_;
  const Workspace& workspace_;
  std::vector<Incident> found_;
  // All that notices() asks, so that equal ones need not be asked again.
  using Deciding = std::vector<std::tuple<Handle<Pipeline>, Level, const Coverage*>>;
  std::map<Deciding, Notices> told_;
};

}  // namespace

std::vector<Incident> incidents(const std::vector<PipelineStatus>& rows, const Lineage& lineage,
                                const std::vector<Handle<Pipeline>>& only, Recipients& recipients) {
  const std::vector<Watch> watches = watches_of(rows);
  const auto problems = std::count_if(watches.begin(), watches.end(), [](const Watch& one) { return is_problem(one.row->state); });
  Reporter reporter{lineage, only, recipients, static_cast<std::size_t>(problems)};
  for (auto first = watches.begin(); first != watches.end();) {
    const SourceRef source = first->source;
    const auto next = std::find_if(first, watches.end(), [&](const Watch& w) { return w.source != source; });
    reporter.report(source, {first, next});
    first = next;
  }
  for (const PipelineStatus& pipeline : rows) {
    for (const ObligationStatus& row : pipeline.obligations) reporter.report(pipeline.pipeline, row);
  }
  return std::move(reporter).finish();
}

}  // namespace runbook::evaluation
