// What stands under the days of a calendar: today, and the names of holidays.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "render/human.hpp"
#include "render/style.hpp"

namespace runbook::render {

/// The lines below the heads of `days` days from `first` on, `cell` columns each: `today`, then the holidays. A name runs
/// on over the days after it as far as they have none. Each line without indent and line break; none where nothing is.
[[nodiscard]] std::vector<std::string> day_marks(const std::vector<std::pair<Day, std::string>>& holidays, Day first,
                                                 std::size_t days, std::size_t cell, const WallClock& clock, const Painter& paint);

}  // namespace runbook::render
