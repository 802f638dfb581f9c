// A range of time replayed: every change of state at its exact instant. States are computed from observations and
// thresholds, never remembered (semantics.md, Freshness), so the past is as exact as the present.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runbook/evaluate.hpp"

namespace runbook {

/// What of a row can change: an overdue one may still be a warning.
struct Standing {
  State state = State::unmonitored;
  bool overdue = false;
  bool operator==(const Standing&) const = default;
};

/// A row, a pipeline or the whole workspace becomes another state.
struct Transition {
  enum class Kind : std::uint8_t { source, obligation, pipeline, workspace };
  Instant at;  ///< the first second of the new state
  Kind kind{};
  std::optional<Handle<Pipeline>> pipeline;  ///< under which the row stands; nothing for the workspace
  std::string subject;                       ///< empty for pipelines and the workspace
  Standing from;
  Standing to;
  bool operator==(const Transition&) const = default;
};
/// `source`, `obligation`, `pipeline`, `workspace`.
[[nodiscard]] std::string_view name_of(Transition::Kind kind);

/// The sum of the rows at one instant.
struct Sample {
  Instant at;
  State state = State::unmonitored;  ///< the workspace's
  StatusCounts counts;
};

struct Replay {
  Instant from;
  Instant to;
  Sample begin;                 ///< at `from`
  std::vector<Transition> changes;  ///< in (from, to], by instant; at one instant by pipeline, each one's rows as `status`
                                ///< lists them, then itself, and the workspace last
  std::vector<Sample> samples;  ///< at from, from + step, … up to `to`
};

/// An instant at which something of a pipeline's own rows can change: an observation begins to count or its clock skew
/// ends, an age reaches a threshold, a time to resolve by or a due time comes, a period begins.
struct TurningPoint {
  Instant at;
  Handle<Pipeline> pipeline;
  auto operator<=>(const TurningPoint&) const = default;
};

/// All of them in (from, to], ascending, each once. Between two that follow each other no row changes its state; at
/// each something may. Costs a step for each observation that matters in the window and each period in it.
[[nodiscard]] std::vector<TurningPoint> turning_points(const Workspace& workspace, const Facts& facts, Instant from,
                                                       Instant to);

/// Evaluates the rows at the turning points alone. `only`: as for evaluate. `step`: how often a sample is taken; zero
/// for none. At `at` of any change, and a second before, `evaluate` gives what it says.
[[nodiscard]] Replay replay(const Workspace& workspace, const Facts& facts, Instant from, Instant to,
                            const std::vector<Handle<Pipeline>>& only = {}, Seconds step = Seconds{0});

}  // namespace runbook
