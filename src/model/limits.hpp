// How long a name may be, and how much selectors may select.
#pragma once

#include <cstddef>

namespace runbook::model {

inline constexpr std::size_t longest_id = 63;  // language.md: as in host names, which ids often are put into

/// Sources that all selectors of a pipeline select, each counted as often as it is selected: thousands of rules with `*`
/// over thousands of sources, which a file of a megabyte holds, would otherwise take gigabytes.
inline constexpr std::size_t most_selected = 1'000'000;

}  // namespace runbook::model
