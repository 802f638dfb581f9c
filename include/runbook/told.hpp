// Why somebody is told of a problem and somebody else is not: what the notices themselves do not say (semantics.md,
// Incidents and who is told).
#pragma once

#include <optional>
#include <vector>

#include "runbook/evaluate.hpp"
#include "runbook/schedule.hpp"

namespace runbook {

/// A coverage entry of a pipeline, as it answers for one problem at one instant.
struct CoverageAnswer {
  const Coverage* coverage = nullptr;
  bool holds = false;  ///< it is for this problem
  std::optional<Covered>
      next;  ///< its earliest covered instant from then on; nothing within 40 days, or where it does not hold
  bool chosen = false;  ///< through it `responsible` and `oncall` are reached
};

/// Every coverage entry of `pipeline`, as written. `source`: the problem's; nothing for an obligation. At most one is
/// chosen: of those that hold, the one with the earliest covered instant, of equals the first listed.
[[nodiscard]] std::vector<CoverageAnswer> coverage_answers(const Workspace& workspace, Handle<Pipeline> pipeline,
                                                           std::optional<SourceRef> source, Instant now);

/// Somebody whom a notify list of a telling pipeline leads to, but whom nobody tells of this problem now.
struct Untold {
  Party who;  ///< a person, or a role or team that would stand for itself
  Handle<Pipeline> pipeline;
  std::string_view as;         ///< the entry of the list as written; the workspace's
  Party party;                 ///< the party that it stands for
  std::optional<Level> level;  ///< that of the list; nothing: the present one's, and they are away while others are there
  std::optional<Instant> away_at;  ///< when they would have been told, where they are away then
  /// They are of the responsible party, and the on-call person is told for it: by this entry, perhaps now (`level` is
  /// the present one). Null: they are away, or told at `level`.
  const Coverage* through = nullptr;
  bool operator==(const Untold&) const = default;
};

/// Each person, role or team once for every telling pipeline: with the present level where they are away or on call
/// stands for them, else the next higher level that reaches them, else the next lower one, else one at which on call
/// stands for them. By pipeline; those away first, then by level and id. `incident` must be one of the report at `now`.
[[nodiscard]] std::vector<Untold> untold(const Workspace& workspace, const Incident& incident, Instant now);

}  // namespace runbook
