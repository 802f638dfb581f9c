// What several rules ask of rotations.
#pragma once

#include <vector>

#include "runbook/model.hpp"
#include "schedule/intervals.hpp"

namespace runbook::rules {

/// Whether all of a rotation could be read and linked, so that what is computed from it holds.
[[nodiscard]] bool is_readable(const Rotation& rotation);

/// Whether nobody can ever be on call in some era (RB501's error).
[[nodiscard]] bool has_empty_roster(const Rotation& rotation);

/// When each era is in force: from its day's handoff time to the next era's (semantics.md, On call). The last one ends
/// with time. For a readable rotation.
[[nodiscard]] std::vector<Interval> era_times(const Workspace& workspace, const Rotation& rotation);

// Sets of time (schedule/intervals.hpp).
using oncall::common;
using oncall::merged;
using oncall::without;

}  // namespace runbook::rules
