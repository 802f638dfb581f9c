#include "evaluate/lineage.hpp"

#include <algorithm>
#include <unordered_set>

namespace runbook::evaluation {

Lineage::Lineage(const Workspace& workspace) : downstream_(workspace.pipelines.size()) {
  std::vector<std::size_t> waits_for;
  for (std::uint32_t p = 0; p < workspace.pipelines.size(); ++p) {
    const auto& upstream = workspace.pipelines[p].upstream;
    for (const Handle<Pipeline> u : upstream) downstream_[u.index].push_back({p});
    waits_for.push_back(upstream.size());
    if (upstream.empty()) order_.push_back({p});
  }
  for (std::size_t i = 0; i < order_.size(); ++i) {
    for (const Handle<Pipeline> d : downstream_[order_[i].index]) {
      if (--waits_for[d.index] == 0) order_.push_back(d);
    }
  }
}

std::vector<Handle<Pipeline>> Lineage::with_downstream(const std::vector<Handle<Pipeline>>& pipelines) const {
  std::vector<Handle<Pipeline>> reached = pipelines;
  // By what is reached, not by what there is: this is asked for each of a hundred thousand incidents, and most feed nothing.
  std::unordered_set<std::uint32_t> seen;
  for (std::size_t i = 0; i < reached.size(); ++i) {
    for (const Handle<Pipeline> d : downstream_[reached[i].index]) {
      if (seen.insert(d.index).second) reached.push_back(d);
    }
  }
  std::sort(reached.begin(), reached.end());
  reached.erase(std::unique(reached.begin(), reached.end()), reached.end());
  return reached;
}

}  // namespace runbook::evaluation
