// Why a source is in its state: what its row does not say (semantics.md, Freshness).
#pragma once

#include <optional>
#include <vector>

#include "runbook/evaluate.hpp"

namespace runbook {

/// The instant at which the age of a row's source reaches `threshold`, as its rule counts, whether it has or not. Nothing
/// where there is no rule, where nothing has arrived, or where no calendar ever gets there. `pipeline`: the row's.
[[nodiscard]] std::optional<Instant> reaches(const Workspace& workspace, Handle<Pipeline> pipeline, const SourceStatus& row,
                                             Seconds threshold);

/// A row that another one, of a source without a rule of its own, has its state of.
struct Root {
  Handle<Pipeline> pipeline;  ///< under which it stands, with its rule; without one only where it is unmonitored
  const SourceStatus* row = nullptr;
  std::vector<Handle<Pipeline>> through;  ///< the pipelines that only hand it on, the nearest first; most often none
};

/// Every row that `row` has its state of, at any distance: the nearest pipelines first, then in the report's order, each
/// once. None where it is not inherited. `report` must be of the whole workspace, and hold `row`.
[[nodiscard]] std::vector<Root> roots_of(const StatusReport& report, const SourceStatus& row);

}  // namespace runbook
