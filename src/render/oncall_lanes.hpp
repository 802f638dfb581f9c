// Lanes with names in them: a line of text for each rotation, in which every stretch of time says whose it is.
#pragma once

#include <string>
#include <vector>

#include "render/human.hpp"
#include "render/style.hpp"
#include "runbook/schedule.hpp"

namespace runbook::render {

struct Stretch {
  Interval when;
  std::string text;  ///< one line
  Style style = Style::plain;
  bool must_show = false;  ///< a gap: never too short to be drawn
};

struct NamedLane {
  std::string label;
  std::vector<Stretch> stretches;  ///< ascending, apart from each other
};

/// A lane for each rotation, for each coverage that is by no rotation shown, and for each person on leave.
[[nodiscard]] std::vector<NamedLane> named_lanes(const OncallReport& report, const Workspace& workspace);

struct DrawnLane {
  std::string text;       ///< empty where nothing of the lane lies on these days
  bool nameless = false;  ///< a time that is somebody's is too short here for any of their name
};
/// A lane over `days` days of `cell` columns each.
[[nodiscard]] DrawnLane draw_lane(const NamedLane& lane, Day first, std::size_t days, std::size_t cell, const WallClock& clock,
                                    const Painter& paint);

}  // namespace runbook::render
