// What `status` lists under each pipeline at an instant.
#pragma once

#include <vector>

#include "runbook/evaluate.hpp"
#include "schedule/context.hpp"

namespace runbook::evaluation {

/// The rows of one pipeline at `now` and their worst state. `all`: by handle; those of its upstreams are at `now`
/// already, since inherited states look at these.
[[nodiscard]] PipelineStatus rows_of(const oncall::Context& context, const Facts& facts, Handle<Pipeline> pipeline,
                                     Instant now, const std::vector<PipelineStatus>& all);

/// A source and the rule that holds it.
struct Ruled {
  SourceRef source;
  const FreshnessRule* rule = nullptr;
};
/// The sources that a pipeline's rules select, its own and upstream ones: ascending, each once, with the first such rule.
[[nodiscard]] std::vector<Ruled> rules_by_source(const Pipeline& pipeline);

}  // namespace runbook::evaluation
