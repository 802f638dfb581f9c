// Dates, times of day, instants (RFC 3339) and the names of periods.
#include "calendar/civil.hpp"
#include "calendar/scan.hpp"
#include "runbook/time.hpp"

namespace runbook {
namespace {

using calendar::Scan;
namespace chrono = std::chrono;

std::optional<int> read_year(Scan& scan) { return scan.digits(4, 1, 9999); }

std::optional<Day> read_date(Scan& scan) {
  const auto year = read_year(scan);
  if (!year || !scan.eat('-')) return std::nullopt;
  const auto month = scan.digits(2, 1, 12);
  if (!month || !scan.eat('-')) return std::nullopt;
  const auto day = scan.digits(2, 1, 31);
  if (!day) return std::nullopt;
  const chrono::year_month_day date{chrono::year{*year}, chrono::month{static_cast<unsigned>(*month)},
                                    chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok()) return std::nullopt;
  return Day{date};
}

/// `09:00` or `09:00:30`, below 24:00. A leap second (`:60`) is no time of ours: instants do not count them.
std::optional<Clock> read_clock(Scan& scan) {
  const auto hour = scan.digits(2, 0, 23);
  if (!hour || !scan.eat(':')) return std::nullopt;
  const auto minute = scan.digits(2, 0, 59);
  if (!minute) return std::nullopt;
  const Clock clock = chrono::hours{*hour} + chrono::minutes{*minute};
  if (!scan.eat(':')) return clock;
  const auto second = scan.digits(2, 0, 59);
  if (!second) return std::nullopt;
  return clock + Seconds{*second};
}

/// `Z`, `+01:00`.
std::optional<Seconds> read_offset(Scan& scan) {
  if (scan.eat('Z') || scan.eat('z')) return Seconds{0};
  const int sign = scan.peek() == '-' ? -1 : 1;
  if (!scan.eat('+') && !scan.eat('-')) return std::nullopt;
  const auto hours = scan.digits(2, 0, 23);
  if (!hours || !scan.eat(':')) return std::nullopt;
  const auto minutes = scan.digits(2, 0, 59);
  if (!minutes) return std::nullopt;
  return sign * (chrono::hours{*hours} + chrono::minutes{*minutes});
}

/// `.25` is cut: instants are whole seconds.
bool skip_fraction(Scan& scan) {
  if (!scan.eat('.')) return true;
  if (!Scan::is_digit(scan.peek())) return false;
  while (Scan::is_digit(scan.peek())) scan.rest.remove_prefix(1);
  return true;
}

}  // namespace

std::optional<Day> parse_date(std::string_view text) {
  Scan scan{text};
  const auto day = read_date(scan);
  return scan.done() ? day : std::nullopt;
}

std::optional<Clock> parse_clock(std::string_view text) {
  if (text == "24:00" || text == "24:00:00") return chrono::hours{24};
  Scan scan{text};
  const auto clock = read_clock(scan);
  return scan.done() ? clock : std::nullopt;
}

std::optional<ClockRange> parse_clock_range(std::string_view text) {
  const std::size_t dash = text.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const auto begin = parse_clock(text.substr(0, dash));
  const auto end = parse_clock(text.substr(dash + 1));
  if (!begin || !end || *begin >= *end) return std::nullopt;
  return ClockRange{*begin, *end};
}

std::optional<Moment> parse_moment(std::string_view text) {
  Scan scan{text};
  const auto day = read_date(scan);
  if (!day) return std::nullopt;
  if (scan.done()) return Moment{*day};
  if (!scan.eat('T') && !scan.eat('t') && !scan.eat(' ')) return std::nullopt;
  const std::size_t before = scan.rest.size();
  const auto clock = read_clock(scan);
  if (!clock) return std::nullopt;
  const bool has_seconds = before - scan.rest.size() > 5;
  if (has_seconds && !skip_fraction(scan)) return std::nullopt;
  const LocalTime local = LocalTime{*day} + *clock;
  if (scan.done()) return Moment{local};
  const auto offset = read_offset(scan);
  if (!offset || !scan.done()) return std::nullopt;
  return Moment{Instant{local.time_since_epoch()} - *offset};
}

std::optional<PeriodName> parse_period(std::string_view text) {
  if (const auto day = parse_date(text)) return PeriodName{Every::day, *day};
  Scan scan{text};
  const auto number = read_year(scan);
  if (!number) return std::nullopt;
  const chrono::year year{*number};
  if (scan.done()) return PeriodName{Every::year, Day{year / 1 / 1}};
  if (!scan.eat('-')) return std::nullopt;
  if (scan.eat('W')) {
    const auto week = scan.digits(2, 1, 53);
    if (!week || !scan.done()) return std::nullopt;
    const Day monday = calendar::first_iso_week(year) + chrono::weeks{*week - 1};
    if (monday >= calendar::first_iso_week(year + chrono::years{1})) return std::nullopt;
    return PeriodName{Every::week, monday};
  }
  if (scan.eat('Q')) {
    const auto quarter = scan.digits(1, 1, 4);
    if (!quarter || !scan.done()) return std::nullopt;
    return PeriodName{Every::quarter, Day{year / (*quarter * 3 - 2) / 1}};
  }
  const auto month = scan.digits(2, 1, 12);
  if (!month || !scan.done()) return std::nullopt;
  return PeriodName{Every::month, Day{year / *month / 1}};
}

Instant resolve(const Moment& moment, Zone zone) {
  if (const auto* day = std::get_if<Day>(&moment)) return zone.start_of(*day);
  if (const auto* local = std::get_if<LocalTime>(&moment)) return zone.to_instant(*local);
  return std::get<Instant>(moment);
}

}  // namespace runbook
