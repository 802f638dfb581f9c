#include "facts/subjects.hpp"

#include <algorithm>

#include "text/edit_distance.hpp"

namespace runbook::facts {

Subjects::Subjects(const Workspace& workspace) {
  for (std::uint32_t p = 0; p < workspace.pipelines.size(); ++p) {
    const Pipeline& pipeline = workspace.pipelines[p];
    for (std::uint32_t i = 0; i < pipeline.sources.size(); ++i) {
      targets_.try_emplace(pipeline.id + "/" + pipeline.sources[i].id, Target{Handle<Pipeline>{p}, true, i});
    }
    for (std::uint32_t i = 0; i < pipeline.obligations.size(); ++i) {
      targets_.try_emplace(pipeline.id + "/" + pipeline.obligations[i].id, Target{Handle<Pipeline>{p}, false, i});
    }
  }
  names_.reserve(targets_.size());
  for (const auto& [name, target] : targets_) names_.push_back(name);
  std::sort(names_.begin(), names_.end());
}

const Target* Subjects::find(std::string_view subject) const {
  const auto found = targets_.find(subject);
  return found == targets_.end() ? nullptr : &found->second;
}

const std::string& Subjects::suggestion(std::string_view subject) {
  if (const auto known = suggestions_.find(subject); known != suggestions_.end()) return known->second;
  if (suggestions_left_ == 0) return no_suggestion_;
  --suggestions_left_;
  const auto close = text::closest(subject, names_);
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
