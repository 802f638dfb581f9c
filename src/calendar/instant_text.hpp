// Instants as text, for outputs that hold millions of them.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "runbook/time.hpp"

namespace runbook::calendar {

/// Gives the same texts as format_instant(), in a quarter of the time: a date is divided once,
/// and the instants of a report lie on few dates.
class InstantText {
 public:
  explicit InstantText(Zone zone) : zone_(zone) {}

  /// Valid until the next call.
  [[nodiscard]] std::string_view operator()(Instant instant);

 private:
  struct KnownDay {
    Day day = Day::min();
    std::array<char, 10> text{};
  };
  [[nodiscard]] const KnownDay& known(Day day);

  Zone zone_;
  std::array<KnownDay, 64> days_;
  std::string text_;
};

}  // namespace runbook::calendar
