#include "edge/probe/instants.hpp"

#include <algorithm>
#include <charconv>
#include <string>

namespace runbook::edge::probe {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::optional<Instant> unix_time(std::string_view text) {
  const auto point = std::min(text.find('.'), text.size());
  const auto whole = text.substr(0, point);
  // Nine digits begin in 1973: a smaller number is more likely a count than a time.
  if (whole.size() < 9 || whole.size() > 14 || !std::ranges::all_of(whole, is_digit)) return std::nullopt;
  if (point < text.size() && !std::ranges::all_of(text.substr(point + 1), is_digit)) return std::nullopt;
  std::int64_t number = 0;
  std::from_chars(whole.data(), whole.data() + whole.size(), number);
  return Instant{Seconds{whole.size() >= 12 ? number / 1000 : number}};
}

}  // namespace

std::optional<Instant> read_instant(std::string_view text, Zone zone) {
  const auto space = [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; };
  while (!text.empty() && space(text.front())) text.remove_prefix(1);
  while (!text.empty() && space(text.back())) text.remove_suffix(1);
  if (const auto number = unix_time(text)) return number;
  std::string plain{text};
  for (const std::string_view utc : {" UTC", " GMT", " Z"})
    if (plain.ends_with(utc)) plain.replace(plain.size() - utc.size(), utc.size(), "Z");
  // `+01`, `+0100`, ` +01:00` after a time of day become `+01:00`.
  if (const auto sign = plain.find_last_of("+-"); sign != plain.npos && sign >= 13) {
    std::string digits;
    for (const char c : plain.substr(sign + 1))
      if (c != ':') digits += c;
    if (digits.size() == 2) digits += "00";
    if (digits.size() == 4 && std::ranges::all_of(digits, is_digit)) {
      auto time = plain.substr(0, sign);
      while (!time.empty() && time.back() == ' ') time.pop_back();
      plain = time + plain[sign] + digits.substr(0, 2) + ":" + digits.substr(2);
    }
  }
  const auto moment = parse_moment(plain);
  if (!moment) return std::nullopt;
  return resolve(*moment, zone);
}

}  // namespace runbook::edge::probe
