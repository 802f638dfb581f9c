// A ChangesReport in words.
#pragma once

#include <string>
#include <vector>

#include "render/human.hpp"
#include "runbook/changes.hpp"

namespace runbook::render {

/// Times in words, alike days in a row as one; past `most` the rest is counted.
[[nodiscard]] std::vector<std::string> spans_in_words(const std::vector<Interval>& times, const WallClock& clock, std::size_t most);

/// A line of a person's changes: `moved`, `lost` or `gained`, and when.
struct ChangeLine {
  std::string_view what;
  std::string when;
};
[[nodiscard]] std::vector<ChangeLine> lines_of(const PersonChange& change, const WallClock& clock, std::size_t most);

/// `504 h → 336 h`.
[[nodiscard]] std::string hours_change(const PersonChange& change);

/// What a coverage asks for no more; nothing where it is gone, which is the worse word for the same.
[[nodiscard]] std::vector<Interval> dropped_only(const CoverageChange& change);

/// What a reader must know first: what is gone, `2 coverages with nobody …`, or that nothing changes.
[[nodiscard]] std::string verdict(const ChangesReport& report);

/// Of a rotation that was added and is an old one under another id.
[[nodiscard]] std::string renamed_in_words(const RotationChange& change);

/// ` (new)`, ` (removed)`, or nothing.
[[nodiscard]] std::string_view mark_of(Change change);

}  // namespace runbook::render
