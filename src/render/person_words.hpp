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

/// What begins next: a shift, or what stands for them otherwise.
struct NextDuty {
  Interval when;
  std::optional<Handle<Rotation>> rotation;
  const OncallReport::CoverageOf* coverage = nullptr;  ///< where it is no rotation's
};
/// The first that begins after `now`, and after what they are in then.
[[nodiscard]] std::optional<NextDuty> next_duty(const OncallReport& report, Handle<Person> person, Instant now);
/// `profit-unit/api-problems`, or nothing where it is a rotation's.
[[nodiscard]] std::string coverage_of(const NextDuty& next, const Workspace& workspace);

/// `On call for 336 h: 14 nights. Longest without a break: 7 d.`, or that they are not.
[[nodiscard]] std::string sum_in_words(const OncallReport& report, const FairnessReport& fairness, Handle<Person> person);
/// `On-call data engineers: 100 % of a fair part.`, for each rotation that has such a part.
[[nodiscard]] std::vector<std::string> shares_in_words(const FairnessReport& fairness, Handle<Person> person, const Workspace& workspace);

/// Their leave within a window, uncut.
[[nodiscard]] std::vector<const Leave*> leave_in(const Person& person, Interval window);

/// `7 nights, 2 weekend days, 1 holiday`; empty for none.
[[nodiscard]] std::string kinds_in_words(const Load& load);

}  // namespace runbook::render
