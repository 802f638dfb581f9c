// Holidays from an iCalendar file (RFC 5545). libical is known to the folder ical/ alone, a part of the program that is
// loaded with the first such file.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "runbook/model.hpp"

namespace runbook::calendar {

/// The all-day events of an iCalendar text, in the order of the file: each day of an event of several days is one
/// holiday, a plain yearly event one entry that holds from its first day on; any other FREQ=YEARLY (COUNT, UNTIL,
/// BYDAY, EXDATE, moved instances …) is unrolled day by day to the end of 2199. Cancelled events and those with a time
/// of day are left out. A name is the SUMMARY, else the date.
///
/// Control characters in a name become spaces. Fails with a sentence (no final stop) for what is no calendar or not
/// UTF-8, an event without a readable start, a recurrence other than yearly, and texts that would give more than
/// 100,000 days, unroll more than 500 rules or nest deeper than 16. The caller limits the size.
[[nodiscard]] tl::expected<std::vector<Holiday>, std::string> read_ics(const std::string& bytes);

}  // namespace runbook::calendar
