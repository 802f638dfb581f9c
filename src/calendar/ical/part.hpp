// What the program and its part for iCalendar share.
#pragma once

#include "calendar/ics.hpp"

namespace runbook::calendar {

struct IcalPart {
  tl::expected<std::vector<Holiday>, std::string> (*read)(const std::string& bytes);
};

inline constexpr const char* kIcalFile = "runbook-ical.so";
inline constexpr const char* kIcalName = "runbook_ical";

}  // namespace runbook::calendar
