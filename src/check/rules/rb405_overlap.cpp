#include <algorithm>
#include <map>

#include "check/rules.hpp"
#include "check/words.hpp"

namespace runbook::rules {
namespace {

struct Holder {
  SourceRef source;
  std::size_t rule = 0;
  std::size_t selector = 0;  ///< within the rule
};

}  // namespace

// One finding a selector, with all the sources that an earlier rule holds already. Two selectors of one rule may overlap.
void overlapping_rules(const Context& context, Report& report) {
  const auto& workspace = context.workspace;
  for (const auto& pipeline : workspace.pipelines) {
    std::vector<Holder> holders;
    for (std::size_t r = 0; r < pipeline.freshness.size(); ++r) {
      const auto& selectors = pipeline.freshness[r].sources;
      for (std::size_t s = 0; s < selectors.size(); ++s) {
        for (const auto& source : selectors[s].selects) holders.push_back({source, r, s});
      }
    }
    std::ranges::stable_sort(holders, {}, &Holder::source);  // of one source: as written

    struct Overlap {
      std::vector<std::string> sources;
      std::vector<Location> earlier;
    };
    std::map<std::pair<std::size_t, std::size_t>, Overlap> overlaps;
    for (std::size_t first = 0, i = 0; i < holders.size(); ++i) {
      if (holders[i].source != holders[first].source) first = i;
      const auto& holder = holders[i];
      if (holder.rule == holders[first].rule) continue;
      if (i > 0 && holders[i - 1].source == holder.source && holders[i - 1].rule == holder.rule) continue;  // said already
      auto& [sources, earlier] = overlaps[{holder.rule, holder.selector}];
      const bool own = &workspace[holder.source.pipeline] == &pipeline;
      sources.push_back(own ? workspace[holder.source].id : subject_of(workspace, holder.source));
      const auto at = pipeline.freshness[holders[first].rule].sources[holders[first].selector].at;
      if (std::ranges::find(earlier, at) == earlier.end()) earlier.push_back(at);
    }
    for (const auto& [place, overlap] : overlaps) {
      const auto& selector = pipeline.freshness[place.first].sources[place.second];
      std::vector<Related> related;
      for (const auto& at : overlap.earlier) related.push_back({at, "first held here"});
      report.add(Code::overlapping_rules, selector.at,
                 "an earlier freshness rule of " + ticked(pipeline.id) + " holds " + ticked_list(overlap.sources) + " already",
                 "let one rule hold each source: narrow one of the two selectors", std::move(related));
    }
  }
}

}  // namespace runbook::rules
