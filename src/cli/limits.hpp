// What the program takes at the most, told in one place: `--help`, the man page and docs/limits.md are made of it, and the
// numbers are those that the layers hold themselves to.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace runbook::cli {

inline constexpr std::chrono::days longest_window{36'600};  // a century of shifts is a report, more is a mistake
inline constexpr std::chrono::days longest_replay{3660};    // ten years of states: each is evaluated
inline constexpr std::chrono::days longest_plan{400};       // nobody's leave is known for longer, and each shift is tried with everybody
inline constexpr std::int64_t most_shifts = 2'000'000;    // of one report, some half a gigabyte
inline constexpr std::int64_t most_samples = 100'000;     // more than anybody reads, and little enough to be quick
inline constexpr std::size_t longest_note = 4096;
inline constexpr unsigned most_jobs = 64;
inline constexpr std::chrono::seconds longest_look{3600};

struct Limit {
  std::string of;      ///< what is limited: `a file`
  std::string most;    ///< `8 MiB`
  std::string beyond;  ///< what happens beyond, as a sentence without its end
};

struct LimitGroup {
  std::string_view title;  ///< `The workspace`
  std::vector<Limit> limits;
};

/// Every limit that a user can meet.
[[nodiscard]] std::vector<LimitGroup> limits();

/// The few that come first, as the sentence at the end of `--help`.
[[nodiscard]] std::string limits_in_short();
/// As tables, for docs/limits.md.
[[nodiscard]] std::string limits_markdown();

}  // namespace runbook::cli
