// The first lines of everything that `oncall` prints for a person.
#pragma once

#include <string>

#include "render/human.hpp"
#include "render/layout.hpp"
#include "runbook/schedule.hpp"

namespace runbook::render {

/// `Mon 23 Nov – Sun 29 Nov`, with clocks where it does not begin and end with a day; years where they are not `now`'s.
[[nodiscard]] std::string window_in_words(Interval window, const WallClock& clock);

/// `On call  Mon 23 Nov – Sun 29 Nov  Shop · Europe/Berlin`: what and when in bold, then whose, as far as it fits.
[[nodiscard]] std::string headline(const std::string& what, const std::string& when, const std::string& whose,
                                   std::size_t width, const Painter& paint);

/// The one thing that must not be overlooked, wrapped to `width`; empty where there is no gap.
[[nodiscard]] std::string gaps_line(const OncallReport& report, std::size_t width, const Painter& paint);

/// `Shop · Europe/Berlin`: the workspace's title (or id) and a zone's name.
[[nodiscard]] std::string whose_and_where(const Workspace& workspace, Zone zone);

/// `168 h`, `2.5 h`: hours, with a tenth where there is one.
[[nodiscard]] std::string hours(Seconds length);

}  // namespace runbook::render
