#include "calendar/zone_tail.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <map>
#include <mutex>
#include <string>

#include "calendar/scan.hpp"

namespace runbook::calendar {
namespace {

namespace chrono = std::chrono;

/// `M10.5.0/3`: the fifth (or last) Sunday of October at 03:00 local time; the time may pass midnight either way.
struct Change {
  chrono::month month{};
  unsigned week = 0;
  chrono::weekday weekday{};
  Seconds time = chrono::hours{2};

  [[nodiscard]] LocalTime in(chrono::year year) const {
    const Day day = week == 5 ? Day{year / month / weekday[chrono::last]} : Day{year / month / weekday[week]};
    return LocalTime{day} + time;
  }
};

/// `CET-1CEST,M3.5.0,M10.5.0/3`. (date's own reader of these, date/ptz.h 3.0.1, does not compile as C++20 and refuses
/// times before midnight.)
struct Rule {
  Seconds standard{};
  Seconds summer{};
  Change to_summer;
  Change to_standard;
};

std::optional<int> read_number(Scan& scan) {
  std::size_t length = 0;
  while (length < scan.rest.size() && Scan::is_digit(scan.rest[length])) ++length;
  return length == 0 || length > 3 ? std::nullopt : scan.digits(length);
}

/// `-1`, `5:45`.
std::optional<Seconds> read_time(Scan& scan) {
  const int sign = scan.eat('-') ? -1 : 1;
  if (sign == 1) scan.eat('+');
  const auto hours = read_number(scan);
  if (!hours) return std::nullopt;
  Seconds time = chrono::hours{*hours};
  for (const Seconds unit : {Seconds{60}, Seconds{1}}) {
    if (!scan.eat(':')) break;
    const auto part = read_number(scan);
    if (!part) return std::nullopt;
    time += *part * unit;
  }
  return sign * time;
}

bool skip_name(Scan& scan) {
  const std::size_t before = scan.rest.size();
  if (scan.eat('<')) {
    while (!scan.done() && !scan.eat('>')) scan.rest.remove_prefix(1);
  } else {
    while ((scan.peek() | 0x20) >= 'a' && (scan.peek() | 0x20) <= 'z') scan.rest.remove_prefix(1);
  }
  return scan.rest.size() < before;
}

bool read_change(Scan& scan, Change& change) {
  if (!scan.eat(',') || !scan.eat('M')) return false;
  const auto month = read_number(scan);
  if (!month || !scan.eat('.')) return false;
  const auto week = scan.digits(1, 1, 5);
  if (!week || !scan.eat('.')) return false;
  const auto weekday = scan.digits(1, 0, 6);
  if (!weekday) return false;
  change.month = chrono::month{static_cast<unsigned>(*month)};
  change.week = static_cast<unsigned>(*week);
  change.weekday = chrono::weekday{static_cast<unsigned>(*weekday)};
  if (!change.month.ok()) return false;
  if (!scan.eat('/')) return true;
  const auto time = read_time(scan);
  change.time = time.value_or(change.time);
  return time.has_value();
}

/// Nothing for a zone of one offset for ever: that is what its list ends with.
std::optional<Rule> parse_rule(std::string_view text) {
  Scan scan{text};
  Rule rule;
  if (!skip_name(scan)) return std::nullopt;
  const auto west = read_time(scan);  // POSIX counts west of Greenwich
  if (!west || !skip_name(scan)) return std::nullopt;
  rule.standard = -*west;
  rule.summer = rule.standard + chrono::hours{1};
  if (scan.peek() != ',') {
    const auto summer_west = read_time(scan);
    if (!summer_west) return std::nullopt;
    rule.summer = -*summer_west;
  }
  if (!read_change(scan, rule.to_summer) || !read_change(scan, rule.to_standard) || !scan.done()) return std::nullopt;
  return rule;
}

/// The library looks in the same folder. The name comes from its list of zones, so it stays inside.
std::optional<Rule> read_rule(const std::string& name) {
  std::ifstream file{"/usr/share/zoneinfo/" + name, std::ios::binary};
  const std::string bytes{std::istreambuf_iterator<char>{file}, {}};
  if (!bytes.starts_with("TZif") || !bytes.ends_with('\n')) return std::nullopt;
  const std::size_t before = bytes.rfind('\n', bytes.size() - 2);
  if (before == std::string::npos) return std::nullopt;
  return parse_rule(std::string_view{bytes}.substr(before + 1, bytes.size() - before - 2));
}

/// Read once a process each, like the library's own zones, and only if somebody looks that far ahead.
const std::optional<Rule>& rule_of(const date::time_zone& zone) {
  static std::mutex mutex;
  static std::map<const date::time_zone*, std::optional<Rule>> rules;
  const std::lock_guard lock{mutex};
  const auto known = rules.find(&zone);
  return known != rules.end() ? known->second : rules.emplace(&zone, read_rule(zone.name())).first->second;
}

}  // namespace

std::optional<Offset> offset_by_rule(const date::time_zone& zone, Instant instant) {
  const auto& rule = rule_of(zone);
  if (!rule) return std::nullopt;
  struct Turn {
    Instant at;
    Seconds offset;  // from then on
  };
  std::array<Turn, 6> turns;
  const chrono::year year = chrono::year_month_day{chrono::floor<chrono::days>(instant)}.year();
  for (std::size_t i = 0; i < 3; ++i) {
    const chrono::year in = year + chrono::years{static_cast<int>(i) - 1};
    turns[2 * i] = {Instant{rule->to_summer.in(in).time_since_epoch()} - rule->standard, rule->summer};
    turns[2 * i + 1] = {Instant{rule->to_standard.in(in).time_since_epoch()} - rule->summer, rule->standard};
  }
  std::sort(turns.begin(), turns.end(), [](const Turn& a, const Turn& b) { return a.at < b.at; });
  const auto next = std::find_if(turns.begin(), turns.end(), [instant](const Turn& turn) { return turn.at > instant; });
  return Offset{std::prev(next)->offset, next->at};  // the years around hold turns on either side
}

}  // namespace runbook::calendar
