#include "calendar/ics.hpp"

#include "calendar/ical/part.hpp"
#include "parts/part.hpp"

namespace runbook::calendar {

tl::expected<std::vector<Holiday>, std::string> read_ics(const std::string& bytes) {
  static const auto part = parts::load(kIcalFile, kIcalName);
  if (!part) return tl::make_unexpected(part.error());
  return static_cast<const IcalPart*>(*part)->read(bytes);
}

}  // namespace runbook::calendar
