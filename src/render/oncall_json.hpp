// The JSON of cli.md's `oncall`, for the views that add to it, and what the others share with it.
#pragma once

#include <vector>

#include "render/json.hpp"
#include "runbook/schedule.hpp"

namespace runbook::render {

/// Every key of `oncall`, in the documented order.
[[nodiscard]] Json oncall_keys(const OncallReport& report, const Workspace& workspace);

/// `version`, `workspace`, `from`, `to`, `timezone`.
[[nodiscard]] Json json_window(const Workspace& workspace, Interval window);

/// `[{start, end, seconds}]`.
[[nodiscard]] Json json_gaps(const std::vector<Interval>& gaps, Zone zone);

/// An instant; null where it is Instant::min() or max(), out of reach.
[[nodiscard]] Json json_bound(Instant at, Zone zone);

}  // namespace runbook::render
