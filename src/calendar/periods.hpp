// The local periods that obligations are cut into, and when each is due (semantics.md, Commitments and routines).
#pragma once

#include "calendar/regime.hpp"
#include "runbook/model.hpp"

namespace runbook::calendar {

/// The period that a local day lies in. Weeks start on Monday.
[[nodiscard]] Days period_of(Every every, Day day);
[[nodiscard]] Days next_period(Every every, const Days& period);
[[nodiscard]] Days previous_period(Every every, const Days& period);
/// The instants of a period: its first day's start to the next period's.
[[nodiscard]] Interval instants_of(const Days& period, Zone zone);

/// The day on which an obligation's period is due, after `if_not_working_day`; where no working day follows within 100
/// years, the day as `due` has it. Never falls as periods rise.
[[nodiscard]] Day due_day(const Obligation& obligation, const Days& period, const Regime& regime);
/// That day's `at` in the regime's zone; 24:00 is the first instant of the day after.
[[nodiscard]] Instant due_of(const Obligation& obligation, const Days& period, const Regime& regime);

}  // namespace runbook::calendar
