// Numbers as texts of dates have them. They add to a text instead of giving one: a status of a million sources has some
// five million instants.
#pragma once

#include <cstdint>
#include <string>

namespace runbook::calendar {

/// At least two digits.
inline void add_two(std::string& text, std::int64_t number) {
  if (number >= 100) {
    text += std::to_string(number);
    return;
  }
  text += static_cast<char>('0' + number / 10);
  text += static_cast<char>('0' + number % 10);
}

}  // namespace runbook::calendar
