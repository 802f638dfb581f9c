// Suggested overrides as the language writes them.
#pragma once

#include <string>

#include "render/human.hpp"
#include "runbook/suggest.hpp"

namespace runbook::render {

/// An instant as an override's `from` or `to`: `2026-12-24T09:00` in the rotation's zone, with the offset where the wall
/// clock shows that time twice and this is not the first.
[[nodiscard]] std::string override_moment(Instant at, Zone zone);

/// The zone that governs a rotation's overrides: its team's, else the workspace's (semantics.md, Time).
[[nodiscard]] Zone zone_of(const Workspace& workspace, const Rotation& rotation);

/// `- { from: …, to: …, person: engineer-3, reason: closes a gap }`
[[nodiscard]] std::string override_item(const Suggestion& one, const Workspace& workspace, Zone zone);

/// `nobody is on call then`, `engineer-1 has more than a fair part, engineer-3 less`.
[[nodiscard]] std::string why(const Suggestion& one, const Workspace& workspace);

/// Where a rotation has overrides: a second key would be an error, so the items alone are to be pasted.
[[nodiscard]] std::string add_to_overrides(const Rotation& rotation);

/// `score 71 → 93: coverage 92 % → 100 %, balance 50 % → 86 %`.
[[nodiscard]] std::string quality_in_words(const RotationSuggestions& one);

}  // namespace runbook::render
