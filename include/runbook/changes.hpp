// The coming rota against that of another version of the workspace: `runbook oncall --against`.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "runbook/schedule.hpp"

namespace runbook {

enum class Change : std::uint8_t { changed, added, removed };
[[nodiscard]] std::string_view name_of(Change change);

/// What becomes of a person's time in one rotation. Everything ascending.
struct PersonChange {
  struct Move {
    Interval from;
    Interval to;
    bool operator==(const Move&) const = default;
  };
  std::string id;
  std::string name;
  /// Shifts, or parts of them, that are theirs at another time: each one lost, with the nearest one gained that is as
  /// long (but for a change of the clock).
  std::vector<Move> moved;
  std::vector<Interval> lost;    ///< what is theirs no more, beside the moved
  std::vector<Interval> gained;  ///< what is theirs now, beside the moved
  Seconds before{};              ///< all their time in the window
  Seconds after{};
  bool operator==(const PersonChange&) const = default;
};

struct RotationChange {
  std::string id;
  std::string title;
  Change change{};
  std::vector<PersonChange> people;   ///< those whose time changes, by id
  std::vector<Interval> gaps_opened;  ///< somebody was on call, now nobody is
  std::vector<Interval> gaps_closed;
};

struct CoverageChange {
  std::string pipeline;
  std::string id;
  std::string title;
  Change change{};
  std::string by_before;  ///< empty: there was none
  std::string by_after;   ///< empty: there is none
  std::vector<Interval> lost;      ///< was covered, now nobody is found: a gap
  std::vector<Interval> dropped;   ///< was covered, and is not asked for any more
  std::vector<Interval> gained;    ///< was not covered, and is now
};

/// Only what differs, by id. Names and titles are those of `after`, where it has none those of `before`.
struct ChangesReport {
  Interval window;
  std::vector<RotationChange> rotations;
  std::vector<CoverageChange> coverage;
  std::vector<std::string> warnings;  ///< of the coming rota
  /// Whether somewhere nobody is found where somebody was.
  [[nodiscard]] bool opens_gap() const;
};

/// Pure. Things are the same where their ids are. The filter's ids may be of either version.
[[nodiscard]] ChangesReport compare(const Workspace& before, const Workspace& after, Interval window,
                                    const OncallFilter& filter = {});

}  // namespace runbook
