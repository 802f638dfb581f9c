// Commitments and routines: which periods are tracked, which are settled, and what is due (semantics.md, Commitments
// and routines).
#pragma once

#include <map>
#include <optional>
#include <span>
#include <vector>

#include "calendar/regime.hpp"
#include "runbook/evaluate.hpp"

namespace runbook::evaluation {

/// What is known at an instant of an obligation's periods; each is named by its first day.
struct Tracking {
  std::optional<Day> begin;        ///< the first tracked period; nothing: tracking never began
  std::map<Day, Instant> settled;  ///< and when, as shown
};

/// From the obligation's `from` and the observations of it that count at `now`. `regime`: the pipeline's.
[[nodiscard]] Tracking track(const Obligation& obligation, std::span<const Observation> seen, Instant now,
                             const calendar::Regime& regime);

/// The row that `status` shows at `now`; `index` is the obligation's place in its pipeline.
[[nodiscard]] ObligationStatus status_of(const Obligation& obligation, std::uint32_t index, const Tracking& tracking,
                                         Instant now, const calendar::Regime& regime);

/// The first due time strictly after `after`, settled or not. Periods before tracking began are passed over; where it
/// never began, none is: the promise to have problems resolved by then holds all the same.
[[nodiscard]] Instant first_due_after(const Obligation& obligation, const Tracking& tracking,
                                                     Instant after, const calendar::Regime& regime);

/// When an obligation's row becomes an incident: `warn_before` before it is due, without one when it is due.
[[nodiscard]] Instant warns_from(const Obligation& obligation, Instant due);

}  // namespace runbook::evaluation
