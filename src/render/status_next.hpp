// What the next day brings where nobody does anything: the part of `status` that looks ahead.
#pragma once

#include <string>
#include <vector>

#include "render/human.hpp"
#include "runbook/evaluate.hpp"

namespace runbook::render {

/// The next few turns for the worse within 24 hours, the earliest first, each in a line: `Fri 27 Nov 17:00, in 5 h:
/// growth-daily/weekly-fixes is due`. Ages that count working days alone are left out: this knows no calendar.
[[nodiscard]] std::vector<std::string> coming(const StatusReport& report, const Workspace& workspace,
                                              const WallClock& clock);

}  // namespace runbook::render
