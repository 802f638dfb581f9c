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

void add_all(const Workspace& workspace, const Pipeline& pipeline, SourceSet& sources) {
  auto& own = sources[static_cast<std::size_t>(&pipeline - workspace.pipelines.data())];
  own.assign(own.size(), true);
}

const Pipeline& pointed_at(const Workspace& workspace, const Pipeline& owner, const Selector& selector) {
  const auto parts = model::parse_selector(selector.text);
  const auto named = parts && !parts->pipeline.empty() ? find(workspace.pipelines, parts->pipeline) : std::nullopt;
  return named ? workspace[*named] : owner;
}

void add_meant(const Workspace& workspace, const Pipeline& owner, const Selector& selector, SourceSet& sources) {
  for (const auto& source : selector.selects) sources[source.pipeline.index][source.source] = true;
  if (!selector.selects.empty()) return;
  const auto parts = model::parse_selector(selector.text);
  const Pipeline& meant = pointed_at(workspace, owner, selector);
  if (parts && parts->by == model::SelectorParts::By::source) {
    std::vector<std::string_view> ids;
    for (const auto& source : meant.sources) ids.push_back(source.id);
    if (const auto near = text::closest(parts->word, ids)) {
      const auto source = find(meant.sources, *near);
      sources[static_cast<std::size_t>(&meant - workspace.pipelines.data())][source->index] = true;
      return;
    }
  }
  add_all(workspace, meant, sources);
}

}  // namespace runbook::rules
