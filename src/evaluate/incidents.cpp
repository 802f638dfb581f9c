#include "evaluate/incidents.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <utility>

#include "evaluate/notices.hpp"
#include "evaluate/obligations.hpp"
#include "evaluate/states.hpp"

namespace runbook::evaluation {
namespace {

/// A source as one of the pipelines sees it whose rules hold it.
struct Watch {
  SourceRef source;
  Handle<Pipeline> pipeline;
  const SourceStatus* row = nullptr;
};

/// The watches of other pipelines' sources, those of a source together, ascending by source and then by pipeline: few,
/// where a pipeline's own sources are all there are.
std::vector<Watch> watches_of_others(const std::vector<PipelineStatus>& rows) {
  std::vector<Watch> watches;
  for (const PipelineStatus& pipeline : rows) {
    // They stand behind its own.
    for (auto row = pipeline.sources.rbegin(); row != pipeline.sources.rend() && row->source.pipeline != pipeline.pipeline; ++row) {
      if (row->rule != nullptr) watches.push_back({row->source, pipeline.pipeline, &*row});
    }
  }
  std::ranges::sort(watches, {}, [](const Watch& one) { return std::pair{one.source, one.pipeline}; });
  return watches;
}

Level level_of(State state, bool overdue) {
  return overdue ? Level::overdue : state == State::alarm ? Level::alarm : Level::warning;
}

/// Turns problems into incidents, all against the same workspace and instant.
class Reporter {
 public:
  Reporter(const Lineage& lineage, const std::vector<Handle<Pipeline>>& only, Recipients& recipients, std::size_t expected)
      : lineage_(lineage), only_(only), recipients_(recipients), workspace_(recipients.workspace()) {
    if (only.empty()) found_.reserve(expected);  // growing takes twice as much for a while
  }

  /// The next pipeline's problems follow: what they have in common is not asked for again.
  void begin() {
    circles_of_pipeline_.clear();
    own_affects_.reset();
  }

  /// A source, by all who watch it (ascending by pipeline).
  void report(SourceRef source, std::span<const Watch> watches) {
    Incident incident;
    Worst worst;
    key_.clear();
    for (const auto& [_, pipeline, row] : watches) {
      key_.watching.push_back(pipeline);
      if (!is_problem(row->state)) continue;
      worst.add(row->state);
      incident.since = key_.tellers.empty() ? *row->warning_since : std::min(incident.since, *row->warning_since);
      if (row->resolve_by) incident.resolve_by = std::min(*row->resolve_by, incident.resolve_by.value_or(*row->resolve_by));
      incident.overdue = incident.overdue || row->overdue;
      key_.tellers.push_back({pipeline, level_of(row->state, row->overdue)});
    }
    if (key_.tellers.empty()) return;
    incident.pipeline = source.pipeline;
    incident.index = source.source;
    incident.of_source = true;
    incident.state = worst.state();
    finish(std::move(incident));
  }

  void report(Handle<Pipeline> pipeline, const ObligationStatus& row) {
    if (!is_problem(row.state)) return;
    key_.clear();
    key_.watching = {pipeline};
    key_.tellers = {{pipeline, level_of(row.state, row.overdue)}};
    Incident incident;
    incident.pipeline = pipeline;
    incident.index = row.obligation;
    incident.state = row.state;
    incident.overdue = row.overdue;
    incident.since = warns_from(workspace_[pipeline].obligations[row.obligation], *row.due);
    incident.resolve_by = row.due;
    finish(std::move(incident));
  }

  /// Into the report, in their order.
  void finish(StatusReport& report) && {
    const auto places = places_of_pipelines();
    // Names are looked at where nothing else decides: they lie all over the memory.
    std::ranges::sort(found_, [&](const Incident& a, const Incident& b) {
      if (a.state != b.state) return a.state == State::alarm;
      if (a.since != b.since) return a.since < b.since;
      if (a.pipeline != b.pipeline) return places[a.pipeline.index] < places[b.pipeline.index];
      if (a.of_source == b.of_source) return a.index < b.index;  // both lists stand in the order of their ids
      return id_of(workspace_, a) < id_of(workspace_, b);
    });
    report.incidents = std::move(found_);
    report.circles = std::move(circles_);
  }

 private:
  /// All that decides whom an incident concerns.
  struct Key {
    std::vector<Handle<Pipeline>> watching;
    std::vector<Incident::Teller> tellers;
    std::vector<const Coverage*> coverage;  // of each teller, who is on call for it
    std::vector<Incident::IssueRef> issues;
    bool of_source = false;  // an obligation is held by other coverage
    auto operator<=>(const Key&) const = default;
    void clear() { watching.clear(), tellers.clear(), coverage.clear(), issues.clear(); }
  };

  /// Where each pipeline's subjects stand among those of the others: two of them are told apart without a look at their
  /// names. Not the order of the ids: "a-b/x" stands before "a/x".
  [[nodiscard]] std::vector<std::uint32_t> places_of_pipelines() const {
    std::vector<std::pair<std::string, std::uint32_t>> beginnings;
    for (const Pipeline& pipeline : workspace_.pipelines)
      beginnings.emplace_back(pipeline.id + "/", static_cast<std::uint32_t>(beginnings.size()));
    std::sort(beginnings.begin(), beginnings.end());
    std::vector<std::uint32_t> places(beginnings.size());
    for (std::uint32_t i = 0; i < beginnings.size(); ++i) places[beginnings[i].second] = i;
    return places;
  }

  /// Lists an incident with its circle, as `key_` has it.
  void finish(Incident incident) {
    std::vector<Handle<Pipeline>> others;
    const bool own = key_.watching.size() == 1 && key_.watching.front() == incident.pipeline;
    if (!own) others = lineage_.with_downstream(key_.watching);
    // Only where there is a problem: with the length of a chain of pipelines this grows for each of them.
    if (own && !own_affects_) own_affects_ = lineage_.with_downstream(key_.watching);
    const auto& affects = own ? *own_affects_ : others;
    const bool asked_for = only_.empty() || std::ranges::any_of(affects, [&](auto p) { return std::ranges::binary_search(only_, p); });
    if (!asked_for) return;
    const auto source = incident.source();
    // Of a source nothing decides who is told but the coverage that holds it.
    for (const auto& [pipeline, level] : key_.tellers) {
      const auto on_call = recipients_.on_call(workspace_[pipeline], source);
      key_.coverage.push_back(on_call ? on_call->coverage : nullptr);
    }
    if (source) add_issues(affects, *source);
    key_.of_source = incident.of_source;
    auto& circle = circles_of_pipeline_[key_];
    if (circle == nullptr) circle = &circles_->emplace_back(affects, key_.issues, key_.tellers, notices(key_.tellers, source, recipients_));
    incident.circle = circle;
    found_.push_back(std::move(incident));
  }

  /// The common issues of these pipelines whose `affects` select the source, by pipeline and id.
  void add_issues(const std::vector<Handle<Pipeline>>& affected, SourceRef source) {
    for (const Handle<Pipeline> p : affected) {
      const auto& issues = workspace_[p].issues;
      const auto first = static_cast<std::ptrdiff_t>(key_.issues.size());
      for (std::uint32_t i = 0; i < issues.size(); ++i) {
        const bool selects = std::ranges::any_of(issues[i].affects, [&](const Selector& s) { return s.selects.contains(source); });
        if (selects) key_.issues.push_back({p, i});
      }
      std::sort(key_.issues.begin() + first, key_.issues.end(),
                [&](const auto& a, const auto& b) { return issues[a.issue].id < issues[b.issue].id; });
    }
  }

  const Lineage& lineage_;
  const std::vector<Handle<Pipeline>>& only_;
  Recipients& recipients_;
  const Workspace& workspace_;
  std::vector<Incident> found_;
  Key key_;  // of the incident at hand; a member, since its lists keep their room
  std::shared_ptr<std::deque<Incident::Circle>> circles_ = std::make_shared<std::deque<Incident::Circle>>();
  std::map<Key, const Incident::Circle*> circles_of_pipeline_;  // the pipeline at hand
  std::optional<std::vector<Handle<Pipeline>>> own_affects_;    // by the pipeline at hand and no other, once it is asked for
};

}  // namespace

void add_incidents(StatusReport& report, const std::vector<PipelineStatus>& rows, const Lineage& lineage,
                   const std::vector<Handle<Pipeline>>& only, Recipients& recipients) {
  std::size_t problems = 0;
  for (const PipelineStatus& pipeline : rows) {
    const auto count = [](const auto& list) { return std::ranges::count_if(list, [](const auto& row) { return is_problem(row.state); }); };
    problems += static_cast<std::size_t>(count(pipeline.sources) + count(pipeline.obligations));
  }
  Reporter reporter{lineage, only, recipients, problems};
  const std::vector<Watch> others = watches_of_others(rows);
  std::vector<Watch> watches;
  auto other = others.begin();
  for (const PipelineStatus& pipeline : rows) {
    reporter.begin();
    for (const SourceStatus& row : pipeline.sources) {
      if (row.source.pipeline != pipeline.pipeline) break;
      watches.clear();
      if (row.rule != nullptr) watches.push_back({row.source, pipeline.pipeline, &row});
      for (; other != others.end() && other->source == row.source; ++other) watches.push_back(*other);
      std::ranges::sort(watches, {}, &Watch::pipeline);
      if (!watches.empty()) reporter.report(row.source, watches);
    }
    for (const ObligationStatus& row : pipeline.obligations) reporter.report(pipeline.pipeline, row);
  }
  std::move(reporter).finish(report);
}

}  // namespace runbook::evaluation

namespace runbook {

const std::vector<Notice>& Incident::notify() const {
  static const std::vector<Notice> nobody;
  return silence() ? nobody : circle->notify;
}

std::string_view id_of(const Workspace& workspace, const Incident& incident) {
  const Pipeline& pipeline = workspace[incident.pipeline];
  return incident.of_source ? pipeline.sources[incident.index].id : pipeline.obligations[incident.index].id;
}

std::string subject_of(const Workspace& workspace, const Incident& incident) {
  return subject_of(workspace[incident.pipeline], id_of(workspace, incident));
}

const Incident* incident_of(const StatusReport& report, const Workspace& workspace, std::string_view subject) {
  const auto slash = subject.find('/');
  if (slash == subject.npos) return nullptr;
  const auto found = std::ranges::find_if(report.incidents, [&](const Incident& one) {
    return workspace[one.pipeline].id == subject.substr(0, slash) && id_of(workspace, one) == subject.substr(slash + 1);
  });
  return found == report.incidents.end() ? nullptr : &*found;
}

}  // namespace runbook
