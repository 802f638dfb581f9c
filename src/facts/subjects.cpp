#include "facts/subjects.hpp"

#include <algorithm>

#include "text/edit_distance.hpp"

namespace runbook::facts {

namespace {

std::vector<std::string> all_subjects(const Workspace& workspace) {
  std::vector<std::string> names;
  for (const Pipeline& pipeline : workspace.pipelines) {
    for (const Source& source : pipeline.sources) names.push_back(subject_of(pipeline, source.id));
    for (const Obligation& obligation : pipeline.obligations) names.push_back(subject_of(pipeline, obligation.id));
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace

Subjects::Subjects(const Workspace& workspace) : workspace_(workspace) {
  pipelines_.reserve(workspace.pipelines.size());
  for (std::uint32_t p = 0; p < workspace.pipelines.size(); ++p) pipelines_.try_emplace(workspace.pipelines[p].id, p);
}

std::optional<Target> Subjects::find(std::string_view subject) const {
  const std::size_t slash = subject.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const auto found = pipelines_.find(subject.substr(0, slash));
  if (found == pipelines_.end()) return std::nullopt;
  const std::string_view name = subject.substr(slash + 1);
  const Handle<Pipeline> handle{found->second};
  const Pipeline& pipeline = workspace_[handle];
  if (const auto source = runbook::find(pipeline.sources, name)) return Target{handle, true, source->index};
  if (const auto obligation = runbook::find(pipeline.obligations, name)) return Target{handle, false, obligation->index};
  return std::nullopt;
}

const std::string& Subjects::suggestion(std::string_view subject) {
  if (const auto known = suggestions_.find(subject); known != suggestions_.end()) return known->second;
  if (suggestions_left_ == 0) return no_suggestion_;
  --suggestions_left_;
  if (names_.empty()) {
    names_ = all_subjects(workspace_);
    candidates_.assign(names_.begin(), names_.end());
  }
  const auto close = text::closest(subject, candidates_);
  std::string help = close ? "; did you mean \"" + std::string{*close} + "\"?" : std::string{};
  return suggestions_.emplace(subject, std::move(help)).first->second;
}

Gathering::Gathering(const Workspace& workspace) {
  std::uint32_t sources = 0, obligations = 0;
  for (const Pipeline& pipeline : workspace.pipelines) {
    source_places_.push_back(sources);
    obligation_places_.push_back(obligations);
    source_sizes_.push_back(static_cast<std::uint32_t>(pipeline.sources.size()));
    obligation_sizes_.push_back(static_cast<std::uint32_t>(pipeline.obligations.size()));
    sources += source_sizes_.back();
    obligations += obligation_sizes_.back();
  }
}

void Gathering::add(const Target& target, const Observation& seen) {
  if (target.is_source) sources_.emplace_back(source_places_[target.pipeline.index] + target.index, seen.at);
  else obligations_.emplace_back(obligation_places_[target.pipeline.index] + target.index, seen);
}

Facts Gathering::finish() && {
  Facts facts{{source_sizes_, sources_}, {obligation_sizes_, obligations_}};
  for (std::size_t i = 0; i < facts.sources.size(); ++i) std::ranges::sort(facts.sources.at(i));
  for (std::size_t i = 0; i < facts.obligations.size(); ++i) std::ranges::stable_sort(facts.obligations.at(i), {}, &Observation::at);
  return facts;
}

}  // namespace runbook::facts
