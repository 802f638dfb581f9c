#include "check/explanations.hpp"
#include "check/rules.hpp"
#include "check/selecting.hpp"
#include "check/words.hpp"

namespace runbook::rules {

// A downstream's rule is the downstream's promise: who runs the pipeline itself would not be told.
void source_without_rule(const Context& context, Report& report) {
  const auto& workspace = context.workspace;
  Meant held{workspace};
  for (std::size_t p = 0; p < workspace.pipelines.size(); ++p) {
    const auto& pipeline = workspace.pipelines[p];
    if (pipeline.unread("freshness")) continue;
    for (const auto& rule : pipeline.freshness) {
      if (rule.unread("sources")) held.add_all(p);
      for (const auto& selector : rule.sources) {
        if (pointed_at(workspace, p, selector) == p) held.add(p, selector);
      }
    }
  }
  for (std::size_t p = 0; p < workspace.pipelines.size(); ++p) {
    const auto& pipeline = workspace.pipelines[p];
    if (pipeline.unread("freshness")) continue;
    for (std::size_t s = 0; s < pipeline.sources.size(); ++s) {
      const auto& source = pipeline.sources[s];
      const bool outside = source.kind == SourceKind::external_api || source.kind == SourceKind::stream;
      if (!outside || held.holds(p, s) || source.unread("kind") || is_second(pipeline, s)) continue;
      report.add(Code::source_without_rule, source.at,
                 "no freshness rule of " + ticked(pipeline.id) + " holds " + ticked(source.id) + ", which is of `kind: " +
                     std::string{name_of(source.kind)} + "`: nobody would be told that it stopped",
                 "add a rule to `sla.freshness` whose `sources` select it");
    }
  }
}

}  // namespace runbook::rules

namespace runbook::explanations {

constinit const Explanation source_without_rule{
    Code::source_without_rule,
    "Data that others send stops without notice: an interface changes, a stream dries up, a key expires. Without a "
    "freshness rule in the pipeline itself, those who run it learn of it from whoever misses the numbers. A rule "
    "downstream is that pipeline's promise, and tells its people.",
    R"(# sales.yaml
sources:
  - { id: orders, kind: external-api })",
    R"(# sales.yaml
sources:
  - { id: orders, kind: external-api }
sla:
  freshness:
    - { sources: [orders], warn_after: 24h, alarm_after: 48h })"};

}  // namespace runbook::explanations
