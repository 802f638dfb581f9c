// How long a length of time may be.
#pragma once

#include "runbook/time.hpp"

namespace runbook::calendar {

/// A hundred years. Longer ones are slips of the finger, and a bound keeps every sum with an instant within range.
inline constexpr Seconds longest_duration = std::chrono::days{36525};

}  // namespace runbook::calendar
