#include "verify/reach.hpp"

#include <algorithm>

#include "verify/subject.hpp"

namespace runbook::verification {
namespace {

std::string selectors_of(const FreshnessRule& rule) {
  std::string text;
  for (const Selector& selector : rule.sources) text += (text.empty() ? "" : ", ") + selector.text;
  return text;
}

std::optional<Location> place_of(const Workspace& workspace, const Pipeline& pipeline, Level level) {
  for (const auto* notify : {&pipeline.notify, &workspace.notify}) {
    const auto& list = notify->at(level);
    if (list && !list->empty()) return list->front().who.at;
  }
  return std::nullopt;
}

bool reaches_responsible(const std::vector<Addressee>& list) {
  return std::any_of(list.begin(), list.end(), [](const Addressee& entry) {
    return entry.word == Addressee::Word::responsible || entry.word == Addressee::Word::oncall;
  });
}

bool is_by_rotation(const Workspace& workspace, const Coverage& coverage, std::string_view rotation) {
  const auto* by = coverage.by.to ? std::get_if<Handle<Rotation>>(&*coverage.by.to) : nullptr;
  return by != nullptr && workspace[*by].id == rotation;
}

}  // namespace

/// What an expectation looks at, that is, what would have it fail if it were otherwise.
class Looks {
 public:
  explicit Looks(const Scenario::Expectation& written) : written_(written) {}

  [[nodiscard]] bool at_state(std::string_view subject) const { return has(written_.states, subject); }
  /// Whether it says by when a source must be resolved by the rule of this pipeline. An earlier time of another, where
  /// none is named, hides it.
  [[nodiscard]] bool at_deadline(const Scene& scene, const std::string& pipeline, const std::string& subject,
                                 const std::optional<Instant>& of_rule) const {
    return std::any_of(written_.resolve_by.begin(), written_.resolve_by.end(), [&](const auto& one) {
      if (one.subject.value != subject) return false;
      return one.pipeline ? one.pipeline->value == pipeline : of_rule == resolve_by(scene, subject, {});
    });
  }
  [[nodiscard]] bool at_overdue() const { return written_.overdue.has_value(); }
  [[nodiscard]] bool at_told() const {
    return written_.told || (written_.told_includes && !written_.told_includes->empty());
  }
  [[nodiscard]] bool at_shift(const Workspace& workspace, const Coverage& coverage) const {
    return std::any_of(written_.oncall.begin(), written_.oncall.end(),
                       [&](const auto& one) { return is_by_rotation(workspace, coverage, one.first.value); });
  }

 private:
  template <class Pairs>
  static bool has(const Pairs& pairs, std::string_view name) {
    return std::any_of(pairs.begin(), pairs.end(), [&](const auto& one) { return one.first.value == name; });
  }

  const Scenario::Expectation& written_;
};

Reach::Reach(const oncall::Context& context) : context_(context) {
  for (std::uint32_t p = 0; p < context.workspace().pipelines.size(); ++p) add_pipeline({p});
}

void Reach::add_pipeline(Handle<Pipeline> handle) {
  const Workspace& workspace = context_.workspace();
  const Pipeline& pipeline = workspace[handle];
  const auto add = [&](Part::Kind kind, const void* thing, std::string what, std::optional<Level> level,
                       std::optional<Location> at) {
    places_.emplace(std::pair{thing, level}, list_.size());
    list_.push_back({kind, handle, std::move(what), level, at, {}});
  };
  const bool settles = std::any_of(pipeline.obligations.begin(), pipeline.obligations.end(),
                                   [](const Obligation& o) { return o.settles_problems; });
  bool levels[3] = {};  // that something in this pipeline can be at
  for (const FreshnessRule& rule : pipeline.freshness) {
    for (const Level level : {Level::warning, Level::alarm, Level::overdue}) {
      if (level == Level::overdue && !rule.resolve_within && !settles) continue;
      levels[static_cast<int>(level)] = true;
      add(Part::Kind::rule, &rule, selectors_of(rule), level, rule.at);
    }
  }
  for (const Obligation& obligation : pipeline.obligations) {
    for (const Level level : {Level::warning, Level::overdue}) {
      if (level == Level::warning && !obligation.warn_before) continue;
      levels[static_cast<int>(level)] = true;
      add(Part::Kind::obligation, &obligation, obligation.id, level, obligation.at);
    }
  }
  for (const Level level : {Level::warning, Level::alarm, Level::overdue}) {
    if (levels[static_cast<int>(level)])
      add(Part::Kind::notify, &pipeline, {}, level, place_of(workspace, pipeline, level));
  }
  for (const Coverage& coverage : pipeline.coverage)
    add(Part::Kind::coverage, &coverage, coverage.id, std::nullopt, coverage.at);
}

void Reach::mark(const void* thing, std::optional<Level> level) {
  const auto found = places_.find({thing, level});
  if (found == places_.end()) return;
  auto& by = list_[found->second].by;
  if (by.empty() || by.back() != scenario_) by.push_back(scenario_);
}

void Reach::visit(const Scene& scene, const Scenario::Expectation& expectation, std::uint32_t scenario) {
  scenario_ = scenario;
  const Looks looks{expectation};
  const Workspace& workspace = scene.workspace();
  for (const PipelineStatus& status : scene.report.pipelines) {
    const Pipeline& pipeline = workspace[status.pipeline];
    const auto of_pipeline = [&](State state) { return state == status.state && looks.at_state(pipeline.id); };
    for (const SourceStatus& row : status.sources) {
      const std::string subject = subject_of(workspace, row.source);
      // Of several pipelines that watch a source only the worst decides its state.
      const bool deadline = looks.at_deadline(scene, pipeline.id, subject, row.resolve_by);
      const bool state = looks.at_state(subject) && find_subject(scene, subject).state() == row.state;
      visit_row(row.rule, row.state, row.overdue, state || of_pipeline(row.state) || deadline, looks);
      if (row.overdue && (deadline || looks.at_overdue())) mark(row.rule, Level::overdue);
    }
    for (const ObligationStatus& row : status.obligations) {
      const Obligation& obligation = pipeline.obligations[row.obligation];
      const std::string subject = subject_of(pipeline, obligation.id);
      const bool state = looks.at_state(subject) || of_pipeline(row.state) ||
                         looks.at_deadline(scene, pipeline.id, subject, resolve_by(scene, subject, {}));
      visit_row(&obligation, row.state, row.overdue, state, looks);
      if (row.overdue && (state || looks.at_overdue())) mark(&obligation, Level::overdue);  // overdue is its alarm
    }
  }
  evaluation::Recipients recipients{context_, scene.now()};
  for (const Incident& incident : scene.report.incidents) {
    for (const Incident::Teller& teller : incident.circle->tellers) visit_teller(incident, teller, recipients, looks);
  }
}

void Reach::visit_row(const void* thing, State state, bool overdue, bool at_state, const Looks& looks) {
  if (state != State::warning && state != State::alarm) return;
  const Level level = state == State::alarm ? Level::alarm : Level::warning;
  if (at_state) mark(thing, level);
  if (looks.at_told()) mark(thing, overdue ? Level::overdue : level);  // the one whose list is told
}

void Reach::visit_teller(const Incident& incident, const Incident::Teller& teller, evaluation::Recipients& recipients,
                         const Looks& looks) {
  const Workspace& workspace = context_.workspace();
  const Pipeline& pipeline = workspace[teller.pipeline];
  const auto& list = notify_list(workspace, pipeline, teller.level);
  if (!list.empty() && looks.at_told()) mark(&pipeline, teller.level);
  if (pipeline.coverage.empty() || !reaches_responsible(list)) return;
  const auto on_call = recipients.on_call(pipeline, incident.source());
  if (on_call && (looks.at_told() || looks.at_shift(workspace, *on_call->coverage)))
    mark(on_call->coverage, std::nullopt);
}

}  // namespace runbook::verification
