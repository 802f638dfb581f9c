#include "render/human.hpp"

#include <array>
#include <string_view>
#include <utility>

namespace runbook::render {
namespace {

namespace chrono = std::chrono;

constexpr std::array<std::string_view, 7> kDays{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

/// Up to `parts` units from the largest that is not zero on.
std::string in_units(Seconds length, int parts) {
  constexpr std::array<std::pair<Seconds, std::string_view>, 4> kUnits{
      {{chrono::days{1}, " d"}, {chrono::hours{1}, " h"}, {chrono::minutes{1}, " min"}, {Seconds{1}, " s"}}};
  length = chrono::abs(length);
  std::string text;
  for (const auto& [unit, name] : kUnits) {
    if (parts == 0) break;
    const auto count = length / unit;
    length %= unit;
    if (count == 0 && text.empty()) continue;
    --parts;
    if (count == 0) continue;
    if (!text.empty()) text += ' ';
    text += std::to_string(count);
    text += name;
  }
  return text.empty() ? "0 s" : text;
}

bool ends_a_day(Instant at, Zone zone) { return zone.to_local(at) == LocalTime{zone.day_of(at)}; }

}  // namespace

std::string WallClock::day(Day day) const {
  const chrono::year_month_day date{day};
  std::string text{kDays[chrono::weekday{day}.iso_encoding() - 1]};
  text += ' ';
  text += std::to_string(static_cast<unsigned>(date.day()));
  text += ' ';
  text += kMonths[static_cast<unsigned>(date.month()) - 1];
  const chrono::year_month_day today{zone.day_of(now)};
  if (years && date.year() != today.year()) text += " " + std::to_string(static_cast<int>(date.year()));
  return text;
}

std::string WallClock::clock(Instant at) const {
  return format_clock(zone.to_local(at) - LocalTime{zone.day_of(at)});
}

std::string WallClock::until_clock(Instant at) const { return ends_a_day(at, zone) ? "24:00" : clock(at); }

Day WallClock::last_day(Instant end) const {
  const Day of_end = zone.day_of(end);
  return ends_a_day(end, zone) ? of_end - chrono::days{1} : of_end;
}

std::string WallClock::when(Instant at) const { return day(zone.day_of(at)) + " " + clock(at); }

std::string WallClock::until(Instant at) const { return day(last_day(at)) + " " + until_clock(at); }

std::string rough_length(Seconds length) { return in_units(length, 2); }

std::string exact_length(Seconds length) { return in_units(length, 4); }

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

}  // namespace runbook::render
