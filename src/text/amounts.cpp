#include "text/amounts.hpp"

#include <string_view>

namespace runbook::text {

std::string in_groups(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
  return digits;
}

std::string in_bytes(std::uint64_t bytes) {
  std::string_view unit = "bytes";
  for (const std::string_view larger : {"KiB", "MiB", "GiB", "TiB"}) {
    if (bytes == 0 || bytes % 1024 != 0) break;
    bytes /= 1024;
    unit = larger;
  }
  return in_groups(bytes) + " " + std::string{unit};
}

}  // namespace runbook::text
