#include "evaluate/why.hpp"

#include <deque>
#include <set>
#include <utility>

namespace runbook {
namespace evaluation {

std::optional<Instant> reaches(const oncall::Context& context, Handle<Pipeline> pipeline, const SourceStatus& row,
                               Seconds threshold) {
  if (row.rule == nullptr || !row.last_arrival) return std::nullopt;
  if (row.rule->count == Count::elapsed) return *row.last_arrival + threshold;
  return context.regime_of(context.workspace()[pipeline]).reached(*row.last_arrival, threshold);
}

}  // namespace evaluation

std::optional<Instant> reaches(const Workspace& workspace, Handle<Pipeline> pipeline, const SourceStatus& row,
                               Seconds threshold) {
  return evaluation::reaches(oncall::Context{workspace}, pipeline, row, threshold);
}

std::vector<Root> roots_of(const StatusReport& report, const SourceStatus& row) {
  if (!row.inherited_from) return {};
  std::vector<Root> roots;
  struct Visit {
    Handle<Pipeline> pipeline;
    std::vector<Handle<Pipeline>> through;
  };
  // Without recursion: a chain may be as long as there are pipelines.
  std::deque<Visit> waiting{{*row.inherited_from, {}}};
  std::set<Handle<Pipeline>> seen{*row.inherited_from};
  for (; !waiting.empty(); waiting.pop_front()) {
    const Visit& at = waiting.front();
    // A report of the whole workspace holds every pipeline at its own place.
    const PipelineStatus& status = report.pipelines[at.pipeline.index];
    for (const SourceStatus& one : status.sources) {
      if (one.state != row.state) continue;
      if (!one.inherited_from) {
        roots.push_back({at.pipeline, &one, at.through});
      } else if (seen.insert(*one.inherited_from).second) {
        Visit next{*one.inherited_from, at.through};
        next.through.push_back(at.pipeline);
        waiting.push_back(std::move(next));
      }
    }
  }
  return roots;
}

}  // namespace runbook
