// Durations: `1d12h`, and ISO 8601's `P1DT12H`.
#include <array>
#include <cstdint>

#include "calendar/limits.hpp"
#include "calendar/scan.hpp"
#include "runbook/time.hpp"

namespace runbook {
namespace {

using calendar::Scan;

struct Unit {
  char letter;
  Seconds length;
};

/// An integer and one of `units`, and so on to the end of the text or to `stop`; large to small, each once, at least
/// one.
template <std::size_t N>
bool read_units(Scan& scan, const std::array<Unit, N>& units, char stop, Seconds& sum) {
  std::size_t next_unit = 0;
  do {
    if (!Scan::is_digit(scan.peek())) return false;
    std::int64_t number = 0;
    while (Scan::is_digit(scan.peek())) {
      number = number * 10 + (scan.peek() - '0');
      if (number > calendar::longest_duration.count()) return false;
      scan.rest.remove_prefix(1);
    }
    while (next_unit < N && units[next_unit].letter != scan.peek()) ++next_unit;
    if (next_unit == N || !scan.eat(units[next_unit].letter)) return false;
    sum += number * units[next_unit].length;  // below 2^32 weeks: far from overflow
    if (sum > calendar::longest_duration) return false;
    ++next_unit;
  } while (!scan.done() && scan.peek() != stop);
  return true;
}

constexpr std::array<Unit, 5> kShort{{{'w', std::chrono::weeks{1}},
                                      {'d', std::chrono::days{1}},
                                      {'h', std::chrono::hours{1}},
                                      {'m', std::chrono::minutes{1}},
                                      {'s', Seconds{1}}}};
// ISO 8601 lets weeks stand alone only.
constexpr std::array<Unit, 1> kIsoWeeks{{{'W', std::chrono::weeks{1}}}};
constexpr std::array<Unit, 1> kIsoDays{{{'D', std::chrono::days{1}}}};
constexpr std::array<Unit, 3> kIsoTime{
    {{'H', std::chrono::hours{1}}, {'M', std::chrono::minutes{1}}, {'S', Seconds{1}}}};

bool read_iso(Scan& scan, Seconds& sum) {
  if (scan.rest.ends_with('W')) return read_units(scan, kIsoWeeks, '\0', sum);
  if (scan.peek() != 'T' && !read_units(scan, kIsoDays, 'T', sum)) return false;
  return scan.done() || (scan.eat('T') && read_units(scan, kIsoTime, '\0', sum));
}

}  // namespace

std::optional<Seconds> parse_duration(std::string_view text) {
  Scan scan{text};
  Seconds sum{};
  const bool fits = scan.eat('P') ? read_iso(scan, sum) : read_units(scan, kShort, '\0', sum);
  if (!fits || !scan.done()) return std::nullopt;
  return sum;
}

}  // namespace runbook
