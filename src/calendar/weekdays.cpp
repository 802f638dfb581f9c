#include <array>

#include "runbook/time.hpp"

namespace runbook {
namespace {

constexpr std::array<std::string_view, 7> kNames{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

}  // namespace

std::optional<std::chrono::weekday> parse_weekday(std::string_view text) {
  for (unsigned i = 0; i < kNames.size(); ++i) {
    if (kNames[i] == text) return std::chrono::weekday{i + 1};  // 7 is Sunday, as 0 is
  }
  return std::nullopt;
}

std::optional<Weekdays> parse_weekdays(std::string_view text) {
  const std::size_t dash = text.find('-');
  const auto first = parse_weekday(text.substr(0, dash));
  const auto last = dash == std::string_view::npos ? first : parse_weekday(text.substr(dash + 1));
  if (!first || !last) return std::nullopt;
  Weekdays days;
  for (auto day = *first;; ++day) {
    days.bits = static_cast<std::uint8_t>(days.bits | (1U << (day.iso_encoding() - 1)));
    if (day == *last) return days;
  }
}

std::string_view weekday_name(std::chrono::weekday day) { return kNames[day.iso_encoding() - 1]; }

}  // namespace runbook
