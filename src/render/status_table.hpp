// The calm part of `status`: every pipeline with what it watches and what is due.
#pragma once

#include <string>

#include "render/human.hpp"
#include "render/layout.hpp"
#include "runbook/evaluate.hpp"

namespace runbook::render {

/// The worst pipelines first, equals by id. Sources that nothing watches and that never arrived share one line.
[[nodiscard]] std::string status_table(const StatusReport& report, const Workspace& workspace, const WallClock& clock,
                                       std::size_t width, const Painter& paint);

/// The same in a line a pipeline: what its rows are, and what is due next.
[[nodiscard]] std::string status_overview(const StatusReport& report, const Workspace& workspace, const WallClock& clock,
                                          std::size_t width, const Painter& paint);

}  // namespace runbook::render
