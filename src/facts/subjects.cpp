#include "facts/subjects.hpp"

#include <algorithm>

#include "text/edit_distance.hpp"

namespace runbook::facts {

namespace {

std::vector<std::string> all_subjects(const Workspace& workspace) {
  std::vector<std::string> names;
  for (const Pipeline& pipeline : workspace.pipelines) {
    for (const Source& source : pipeline.sources) names.push_back(pipeline.id + "/" + source.id);
    for (const Obligation& obligation : pipeline.obligations) names.push_back(pipeline.id + "/" + obligation.id);
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

Facts no_facts(const Workspace& workspace) {
  Facts facts;
  for (const Pipeline& pipeline : workspace.pipelines) {
    facts.sources.emplace_back(pipeline.sources.size());
    facts.obligations.emplace_back(pipeline.obligations.size());
  }
  return facts;
}

void sort_by_instant(Facts& facts) {
  const auto earlier = [](const Observation& a, const Observation& b) { return a.at < b.at; };
  for (auto* kind : {&facts.sources, &facts.obligations}) {
    for (auto& pipeline : *kind) {
      for (auto& list : pipeline) {
        if (!std::is_sorted(list.begin(), list.end(), earlier)) std::stable_sort(list.begin(), list.end(), earlier);
      }
    }
  }
}

}  // namespace runbook::facts
