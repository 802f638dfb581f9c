// What time on call costs those who have it.
#pragma once

#include <vector>

#include "runbook/fairness.hpp"
#include "schedule/context.hpp"

namespace runbook::oncall {

/// Adds up a person's time on call, piece by piece in the order of time.
class Tally {
 public:
  /// `regime`: the working weekdays and holidays that count, and the clock that they are read by.
  explicit Tally(calendar::Regime regime) : regime_(regime) {}
  /// Of a rotation's person: their own zone, else their team's (LoadWeights).
  Tally(const Context& context, const Rotation& rotation, Handle<Person> person);

  /// Gives what the piece weighs.
  Seconds add(Interval piece);
  [[nodiscard]] const Load& load() const { return load_; }

  /// Where the nights and days that count begin, ascending: so that those of two rotations, which are the same where they
  /// begin at once, can be counted once.
  struct Counted {
    std::vector<Instant> nights, weekend_days, holidays;
  };
  [[nodiscard]] const Counted& counted() const { return counted_; }

 private:
  void add_night(Interval part, Day night);

  calendar::Regime regime_;
  Load load_;
  Counted counted_;
  // Counted last: a night or day that several pieces touch counts once.
  Day last_night_ = Day::min();
  Day last_day_ = Day::min();
};

/// What a piece weighs for a person.
[[nodiscard]] Seconds weight_of(const Context& context, const Rotation& rotation, Handle<Person> person, Interval piece);

/// Measures a rotation (runbook/fairness.hpp). `rotation` need not be one of the workspace's: `suggest` asks what it would
/// be like with other overrides.
[[nodiscard]] RotationFairness measure(const Context& context, Handle<Rotation> handle, const Rotation& rotation, Interval window);

}  // namespace runbook::oncall
