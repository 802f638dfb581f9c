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
  /// Of one that was removed: somebody was on call, and nothing stands in its place. That is any new rotation, and
  /// whatever its coverages are by now.
  std::vector<Interval> gone;
  std::string same_as;  ///< of one that was added or removed: the other, where they differ in nothing but the id; else empty
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
  std::vector<Interval> gone;      ///< of these, those of a coverage that was removed, which no new one of its pipeline has
  std::vector<Interval> gained;    ///< was not covered, and is now
};

/// Only what differs, by id. Names and titles are those of `after`, where it has none those of `before`.
struct ChangesReport {
  /// Counted over all that was compared, whoever is asked for.
  struct Summary {
    std::size_t gaps = 0;            ///< opened in rotations
    std::size_t uncovered = 0;       ///< coverages that find nobody where they found somebody, but for those gaps
    std::size_t rotations_gone = 0;  ///< removed, with nothing in their place
    std::size_t coverages_gone = 0;
    std::size_t narrowed = 0;        ///< coverages that are there yet and ask for less
    std::size_t differing = 0;       ///< rotations and coverages
  };
  Interval window;
  std::vector<RotationChange> rotations;
  std::vector<CoverageChange> coverage;
  std::vector<std::string> warnings;  ///< of the coming rota
  Summary summary;
  std::size_t people = 0;             ///< whose time over all rotations together changes; of the person alone, if asked for
  std::optional<std::string> person;  ///< the name of the one asked for
  /// Whether somewhere nobody is found where somebody was.
  [[nodiscard]] bool opens_gap() const { return summary.gaps + summary.uncovered > 0; }
  /// Whether something that somebody was on call for is there no more.
  [[nodiscard]] bool loses_coverage() const { return summary.rotations_gone + summary.coverages_gone > 0; }
};

/// Pure. Things are the same where their ids are. The filter's ids may be of either version. `filter.person` takes
/// everybody else out of what is listed, and nothing out of the summary.
[[nodiscard]] ChangesReport compare(const Workspace& before, const Workspace& after, Interval window,
                                    const OncallFilter& filter = {});

}  // namespace runbook
