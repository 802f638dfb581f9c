#include "evaluate/lineage.hpp"

#include <algorithm>

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
  std::vector<bool> seen(downstream_.size());
  for (const Handle<Pipeline> p : reached) seen[p.index] = true;
  for (std::size_t i = 0; i < reached.size(); ++i) {
    for (const Handle<Pipeline> d : downstream_[reached[i].index]) {
      if (!seen[d.index]) reached.push_back(d);
      seen[d.index] = true;
    }
  }
  std::sort(reached.begin(), reached.end());
  reached.erase(std::unique(reached.begin(), reached.end()), reached.end());
  return reached;
}

}  // namespace runbook::evaluation
