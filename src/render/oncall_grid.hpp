// Days across, lanes down.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "render/layout.hpp"
#include "render/oncall_week.hpp"

namespace runbook::render {

/// Draws the sections over the days of `window`, in blocks of as many days as fit (seven, or fourteen where there is
/// room). A bar is a time on duty; where it begins or ends within a day, the clock stands in it.
[[nodiscard]] std::string oncall_grid(const std::vector<Section>& sections,
                                      const std::vector<std::pair<Day, std::string>>& holidays, Interval window,
                                      const WallClock& clock, std::size_t width, const Painter& paint);

}  // namespace runbook::render
