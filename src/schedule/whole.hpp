// Shifts that no window cuts.
#pragma once

#include <optional>

#include "schedule/context.hpp"

namespace runbook::oncall {

enum class Join : std::uint8_t {
  alike,   ///< as `rota` joins: person, reason and `for` agree
  person,  ///< the person alone: how long somebody is on call, whatever the reason
};

/// The shift or gap that holds at an instant, as far as it goes. Where an end is out of reach (100,000 shifts or 30
/// years: somebody alone in a roster is on call for ever) it is Instant::min() or Instant::max().
struct Whole {
  Interval when;
  std::optional<Shift> shift;  ///< the one that holds at the instant; nothing in a gap
};
[[nodiscard]] Whole whole_at(const Context& context, const Rotation& rotation, Instant at, Join join);

/// The first shift, whole, that begins at or after `from`; nothing within reach.
[[nodiscard]] std::optional<Whole> next_shift(const Context& context, const Rotation& rotation, Instant from, Join join);

/// The name of a shift that `rota` gave for a window: the same in any window that holds some of it.
[[nodiscard]] ShiftKey key_of(const Context& context, const Rotation& rotation, const Shift& shift, Interval window);

/// Where the piece of a coverage that holds at an instant begins or ends; nothing where none holds, or where that is not
/// within 20 years.
[[nodiscard]] std::optional<Instant> coverage_begin(const Context& context, const Coverage& coverage, Instant at);
[[nodiscard]] std::optional<Instant> coverage_end(const Context& context, const Coverage& coverage, Instant at);

}  // namespace runbook::oncall
