// Sets of time as ascending intervals that neither overlap nor touch.
#pragma once

#include <vector>

#include "runbook/time.hpp"

namespace runbook::oncall {

/// Any intervals as such a set.
[[nodiscard]] std::vector<Interval> merged(std::vector<Interval> intervals);
/// What `from` has and `taken` has not.
[[nodiscard]] std::vector<Interval> without(const std::vector<Interval>& from, const std::vector<Interval>& taken);
/// What both have.
[[nodiscard]] std::vector<Interval> common(const std::vector<Interval>& a, const std::vector<Interval>& b);
[[nodiscard]] Seconds length_of(const std::vector<Interval>& intervals);

}  // namespace runbook::oncall
