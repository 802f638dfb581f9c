// How much of a copied log is read at once.
#pragma once

#include <cstddef>

namespace runbook::memory {

/// A note has 4 KiB at the most; a line of brackets alone would take fifty times its size before it is refused.
inline constexpr std::size_t longest_line = 1u << 20;

}  // namespace runbook::memory
