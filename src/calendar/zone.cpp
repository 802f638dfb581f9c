#include <date/tz.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <exception>
#include <vector>

#include "calendar/zone_tail.hpp"
#include "runbook/time.hpp"

namespace runbook {
namespace {

using calendar::Offset;

Offset offset_around(const date::time_zone& rules, Instant instant) {
  const date::sys_info info = rules.get_info(instant);
  // The library ends the last offset in its last year. No rule of today's began before 1970, which spares the zones
  // that have none the look at their file.
  const bool after_the_last_change = info.end > Instant{std::chrono::sys_days{std::chrono::year{10000} / 1 / 1}};
  if (after_the_last_change && instant >= Instant{}) {
    if (const auto offset = calendar::offset_by_rule(rules, instant)) return *offset;
  }
  return {info.offset, info.end};
}

/// A day of UTC whose offset is known: the same from its first second to its last.
struct KnownDay {
  const date::time_zone* rules = nullptr;
  Instant begin;
  Seconds offset{};
};

/// Nearly all instants of a report lie on few days, and the library's look-ups were a third of what `status` took for its
/// text.
Seconds offset_on_its_day(const date::time_zone& rules, Instant instant) {
  constexpr std::chrono::days day{1};
  thread_local std::array<KnownDay, 64> known_days;
  const Instant begin = std::chrono::floor<std::chrono::days>(instant);
  const auto number = static_cast<std::size_t>(begin.time_since_epoch() / day);
  KnownDay& known = known_days[(number + reinterpret_cast<std::uintptr_t>(&rules) / sizeof rules) % known_days.size()];
  if (known.rules == &rules && known.begin == begin) return known.offset;
  const auto at = [&](Instant i) { return offset_around(rules, i).seconds; };
  const Seconds offset = at(instant);
  // No zone changes its clock twice in two days, so what holds at both ends held between them.
  if (at(begin) == offset && at(begin + day - Seconds{1}) == offset) known = {&rules, begin, offset};
  return offset;
}

}  // namespace

Zone::Zone() = default;

std::optional<Zone> Zone::find(std::string_view name) {
  if (name == "UTC") return Zone{};
  // Entries of the system's folder that stand for whatever the machine is set to: an answer must not depend on it.
  if (name.empty() || name == "localtime" || name == "posixrules") return std::nullopt;
  try {
    // The library looks the name up in its list of zones and never builds a path of it (`../../etc/passwd` is
    // measured).
    const date::time_zone* rules = date::locate_zone(name);
    (void)rules->get_info(Instant{});  // reads the zone's file, which may be broken, here and not amid a report
    return Zone{rules};
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

std::vector<std::string_view> Zone::names() {
  std::vector<std::string_view> names;
  try {
    for (const auto& zone : date::get_tzdb().zones) {
      const std::string_view name = zone.name();
      const auto region = name.substr(0, name.find('/'));
      if (region != name && region != "Etc" && region != "posix" && region != "right") names.push_back(name);
    }
  } catch (const std::exception&) {
    // No database, no suggestions.
  }
  std::ranges::sort(names);
  return names;
}

std::string_view Zone::name() const { return rules_ == nullptr ? std::string_view{"UTC"} : rules_->name(); }

Instant Zone::to_instant(LocalTime local) const {
  const Instant as_utc{local.time_since_epoch()};
  if (rules_ == nullptr) return as_utc;
  // No zone is a day off UTC and none changes its clock twice in two days, so these are the offsets before and after.
  const Seconds before = offset_at(as_utc - std::chrono::days{1});
  const Seconds after = offset_at(as_utc + std::chrono::days{1});
  // By the earlier offset if that still holds then: of two occurrences the first.
  if (before == after || offset_at(as_utc - before) == before) return as_utc - before;
  const Offset offset = offset_around(*rules_, as_utc - after);
  return offset.seconds == after ? as_utc - after : offset.end;
}

LocalTime Zone::to_local(Instant instant) const { return LocalTime{instant.time_since_epoch()} + offset_at(instant); }

Day Zone::day_of(Instant instant) const {
  const Day day = std::chrono::floor<std::chrono::days>(to_local(instant));
  // A clock set back over midnight (St. John's until 2011) shows the end of a day again after the next has begun; days
  // are the intervals between their first instants, so the second showing belongs to the next.
  const Day next = day + std::chrono::days{1};
  return rules_ != nullptr && instant >= start_of(next) ? next : day;
}

Instant Zone::start_of(Day day) const { return to_instant(LocalTime{day}); }

Seconds Zone::offset_at(Instant instant) const {
  if (rules_ == nullptr) return Seconds{0};
  constexpr Instant first{std::chrono::sys_days{std::chrono::year{0} / 1 / 1}}, last{std::chrono::sys_days{std::chrono::year{9999} / 1 / 1}};
  return first <= instant && instant < last ? offset_on_its_day(*rules_, instant) : offset_around(*rules_, instant).seconds;
}

}  // namespace runbook
