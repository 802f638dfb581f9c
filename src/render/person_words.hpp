// What one person's view is made of.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "runbook/fairness.hpp"
#include "runbook/schedule.hpp"

namespace runbook::render {

/// A person's times on call, by start; of several rotations together.
struct PersonShift {
  Handle<Rotation> rotation;
  Shift shift;
};
[[nodiscard]] std::vector<PersonShift> shifts_of(const OncallReport& report, Handle<Person> person);

/// What stands for them in another way than by a rotation of the report: a role, a team, themselves.
[[nodiscard]] std::vector<const OncallReport::CoverageOf*> other_coverage(const OncallReport& report);

/// Their row over all rotations; nothing where they are never on call.
[[nodiscard]] const PersonTotal* total_of(const FairnessReport& report, Handle<Person> person);

/// The first that begins after `now`, and after what they are in then.
[[nodiscard]] const PersonShift* first_after(const std::vector<PersonShift>& shifts, Instant now);

/// Their leave within a window, uncut.
[[nodiscard]] std::vector<const Leave*> leave_in(const Person& person, Interval window);

/// `7 nights, 2 weekend days, 1 holiday`; empty for none.
[[nodiscard]] std::string kinds_in_words(const Load& load);

}  // namespace runbook::render
