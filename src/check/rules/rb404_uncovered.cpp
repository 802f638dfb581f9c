#include "check/rules.hpp"
#include "check/selecting.hpp"
#include "check/words.hpp"

namespace runbook::rules {

// A downstream's rule is the downstream's promise: who runs the pipeline itself would not be told.
void source_without_rule(const Context& context, Report& report) {
  const auto& workspace = context.workspace;
  auto held = no_sources(workspace);
  for (std::size_t p = 0; p < workspace.pipelines.size(); ++p) {
    const auto& pipeline = workspace.pipelines[p];
    if (pipeline.unread("freshness") && pipeline.freshness.empty()) continue;
    for (const auto& rule : pipeline.freshness) {
      if (rule.unread("sources") && rule.sources.empty()) add_all(workspace, pipeline, held);
      for (const auto& selector : rule.sources) {
        if (&pointed_at(workspace, pipeline, selector) == &pipeline) add_meant(workspace, pipeline, selector, held);
      }
    }
  }
  for (std::size_t p = 0; p < workspace.pipelines.size(); ++p) {
    const auto& pipeline = workspace.pipelines[p];
    if (pipeline.unread("freshness") && pipeline.freshness.empty()) continue;
    for (std::size_t s = 0; s < pipeline.sources.size(); ++s) {
      const auto& source = pipeline.sources[s];
      const bool outside = source.kind == SourceKind::external_api || source.kind == SourceKind::stream;
      if (!outside || held[p][s] || source.unread("kind") || source.unread("id")) continue;
      report.add(Code::source_without_rule, source.at,
                 "no freshness rule of " + ticked(pipeline.id) + " holds " + ticked(source.id) + ", which is of `kind: " +
                     std::string{name_of(source.kind)} + "`: nobody would be told that it stopped",
                 "add a rule to `sla.freshness` whose `sources` select it");
    }
  }
}

}  // namespace runbook::rules
