#include "edge/probe/name_date.hpp"

#include <string>

namespace runbook::edge::probe {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Exactly `count` digits at the front, taken off.
bool take(std::string_view& text, std::size_t count, std::string& digits) {
  if (text.size() < count) return false;
  for (std::size_t i = 0; i < count; ++i)
    if (!is_digit(text[i])) return false;
  digits += text.substr(0, count);
  text.remove_prefix(count);
  return true;
}

bool eat(std::string_view& text, char c) {
  if (!text.starts_with(c)) return false;
  text.remove_prefix(1);
  return true;
}

/// `T0900`, `T09:00`, `T09-00-30`, `Z` behind them; nothing where what follows is something else.
std::optional<std::string> time_of(std::string_view text) {
  if (!eat(text, 'T')) return std::nullopt;
  std::string digits;
  if (!take(text, 2, digits)) return std::nullopt;
  const auto separator = [&] { return eat(text, ':') || eat(text, '-'); };
  separator();
  if (!take(text, 2, digits)) return std::nullopt;
  const auto before = text;
  separator();
  if (!take(text, 2, digits)) text = before, digits += "00";
  if (!text.empty() && is_digit(text.front())) return std::nullopt;
  return digits.substr(0, 2) + ":" + digits.substr(2, 2) + ":" + digits.substr(4, 2) + (text.starts_with('Z') ? "Z" : "");
}

std::optional<Instant> date_at(std::string_view text, Zone zone) {
  std::string digits;
  if (!take(text, 4, digits)) return std::nullopt;
  const bool dash = eat(text, '-'), low = !dash && eat(text, '_');
  const auto separator = [&] { return !(dash || low) || eat(text, dash ? '-' : '_'); };
  if (!take(text, 2, digits) || !separator() || !take(text, 2, digits)) return std::nullopt;
  if (!text.empty() && is_digit(text.front())) return std::nullopt;
  const auto day = digits.substr(0, 4) + "-" + digits.substr(4, 2) + "-" + digits.substr(6, 2);
  const auto time = time_of(text);
  const auto moment = parse_moment(time ? day + "T" + *time : day);
  return moment ? std::optional{resolve(*moment, zone)} : std::nullopt;
}

/// `year=2026/month=11/day=23`, as Hive and Spark name partitions.
std::optional<Instant> hive_date(std::string_view path, Zone zone) {
  std::string digits;
  for (const std::string_view key : {"year=", "month=", "day="}) {
    const auto at = path.rfind(key);
    if (at == path.npos) return std::nullopt;
    auto rest = path.substr(at + key.size());
    std::string part;
    while (!rest.empty() && is_digit(rest.front())) part += rest.front(), rest.remove_prefix(1);
    if (part.size() == 1) part.insert(0, "0");
    digits += (digits.empty() ? "" : "-") + part;
  }
  const auto day = parse_date(digits);
  return day ? std::optional{zone.start_of(*day)} : std::nullopt;
}

}  // namespace

std::optional<Instant> date_in_name(std::string_view path, Zone zone) {
  for (std::size_t i = path.size(); i-- > 0;) {
    if (!is_digit(path[i]) || (i > 0 && is_digit(path[i - 1]))) continue;
    if (const auto date = date_at(path.substr(i), zone)) return date;
  }
  return hive_date(path, zone);
}

}  // namespace runbook::edge::probe
