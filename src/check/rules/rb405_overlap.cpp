#include <algorithm>
#include <map>

#include "check/explanations.hpp"
#include "check/rules.hpp"
#include "check/words.hpp"

namespace runbook::rules {
namespace {

struct Holder {
  SourceRef source;
  std::size_t rule = 0;
  std::size_t selector = 0;  ///< within the rule
  auto operator<=>(const Holder&) const = default;
};

/// What a rule holds although an earlier one does.
struct Overlap {
  std::size_t selector = 0;  ///< the first of the rule's that does so
  std::vector<std::string> sources;
  std::vector<Location> earlier;
};

std::vector<Holder> holders_of(const Pipeline& pipeline) {
  std::vector<Holder> holders;
  for (std::size_t r = 0; r < pipeline.freshness.size(); ++r) {
    const auto& selectors = pipeline.freshness[r].sources;
    for (std::size_t s = 0; s < selectors.size(); ++s) {
      for (const auto& source : selectors[s].selects) holders.push_back({source, r, s});
    }
  }
  std::ranges::sort(holders);  // of one source: as written
  return holders;
}

std::map<std::size_t, Overlap> overlaps_of(const Workspace& workspace, const Pipeline& pipeline) {
  const auto holders = holders_of(pipeline);
  std::map<std::size_t, Overlap> overlaps;
  for (std::size_t first = 0, i = 0; i < holders.size(); ++i) {
    const auto& holder = holders[i];
    if (holder.source != holders[first].source) first = i;
    if (holder.rule == holders[first].rule || holder.rule == holders[i - 1].rule) continue;  // two selectors of one rule may
    const auto [found, is_new] = overlaps.try_emplace(holder.rule);
    auto& overlap = found->second;
    overlap.selector = is_new ? holder.selector : std::min(overlap.selector, holder.selector);
    const bool own = &workspace[holder.source.pipeline] == &pipeline;
    overlap.sources.push_back(own ? std::string{workspace[holder.source].id} : subject_of(workspace, holder.source));
    overlap.earlier.push_back(pipeline.freshness[holders[first].rule].sources[holders[first].selector].at);
  }
  return overlaps;
}

}  // namespace

// One finding a rule, with all the sources that an earlier rule holds already.
void overlapping_rules(const Context& context, Report& report) {
  for (const auto& pipeline : context.workspace.pipelines) {
    if (pipeline.freshness.size() < 2) continue;
    for (auto& [rule, overlap] : overlaps_of(context.workspace, pipeline)) {
      std::ranges::sort(overlap.earlier);
      const auto rest = std::ranges::unique(overlap.earlier);
      overlap.earlier.erase(rest.begin(), rest.end());
      std::vector<Related> related;
      for (const auto& at : overlap.earlier) {
        if (related.size() == most_related) break;
        related.push_back({at, "first held here"});
      }
      report.add(Code::overlapping_rules, pipeline.freshness[rule].sources[overlap.selector].at,
                 "an earlier freshness rule of " + ticked(pipeline.id) + " holds " + ticked_list(overlap.sources) + " already",
                 "let one rule hold each source: narrow one of the two selectors", std::move(related));
    }
  }
}

}  // namespace runbook::rules

namespace runbook::explanations {

constinit const Explanation overlapping_rules{
    Code::overlapping_rules,
    "With two rules on one source it is open which thresholds hold, and when it must be resolved. Each source of a "
    "pipeline has one rule at the most. Narrow one of them: a tag or the sources' names select some where `*` or a kind "
    "takes all.",
    R"(# sales.yaml
sources:
  - { id: orders }
  - { id: returns }
sla:
  freshness:
    - { sources: ["*"], warn_after: 24h, alarm_after: 48h }
    - { sources: [returns], warn_after: 3d, alarm_after: 5d })",
    R"(# sales.yaml
sources:
  - { id: orders }
  - { id: returns }
sla:
  freshness:
    - { sources: [orders], warn_after: 24h, alarm_after: 48h }
    - { sources: [returns], warn_after: 3d, alarm_after: 5d })"};

}  // namespace runbook::explanations
