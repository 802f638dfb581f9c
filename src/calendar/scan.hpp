// A cursor over a short text, for the strict readers of this folder.
#pragma once

#include <optional>
#include <string_view>

namespace runbook::calendar {

/// Each member takes from the front what it names, and leaves the text as it was where that is not there.
struct Scan {
  std::string_view rest;

  [[nodiscard]] bool done() const { return rest.empty(); }
  [[nodiscard]] char peek() const { return rest.empty() ? '\0' : rest.front(); }

  bool eat(char wanted) {
    if (peek() != wanted || rest.empty()) return false;
    rest.remove_prefix(1);
    return true;
  }

  /// Exactly `count` ASCII digits (at most 9, so that the value fits).
  std::optional<int> digits(std::size_t count) {
    if (rest.size() < count) return std::nullopt;
    int value = 0;
    for (std::size_t i = 0; i < count; ++i) {
      if (!is_digit(rest[i])) return std::nullopt;
      value = value * 10 + (rest[i] - '0');
    }
    rest.remove_prefix(count);
    return value;
  }

  /// As `digits`, and within [low, high].
  std::optional<int> digits(std::size_t count, int low, int high) {
    const std::string_view before = rest;
    const auto value = digits(count);
    if (value && low <= *value && *value <= high) return value;
    rest = before;
    return std::nullopt;
  }

  [[nodiscard]] static bool is_digit(char c) { return c >= '0' && c <= '9'; }
};

}  // namespace runbook::calendar
