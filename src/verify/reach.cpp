#include "verify/reach.hpp"

#include <algorithm>

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

}  // namespace

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

void Reach::mark(const void* thing, std::optional<Level> level, std::uint32_t scenario) {
  const auto found = places_.find({thing, level});
  if (found == places_.end()) return;
  auto& by = list_[found->second].by;
  if (by.empty() || by.back() != scenario) by.push_back(scenario);
}

void Reach::visit(const StatusReport& report, std::uint32_t scenario) {
  for (const PipelineStatus& status : report.pipelines) {
    for (const SourceStatus& row : status.sources) {
      if (row.state == State::warning) mark(row.rule, Level::warning, scenario);
      if (row.state == State::alarm) mark(row.rule, Level::alarm, scenario);
      if (row.overdue) mark(row.rule, Level::overdue, scenario);
    }
    for (const ObligationStatus& row : status.obligations) {
      const Obligation& obligation = context_.workspace()[status.pipeline].obligations[row.obligation];
      if (row.state == State::warning) mark(&obligation, Level::warning, scenario);
      if (row.overdue) mark(&obligation, Level::overdue, scenario);
    }
  }
  evaluation::Recipients recipients{context_, report.at};
  for (const Incident& incident : report.incidents) {
    for (const Incident::Teller& teller : incident.tellers) visit_teller(incident, teller, recipients, scenario);
  }
}

void Reach::visit_teller(const Incident& incident, const Incident::Teller& teller, evaluation::Recipients& recipients,
                         std::uint32_t scenario) {
  const Workspace& workspace = context_.workspace();
  const Pipeline& pipeline = workspace[teller.pipeline];
  const auto& list = notify_list(workspace, pipeline, teller.level);
  if (!list.empty()) mark(&pipeline, teller.level, scenario);
  if (pipeline.coverage.empty() || !reaches_responsible(list)) return;
  if (const auto on_call = recipients.on_call(pipeline, incident.source))
    mark(on_call->coverage, std::nullopt, scenario);
}

}  // namespace runbook::verification
