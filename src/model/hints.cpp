#include "model/hints.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "model/decoder.hpp"
#include "runbook/time.hpp"

namespace runbook::model::hints {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// The numbers of a text and what stands between the first two; at most three numbers, of four digits at most.
struct Numbers {
  std::vector<std::string_view> parts;
  char between = '\0';
};

Numbers numbers_of(std::string_view text) {
  Numbers numbers;
  while (!text.empty() && numbers.parts.size() < 3) {
    const auto end = std::ranges::find_if_not(text, is_digit);
    const auto part = text.substr(0, static_cast<std::size_t>(end - text.begin()));
    if (part.empty() || part.size() > 4) return {};
    numbers.parts.push_back(part);
    text.remove_prefix(part.size());
    if (text.empty()) break;
    if (numbers.parts.size() == 1) numbers.between = text.front();
    text.remove_prefix(1);
  }
  return numbers;
}

std::string two_digits(std::string_view text) { return (text.size() < 2 ? "0" : "") + std::string{text}; }

}  // namespace

std::string duration(std::string_view text) {
  if (!text.empty() && text.size() < 10 && std::ranges::all_of(text, is_digit)) {
    const std::string number{text};
    return "a number needs its unit: `" + number + "h` is hours, `" + number + "d` days, `" + number + "m` minutes";
  }
  constexpr std::array<std::string_view, 6> long_units{"month", "year", "Month", "Year", "M", "y"};
  const bool named = std::ranges::any_of(long_units, [&](std::string_view unit) { return text.find(unit) != text.npos; });
  if (named && text.find_first_of("0123456789") != text.npos)
    return "months and years have no fixed length: write days or weeks (`m` is minutes)";
  return "units are `w d h m s`, from large to small, each once, without spaces";
}

std::string date(std::string_view text) {
  const auto [parts, between] = numbers_of(text);
  if (parts.size() != 3) return {};
  if (parts[0].size() == 4) {
    const auto day = std::string{parts[0]} + "-" + two_digits(parts[1]) + "-" + two_digits(parts[2]);
    return between != '-' || parse_date(day) ? std::string{} : "there is no such day";
  }
  if (parts[2].size() != 4) return {};
  const std::string year{parts[2]}, a = two_digits(parts[0]), b = two_digits(parts[1]);
  const auto day_first = year + "-" + b + "-" + a, month_first = year + "-" + a + "-" + b;
  if (parse_date(day_first) && (between == '.' || !parse_date(month_first))) return "did you mean `" + day_first + "`?";
  if (parse_date(month_first) && !parse_date(day_first)) return "did you mean `" + month_first + "`?";
  return "a date is written year, month, day: `" + day_first + "` or `" + month_first + "`";
}

std::string instant(std::string_view text) {
  const auto day = text.substr(0, std::min<std::size_t>(text.size(), 10));
  if (!parse_date(day)) return date(text);
  return "after the date come `T` and a local time, such as `" + std::string{day} + "T09:00`";
}

std::string zone(std::string_view text) {
  const auto names = Zone::names();
  if (auto meant = did_you_mean(text, names); !meant.empty()) return meant;
  std::vector<std::string_view> cities;
  for (const auto name : names) cities.push_back(name.substr(name.rfind('/') + 1));
  const auto city = text::closest(std::string{text} + "_", cities);  // closest never gives the word itself
  if (!city) return {};
  const auto found = std::ranges::find(cities, *city) - cities.begin();
  return "did you mean `" + std::string{names[static_cast<std::size_t>(found)]} + "`?";
}

}  // namespace runbook::model::hints
