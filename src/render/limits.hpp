// How much of what was found is told.
#pragma once

#include <cstddef>

namespace runbook::render {

/// GitHub refuses a run of SARIF with more results, and one with more locations of a result.
inline constexpr std::size_t most_sarif_results = 25'000;
inline constexpr std::size_t most_sarif_related = 1'000;

}  // namespace runbook::render
