// Which observations count at an instant (semantics.md, Observations).
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "runbook/evaluate.hpp"

namespace runbook::evaluation {

/// How far a clock elsewhere may run ahead of ours: up to here (inclusive) an observation counts, and is shown, as
/// `now`.
constexpr Seconds kClockSkew = std::chrono::minutes{5};

/// The latest instant that counts at `now`; nothing where none does. `seen` ascends.
[[nodiscard]] std::optional<Instant> latest(std::span<const Instant> seen, Instant now);

/// All that count at `now`, in the order of their instants as they count; equal ones as they were given.
[[nodiscard]] std::vector<Observation> counting(std::span<const Observation> seen, Instant now);

/// How many are left out because they lie later than the skew allows.
[[nodiscard]] std::size_t count_later(const Facts& facts, Instant now);

}  // namespace runbook::evaluation
