// Whatever bytes an .ics file holds, reading it ends, with days or with a sentence.
#include "calendar/ics.hpp"
#include "fuzz/support.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace runbook;
  const auto read = calendar::read_ics(std::string{fuzz::text_of(data, size)});
  if (!read) {
    fuzz::require(!read.error().empty(), "a failure says why");
    return 0;
  }
  fuzz::require(read->size() <= 100'000, "the limit of days is held");
  for (const auto& holiday : *read) {
    // A yearly one without a name is called by each year's date.
    const bool yearly = std::holds_alternative<std::chrono::month_day>(holiday.on);
    fuzz::require(yearly || !holiday.name.empty(), "a holiday has a name");
    fuzz::require_calm(holiday.name);
    fuzz::require(holiday.name.find('\n') == std::string::npos, "a name is one line");
  }
  return 0;
}
