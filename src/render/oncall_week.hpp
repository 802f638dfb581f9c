// An on-call report arranged as a person looks at it: a section for each rotation and coverage, in it a lane for each
// person, and what else matters on these days.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "render/human.hpp"
#include "runbook/schedule.hpp"

namespace runbook::render {

/// The columns that days side by side need, with names before them; a narrower terminal gets lists.
inline constexpr std::size_t least_drawn = 72;

/// One person's (or party's, or nobody's) time in a section.
struct Lane {
  enum class Kind : unsigned char { duty, gap, away };
  std::string label;
  Kind kind = Kind::duty;
  std::vector<Interval> when;  ///< ascending, apart from each other
};

struct Section {
  std::string title;  ///< for a terminal, one line
  std::string aside;  ///< by whom; may be empty
  std::vector<Lane> lanes;
};

/// A party's title, one line. Titles may agree where ids do not: then a person's id tells them apart.
[[nodiscard]] std::string label_of(const Workspace& workspace, const Party& party);

/// The leave in the window of everybody in the rosters or on duty: `Ada Adams (leave)`.
[[nodiscard]] std::vector<Lane> away_lanes(const OncallReport& report, const Workspace& workspace);

/// Rotations, then coverage, each with those who hold it in the order of their first time; gaps as a lane `nobody`. Then
/// the leave of everybody in the rosters or on duty, where there is any.
[[nodiscard]] std::vector<Section> week_sections(const OncallReport& report, const Workspace& workspace);

/// The holidays of the days of the window, ascending, each name once a day: of the workspace's calendar and of the
/// calendars of the teams that the report is about; with the calendar's id where they do not agree.
[[nodiscard]] std::vector<std::pair<Day, std::string>> week_holidays(const OncallReport& report,
                                                                    const Workspace& workspace);

/// The routines as a person meets them: by the time they are due.
[[nodiscard]] std::vector<const OncallReport::RoutineDue*> by_due(const std::vector<OncallReport::RoutineDue>& routines);

/// `Fix API problems as soon as possible`, or the coverage's id where it has no title; one line.
[[nodiscard]] std::string coverage_title(const OncallReport::CoverageOf& coverage, const Workspace& workspace);

/// Pieces of one holder that stand alike on days in a row: `Mon 23 Nov – Fri 27 Nov, 09:00–17:00`.
struct DailyRun {
  Day first;
  Day last;
  Interval sample;  ///< the piece of the first day
  const CoverageShift* shift = nullptr;
};
[[nodiscard]] std::vector<DailyRun> daily_runs(const std::vector<CoverageShift>& shifts, Zone zone);

/// A piece of time in words: `Mon 23 Nov 09:00 – Mon 30 Nov 09:00`, within a day `Mon 23 Nov 09:00–17:00`.
[[nodiscard]] std::string span_in_words(Interval when, const WallClock& clock);
[[nodiscard]] std::string run_in_words(const DailyRun& run, const WallClock& clock);

/// `override for Data Engineer 2`, `for Data Engineer 2 (away)`; empty for a shift as the roster has it.
[[nodiscard]] std::string reason_in_words(const Shift& shift, const Workspace& workspace);

}  // namespace runbook::render
