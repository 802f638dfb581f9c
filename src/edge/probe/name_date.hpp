// Dates in the names of files and folders.
#pragma once

#include <optional>
#include <string_view>

#include "runbook/time.hpp"

namespace runbook::edge::probe {

/// The date nearest to the end of a path: `2026-11-23`, `2026_11_23`, `20261123`, or `year=2026/month=11/day=23`; behind
/// the first three perhaps `T0900`, `T09:00` or `T090000`, then perhaps `Z`. A date alone is its first instant in `zone`:
/// a day's partition may be filled all day long, and no more is claimed than is sure.
[[nodiscard]] std::optional<Instant> date_in_name(std::string_view path, Zone zone);

}  // namespace runbook::edge::probe
