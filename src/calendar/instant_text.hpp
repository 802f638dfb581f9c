// Instants as text, for outputs that hold millions of them.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "runbook/time.hpp"

namespace runbook::calendar {

/// Gives the same texts as format_instant(), in a tenth of the time: what is looked up and divided for an instant holds for
/// its whole day, and the instants of a report lie on few days.
class InstantText {
 public:
  explicit InstantText(Zone zone) : zone_(zone) {}

  /// Valid until the next call.
  [[nodiscard]] std::string_view operator()(Instant instant);

 private:
  struct UtcDay {
    Instant begin = Instant::min();
    Seconds offset{};     // in whole minutes
    bool simple = false;  // one offset the whole day, and years of four digits
  };
  struct LocalDay {
    Day day = Day::min();
    std::array<char, 10> text{};
  };
  static constexpr std::size_t kept = 64;

  [[nodiscard]] const UtcDay& utc_day(Instant instant);
  [[nodiscard]] const LocalDay& local_day(Day day);

  Zone zone_;
  std::array<UtcDay, kept> utc_days_;
  std::array<LocalDay, kept> local_days_;
  std::string text_;
};

}  // namespace runbook::calendar
