// Who carries how much of a rota, and how good it is: `runbook oncall --stats` (docs/oncall.md, Fairness).
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "runbook/schedule.hpp"

namespace runbook {

/// What an hour on call counts: 1, and more where it costs more. A holiday on a weekend is a holiday alone; a night adds
/// to either. The numbers are a convention of ours, in the range of what companies pay for such hours.
struct LoadWeights {
  static constexpr int hour = 1;
  static constexpr int night = 1;    ///< more, from 22:00 to 06:00
  static constexpr int weekend = 1;  ///< more, on a day that is none of the team's working weekdays
  static constexpr int holiday = 2;  ///< more, on a holiday of the team's calendar
};
constexpr Clock night_begin = std::chrono::hours{22};
constexpr Clock night_end = std::chrono::hours{6};

/// Time on call by what it costs. Nights, weekends and holidays are those of the clock of whoever is on call: a
/// person's own zone, else their team's.
struct Load {
  Seconds total{};
  Seconds night{};
  Seconds weekend{};  ///< no holidays
  Seconds holiday{};
  Seconds weighted{};         ///< by LoadWeights
  unsigned nights = 0;        ///< in which the person was on call at all
  unsigned weekend_days = 0;  ///< likewise
  unsigned holidays = 0;      ///< likewise
  bool operator==(const Load&) const = default;
};

/// Times, and how long they are together.
struct Occasions {
  unsigned times = 0;
  Seconds length{};
  bool operator==(const Occasions&) const = default;
};

struct PersonFairness {
  Handle<Person> person;
  Load load;
  /// The fair part of the weighted time: each moment is divided equally among the places of the roster in force whose
  /// member is not away then; a moment that has no such place is the part of whoever takes it.
  Seconds fair{};
  unsigned runs = 0;      ///< times without a break
  Seconds longest_run{};  ///< of them, the longest
  Occasions stood_in;     ///< as a substitute, or by an override for somebody
  Occasions replaced;     ///< the other side of it
  bool operator==(const PersonFairness&) const = default;
};

/// Parts of 10,000.
struct Quality {
  int coverage = 0;  ///< the part of the window in which somebody is on call, rounded down
  int balance = 0;   ///< the part of the weighted time that lies with those whose fair part it is; 0 for no time at all
  /// Their mean as 0 to 100, rounded down: 100 is a rota without a gap in which everybody has their fair part.
  [[nodiscard]] int score() const { return (coverage + balance) / 200; }
  bool operator==(const Quality&) const = default;
};

struct RotationFairness {
  Handle<Rotation> rotation;
  std::vector<PersonFairness> people;  ///< those in a roster in force, and whoever is on call, ascending
  std::vector<Interval> gaps;
  Seconds covered{};
  Seconds weighted{};  ///< of all
  Quality quality;
};

/// A person over all rotations together.
struct PersonTotal {
  Handle<Person> person;
  std::vector<Handle<Rotation>> rotations;  ///< in which they are on call
  /// Each rotation's time by its own calendar and clock, as in its own row; time in two at once counts once, as the
  /// first one's in the order of the ids.
  Load load;
  Seconds at_once{};                        ///< time in more than one rotation
  Seconds longest_run{};
};

struct FairnessReport {
  struct CoverageGaps {
    Handle<Pipeline> pipeline;
    std::string id;
    Party by;
    Seconds covered{};
    std::vector<Interval> gaps;
  };
  Interval window;
  std::vector<RotationFairness> rotations;
  std::vector<PersonTotal> people;
  std::vector<CoverageGaps> coverage;
  std::vector<std::string> warnings;
};

/// Pure. With `filter.person` the rotations that have that person, and of the people theirs alone.
[[nodiscard]] FairnessReport fairness(const Workspace& workspace, Interval window, const OncallFilter& filter = {});

/// `load` of `fair` as a percentage, rounded; nothing where nothing was theirs to take.
[[nodiscard]] std::optional<int> share_percent(const PersonFairness& one);

}  // namespace runbook
