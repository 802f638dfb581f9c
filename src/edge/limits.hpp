// How much is read of what others wrote.
#pragma once

#include <cstddef>

namespace runbook::edge {

inline constexpr std::size_t largest_file = 8u << 20;    ///< of a workspace: language.md, RB004
inline constexpr std::size_t largest_input = 1u << 30;   ///< of what is named on the command line

}  // namespace runbook::edge
