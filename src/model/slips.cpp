#include "model/slips.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace runbook::model::slips {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }
bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string lower(std::string_view text) {
  std::string out{text};
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

/// The letter of a unit by any of its names; nothing for what is none, or not surely one.
char unit_of(std::string_view word) {
  using Names = std::array<std::string_view, 5>;
  constexpr std::array<std::pair<char, Names>, 5> units{{{'w', {"w", "week", "weeks", "wk", "wks"}},
                                                         {'d', {"d", "day", "days", "d", "d"}},
                                                         {'h', {"h", "hour", "hours", "hr", "hrs"}},
                                                         {'m', {"m", "minute", "minutes", "min", "mins"}},
                                                         {'s', {"s", "second", "seconds", "sec", "secs"}}}};
  if (word == "M") return '\0';
  const auto name = lower(word);
  for (const auto& [unit, names] : units)
    if (std::ranges::find(names, std::string_view{name}) != names.end()) return unit;
  return '\0';
}

}  // namespace

std::string padded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool alone = digit(text[i]) && (i == 0 || !digit(text[i - 1])) && (i + 1 == text.size() || !digit(text[i + 1]));
    if (alone && (i == 0 || text[i - 1] != '.')) out += '0';  // `.5` is a fraction of a second
    out += text[i];
  }
  const bool dated = out.size() >= 10 && std::ranges::all_of(out.substr(0, 4), digit) && out[4] == out[7];
  if (dated && (out[4] == '/' || out[4] == '.')) out[4] = out[7] = '-';
  return out;
}

namespace {

/// With `-` for whatever else people write between the ends of a range.
std::string with_hyphen(std::string_view text) {
  std::string out{text};
  for (const std::string_view other : {" to ", " - ", "\u2013", "\u2014"}) {
    if (const auto at = out.find(other); at != out.npos) return out.replace(at, other.size(), "-");
  }
  return out;
}

}  // namespace

std::string clock(std::string_view text) {
  auto rest = lower(text);
  int afternoon = -1;  // 1 for pm, 0 for am
  for (const auto& [mark, value] : {std::pair{"am", 0}, std::pair{"pm", 1}}) {
    if (!rest.ends_with(mark)) continue;
    afternoon = value;
    rest.resize(rest.size() - 2);
    while (rest.ends_with(' ')) rest.pop_back();
  }
  const auto separator = std::min(rest.find_first_of(":."), rest.size());
  std::string hour = rest.substr(0, separator), minute = separator < rest.size() ? rest.substr(separator + 1) : "00";
  const auto number = [](const std::string& digits) { return !digits.empty() && digits.size() <= 2 && std::ranges::all_of(digits, digit); };
  if (!number(hour) || !number(minute) || minute.size() != 2) return padded(text);
  int h = std::stoi(hour);
  if (afternoon >= 0) {
    if (h < 1 || h > 12) return {};
    h = h % 12 + 12 * afternoon;
  }
  return (h < 10 ? "0" : "") + std::to_string(h) + ":" + minute;
}

std::string hours(std::string_view text) {
  const auto range = with_hyphen(text);
  const auto dash = range.find('-');
  if (dash == range.npos) return {};
  const auto from = clock(std::string_view{range}.substr(0, dash)), to = clock(std::string_view{range}.substr(dash + 1));
  return from.empty() || to.empty() ? std::string{} : from + "-" + to;
}

std::string duration(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> words{{{"hourly", "1h"}, {"daily", "1d"}, {"weekly", "1w"}}};
  for (const auto& [word, meaning] : words)
    if (lower(text) == word) return std::string{meaning};
  constexpr std::string_view order = "wdhms";
  std::array<std::string, 5> amounts;
  const auto skip = [&] { text.remove_prefix(std::min(text.find_first_not_of(' '), text.size())); };
  const auto take = [&](auto is) {
    const auto end = std::ranges::find_if_not(text, is);
    const auto part = text.substr(0, static_cast<std::size_t>(end - text.begin()));
    text.remove_prefix(part.size());
    return part;
  };
  for (skip(); !text.empty(); skip()) {
    const auto amount = take(digit);
    skip();
    const char unit = unit_of(take(letter));
    if (amount.empty() || unit == '\0') return {};
    auto& place = amounts[order.find(unit)];
    if (!place.empty()) return {};
    place = amount;
  }
  std::string out;
  for (std::size_t i = 0; i < order.size(); ++i)
    if (!amounts[i].empty()) out += amounts[i] + order[i];
  return out;
}

std::string boolean(std::string_view text) {
  const auto word = lower(text);
  if (word == "yes" || word == "on" || word == "true") return "true";
  if (word == "no" || word == "off" || word == "false") return "false";
  return {};
}

std::string weekdays(std::string_view text) {
  constexpr std::array<std::string_view, 7> names{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
  const auto all = with_hyphen(lower(text));
  std::string out;
  for (std::string_view rest = all;;) {
    const auto dash = rest.find('-');
    const auto word = rest.substr(0, dash);
    const auto name = std::ranges::find_if(names, [&](std::string_view n) { return n == word || n.substr(0, 3) == word; });
    if (name == names.end()) return {};
    out += name->substr(0, 3);
    if (dash == rest.npos) return out;
    out += '-';
    rest.remove_prefix(dash + 1);
  }
}

}  // namespace runbook::model::slips
