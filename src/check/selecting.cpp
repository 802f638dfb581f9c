#include "check/selecting.hpp"

#include "model/pipeline_sections.hpp"
#include "text/edit_distance.hpp"

namespace runbook::rules {

SourceSet no_sources(const Workspace& workspace) {
  SourceSet sources;
  sources.reserve(workspace.pipelines.size());
  for (const auto& pipeline : workspace.pipelines) sources.emplace_back(pipeline.sources.size());
  return sources;
}

std::size_t pointed_at(const Workspace& workspace, std::size_t owner, const Selector& selector) {
  const auto parts = model::parse_selector(selector.text);
  const bool other = parts && !parts->pipeline.empty() && parts->pipeline != workspace.pipelines[owner].id;
  const auto named = other ? find(workspace.pipelines, parts->pipeline) : std::nullopt;
  return named ? named->index : owner;
}

void Meant::add(std::size_t owner, const Selector& selector) {
  for (const auto& source : selector.selects) sources_[source.pipeline.index][source.source] = true;
  if (!selector.selects.empty()) return;
  const auto parts = model::parse_selector(selector.text);
  const std::size_t place = pointed_at(workspace_, owner, selector);
  const Pipeline& meant = workspace_.pipelines[place];
  if (parts && parts->by == model::SelectorParts::By::source && meant.sources.size() <= comparisons_left_) {
    comparisons_left_ -= meant.sources.size();
    std::vector<std::string_view> ids;
    for (const auto& source : meant.sources) ids.push_back(source.id);
    if (const auto near = text::closest(parts->word, ids)) {
      const auto source = find(meant.sources, *near);
      sources_[place][source->index] = true;
      return;
    }
  }
  add_all(place);
}

}  // namespace runbook::rules
