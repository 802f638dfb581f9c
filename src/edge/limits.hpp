// How much is read of what others wrote.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace runbook::edge {

inline constexpr std::size_t largest_file = 8u << 20;    ///< of a workspace: language.md, RB004
inline constexpr std::size_t largest_input = 1u << 30;   ///< of what is named on the command line

// Of a state.
inline constexpr std::chrono::seconds busy_timeout{10};
/// Reading every page of a small one costs less than starting the program; a large one is checked where it is read.
inline constexpr std::uintmax_t checked_whole = 16u << 20;

// Of the .runbookignores from the workspace's folder down to any folder: each pattern is tried with each name, and a
// pattern of stars may take the product of both lengths. People's have some tens of lines.
inline constexpr std::size_t most_patterns = 1'000;
inline constexpr std::size_t most_pattern_bytes = 64u << 10;

// Of probes (docs/probes.md). A page that tells one instant is small.
inline constexpr std::size_t most_command_output = 1u << 20;
inline constexpr std::size_t largest_body = 8u << 20;  ///< of what an address answers with
inline constexpr int most_redirects = 5;
inline constexpr std::size_t helper_memory = 2u << 30;  ///< a driver that takes in a value of a gigabyte must not take the machine with it

}  // namespace runbook::edge
