// Which rows are incidents, whom these affect, and who is told (semantics.md, Incidents and who is told).
#pragma once

#include <vector>

#include "evaluate/lineage.hpp"
#include "evaluate/recipients.hpp"
#include "runbook/evaluate.hpp"

namespace runbook::evaluation {

/// Adds to the report every source that a rule holds in warning or alarm and every obligation in warning or alarm: one
/// incident each, however many pipelines watch it. Sorted: alarm first, then the earliest `since`, then subject. `rows`: of every
/// pipeline, by handle. `only`: of which an incident must affect one to be listed (ascending; empty: all).
void add_incidents(StatusReport& report, const std::vector<PipelineStatus>& rows, const Lineage& lineage,
                   const std::vector<Handle<Pipeline>>& only, Recipients& recipients);

}  // namespace runbook::evaluation
