// Time. Instants and civil (wall-clock) times are different types and only a Zone turns one into the other.
#pragma once

#include <algorithm>
#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace date {
class time_zone;
}

namespace runbook {

using Seconds = std::chrono::seconds;
using Instant = std::chrono::sys_seconds;        ///< a point on the UTC time line
using LocalTime = std::chrono::local_seconds;    ///< what a wall clock in some zone shows
using Day = std::chrono::local_days;             ///< a civil date
using Clock = std::chrono::seconds;              ///< a time of day, 00:00:00 to 24:00:00

/// [begin, end).
struct Interval {
  Instant begin{};
  Instant end{};
  [[nodiscard]] bool contains(Instant t) const { return begin <= t && t < end; }
  [[nodiscard]] bool empty() const { return begin >= end; }
  auto operator<=>(const Interval&) const = default;
};

/// The part that both have; empty() where they share nothing.
[[nodiscard]] inline Interval intersect(Interval a, Interval b) {
  return {std::max(a.begin, b.begin), std::min(a.end, b.end)};
}

/// An IANA time zone. A cheap value; the rules behind it are loaded once a process.
class Zone {
 public:
  Zone();  ///< UTC
  /// Nothing where the time zone database has no such name.
  [[nodiscard]] static std::optional<Zone> find(std::string_view name);
  /// Every name of the database that begins with a region and a `/` (`Europe/Berlin`), ascending: for suggestions.
  [[nodiscard]] static std::vector<std::string_view> names();

  [[nodiscard]] std::string_view name() const;
  /// A wall-clock time that does not exist gives the first instant after the gap, one that exists twice its first
  /// occurrence (semantics.md, Time).
  [[nodiscard]] Instant to_instant(LocalTime local) const;
  [[nodiscard]] LocalTime to_local(Instant instant) const;
  [[nodiscard]] Day day_of(Instant instant) const;
  /// The first instant of a civil day.
  [[nodiscard]] Instant start_of(Day day) const;
  [[nodiscard]] Seconds offset_at(Instant instant) const;
  bool operator==(const Zone&) const = default;

 private:
  explicit Zone(const date::time_zone* rules) : rules_(rules) {}
  const date::time_zone* rules_ = nullptr;  // null is UTC, which needs no database
};

/// A set of weekdays.
struct Weekdays {
  std::uint8_t bits = 0;  ///< bit 0 is Monday, bit 6 Sunday
  [[nodiscard]] bool contains(std::chrono::weekday day) const { return (bits >> (day.iso_encoding() - 1)) & 1; }
  bool operator==(const Weekdays&) const = default;
};

/// [begin, end) within one day.
struct ClockRange {
  Clock begin{};
  Clock end{};
  bool operator==(const ClockRange&) const = default;
};

/// A time as a user may write it: a date, a wall-clock time, or an instant with its offset.
using Moment = std::variant<Day, LocalTime, Instant>;

/// How often: the local periods that obligations are cut into.
enum class Every : std::uint8_t { day, week, month, quarter, year };

/// Readers of the scalars of language.md. Each takes the whole text, nothing around it, and gives nothing where it does
/// not read as the type (parse_* never throw and never read a clock).
[[nodiscard]] std::optional<Seconds> parse_duration(std::string_view text);      // 1d12h, PT48H, P1W
[[nodiscard]] std::optional<Day> parse_date(std::string_view text);              // 2026-12-25
[[nodiscard]] std::optional<Clock> parse_clock(std::string_view text);           // 09:00, 09:00:30, 24:00
[[nodiscard]] std::optional<ClockRange> parse_clock_range(std::string_view text);// 09:00-17:00, begin < end
[[nodiscard]] std::optional<Moment> parse_moment(std::string_view text);         // a date, or RFC 3339 with or without offset
[[nodiscard]] std::optional<std::chrono::weekday> parse_weekday(std::string_view text);  // mon
[[nodiscard]] std::optional<Weekdays> parse_weekdays(std::string_view text);     // mon, mon-fri, sat-mon
/// The first day of a named period and its kind: 2026-11-30, 2026-W48, 2026-11, 2026-Q4, 2026.
struct PeriodName {
  Every every{};
  Day first{};
  auto operator<=>(const PeriodName&) const = default;
};
[[nodiscard]] std::optional<PeriodName> parse_period(std::string_view text);

/// Where a moment is on the time line; a date is its first instant. `zone` governs what has no offset of its own.
[[nodiscard]] Instant resolve(const Moment& moment, Zone zone);

/// `2026-11-27T12:00:00+01:00`: RFC 3339 with a numeric offset always (`+00:00` in UTC, never `Z`).
[[nodiscard]] std::string format_instant(Instant instant, Zone zone);
/// `2026-11-27`.
[[nodiscard]] std::string format_day(Day day);
/// `2026-11-30`, `2026-W48`, `2026-11`, `2026-Q4` or `2026`. Reads back as the same period.
[[nodiscard]] std::string format_period(const PeriodName& period);
/// `09:00`, with seconds only where there are any.
[[nodiscard]] std::string format_clock(Clock clock);
/// `1w2d`, `1d12h`, `90s` is `1m30s`; zero is `0s`. Reads back as the same duration.
[[nodiscard]] std::string format_duration(Seconds duration);
/// `mon`.
[[nodiscard]] std::string_view weekday_name(std::chrono::weekday day);
[[nodiscard]] std::string_view name_of(Every every);

}  // namespace runbook
