#include "evaluate/incidents.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "evaluate/notices.hpp"
#include "evaluate/obligations.hpp"
#include "evaluate/states.hpp"

namespace runbook::evaluation {
namespace {

/// A source as one of the pipelines sees it whose rules hold it.
struct Watch {
  Handle<Pipeline> pipeline;
  const SourceStatus* row = nullptr;
};

Level level_of(State state, bool overdue) {
  return overdue ? Level::overdue : state == State::alarm ? Level::alarm : Level::warning;
}

/// Turns problems into incidents, all against the same workspace and instant.
class Reporter {
 public:
  Reporter(const Lineage& lineage, const std::vector<Handle<Pipeline>>& only, Recipients& recipients)
      : lineage_(lineage), only_(only), recipients_(recipients), workspace_(recipients.workspace()) {}

  void report(SourceRef source, const std::vector<Watch>& watches) {
    Incident incident;
    Worst worst;
    std::vector<Handle<Pipeline>> watching;
    for (const auto& [pipeline, row] : watches) {
      watching.push_back(pipeline);
      if (!is_problem(row->state)) continue;
      worst.add(row->state);
      incident.since = incident.tellers.empty() ? *row->warning_since : std::min(incident.since, *row->warning_since);
      if (row->resolve_by)
        incident.resolve_by = std::min(*row->resolve_by, incident.resolve_by.value_or(*row->resolve_by));
      incident.overdue = incident.overdue || row->overdue;
      incident.tellers.push_back({pipeline, level_of(row->state, row->overdue)});
    }
    if (incident.tellers.empty()) return;
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
    std::sort(found_.begin(), found_.end(), [](const Incident& a, const Incident& b) {
      return std::tuple{a.state != State::alarm, a.since, std::string_view{a.subject}} <
             std::tuple{b.state != State::alarm, b.since, std::string_view{b.subject}};
    });
    return std::move(found_);
  }

 private:
  void finish(Incident incident) {
    const bool asked_for = only_.empty() || std::any_of(incident.affects.begin(), incident.affects.end(), [&](auto p) {
                             return std::binary_search(only_.begin(), only_.end(), p);
                           });
    if (!asked_for) return;
    if (incident.source) incident.issues = issues_of(incident.affects, *incident.source);
    incident.notify = notices(incident.tellers, incident.source, recipients_);
    found_.push_back(std::move(incident));
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
};

}  // namespace

std::vector<Incident> incidents(const std::vector<PipelineStatus>& rows, const Lineage& lineage,
                                const std::vector<Handle<Pipeline>>& only, Recipients& recipients) {
  std::map<SourceRef, std::vector<Watch>> watched;
  for (const PipelineStatus& pipeline : rows) {
    for (const SourceStatus& row : pipeline.sources) {
      if (row.rule != nullptr) watched[row.source].push_back({pipeline.pipeline, &row});
    }
  }
  Reporter reporter{lineage, only, recipients};
  for (const auto& [source, watches] : watched) reporter.report(source, watches);
  for (const PipelineStatus& pipeline : rows) {
    for (const ObligationStatus& row : pipeline.obligations) reporter.report(pipeline.pipeline, row);
  }
  return std::move(reporter).finish();
}

}  // namespace runbook::evaluation
