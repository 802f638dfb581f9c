// The days of a month that a coverage's `when` names.
#pragma once

#include "calendar/regime.hpp"
#include "runbook/model.hpp"

namespace runbook::calendar {

/// Whether a local day is in the window. Of `last-N-working-days` (and `first-…`) it is those days themselves, not what
/// lies between; a month that has fewer of them has all in (semantics.md, On call).
[[nodiscard]] bool in_window(const Window& window, Day day, const Regime& regime);

}  // namespace runbook::calendar
