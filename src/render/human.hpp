// Times and lengths of time as a person says them, for the text formats.
#pragma once

#include <string>

#include "runbook/time.hpp"

namespace runbook::render {

/// The wall clock that a text is written for: times stand in `zone`, and a year is named only where it is not the one
/// of `now`.
struct WallClock {
  Zone zone;
  Instant now;
  bool years = true;  ///< false: never named, where the text says the year elsewhere

  /// `Fri 27 Nov 12:00`; seconds where there are any.
  [[nodiscard]] std::string when(Instant at) const;
  /// As `when`, but midnight is `24:00` of the day that it ends: how deadlines and ends are said.
  [[nodiscard]] std::string until(Instant at) const;
  /// `Fri 27 Nov`.
  [[nodiscard]] std::string day(Day day) const;
  /// `12:00`; `until_clock` says `24:00` at midnight.
  [[nodiscard]] std::string clock(Instant at) const;
  [[nodiscard]] std::string until_clock(Instant at) const;
  /// The day that an instant belongs to as an end: at midnight the day before.
  [[nodiscard]] Day last_day(Instant end) const;
};

/// `2 d 4 h`, `3 h 20 min`, `45 min`, `30 s`: the two largest units, rounded down. Negative counts as its absolute value.
[[nodiscard]] std::string rough_length(Seconds length);
/// `1 d 12 h`, every unit that is not zero: for lengths that somebody wrote.
[[nodiscard]] std::string exact_length(Seconds length);
/// `1 incident`, `2 incidents`.
[[nodiscard]] std::string counted(std::size_t count, std::string_view one, std::string_view many);

}  // namespace runbook::render
