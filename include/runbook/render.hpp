// Reports as text: one function a report and format. Pure: each takes a report value and gives the whole output, ending
// in a newline; nothing here writes, reads a file or looks at a clock.
//
// `*_text` and `status_why` are made for a person at a terminal and may change; the JSON is cli.md's and only grows.
// The user's own texts may hold anything: each format makes them safe for its medium, and no byte of them reaches a
// terminal as a control.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runbook/diagnostic.hpp"
#include "runbook/evaluate.hpp"
#include "runbook/memory.hpp"
#include "runbook/schedule.hpp"
#include "runbook/source.hpp"

namespace runbook {

/// How a text for a person may look.
struct TextOptions {
  bool color = false;    ///< ANSI colours; the words say everything without them
  unsigned width = 100;  ///< columns of the terminal, 100 where that is unknown; below 40 counts as 40
};

// ---------------------------------------------------------------------------------------------- check

/// What `check` reports.
struct CheckReport {
  std::optional<std::string> workspace;  ///< its id; nothing where none could be read
  std::vector<FileId> files;             ///< those that were read and are reported on, in the order they were read
  std::vector<Diagnostic> diagnostics;   ///< sorted by file, place and code; they may name files not in `files`
  std::vector<Location> secrets;         ///< what no output may show (Loaded::secrets)
};

/// Each finding as rustc and ruff show theirs (code and name, place, the line with the span underlined, related places,
/// help), then one line with the sum. `secrets` and what a diagnostic RB109 points at are masked wherever their
/// line is shown.
[[nodiscard]] std::string check_text(const CheckReport& report, const Sources& sources, const TextOptions& options);
/// cli.md, `check`. Ends are exclusive: the column after the span's last code point.
[[nodiscard]] std::string check_json(const CheckReport& report, const Sources& sources);
/// GitHub workflow commands, errors first, and a last line (no command) with the sum.
[[nodiscard]] std::string check_github(const CheckReport& report, const Sources& sources);
/// SARIF 2.1.0 as GitHub code scanning takes it. `version`: the program's own, for `tool.driver.version`.
[[nodiscard]] std::string check_sarif(const CheckReport& report, const Sources& sources, std::string_view version);
/// JUnit: a case a finding, `classname` its file, and a passing case for each file without one.
[[nodiscard]] std::string check_junit(const CheckReport& report, const Sources& sources);

// ---------------------------------------------------------------------------------------------- status

/// One screen, the worst first: the sum, the incidents with what to do, then every pipeline as a table. Times are the
/// workspace's.
[[nodiscard]] std::string status_text(const StatusReport& report, const Workspace& workspace, const Sources& sources,
                                      const TextOptions& options);
/// cli.md, `status`.
[[nodiscard]] std::string status_json(const StatusReport& report, const Workspace& workspace, const Sources& sources);
/// The whole story of one subject: arrival or period, rules with their place and thresholds, state, and for each
/// pipeline that tells somebody which list holds, whom it reaches and whom not. `report` must be of the whole workspace
/// (no `only`). Nothing where it has no such subject.
[[nodiscard]] std::optional<std::string> status_why(const StatusReport& report, const Workspace& workspace,
                                                    const Sources& sources, std::string_view subject,
                                                    const TextOptions& options);

/// What a monitoring plugin prints and exits with.
struct Nagios {
  std::string line;  ///< one line with performance data, ids only
  int exit = 3;      ///< 0 ok, 1 warning, 2 alarm, 3 unknown, also where nothing is monitored
};
[[nodiscard]] Nagios status_nagios(const StatusReport& report, const Workspace& workspace);

// ---------------------------------------------------------------------------------------------- history

/// The log, newest first: when it was recorded, by whom, what, of what.
[[nodiscard]] std::string history_text(const Log& log, const Workspace& workspace, Instant now, const TextOptions& options);
/// `{version, workspace, total, events: [E]}` with E: `{event, id, subject, at, for, since, until, refers, note, recorded,
/// by, user}`, all keys always there.
[[nodiscard]] std::string history_json(const Log& log, const Workspace& workspace);
/// `{version, workspace, event: E}`.
[[nodiscard]] std::string event_json(const Event& event, const Workspace& workspace);
/// The silences that hold, with what they select today.
[[nodiscard]] std::string silences_text(const std::vector<Silence>& silences, const Workspace& workspace, Instant now,
                                        const TextOptions& options);
/// `{version, workspace, silences: [{id, selector, from, until, by, user, reason, subjects}]}`.
[[nodiscard]] std::string silences_json(const std::vector<Silence>& silences, const Workspace& workspace);

// ---------------------------------------------------------------------------------------------- oncall

/// The window at a glance: days across, rotations and coverages down, a lane for each person, gaps as `nobody`; then
/// the shifts to the minute and what is due. `now` marks today. Windows of more than six weeks are only listed.
[[nodiscard]] std::string oncall_text(const OncallReport& report, const Workspace& workspace, Instant now,
                                      const TextOptions& options);
/// cli.md, `oncall`.
[[nodiscard]] std::string oncall_json(const OncallReport& report, const Workspace& workspace);
/// Markdown tables, for a wiki or a pull request.
[[nodiscard]] std::string oncall_markdown(const OncallReport& report, const Workspace& workspace);
/// An iCalendar feed (RFC 5545, RFC 7986): an event a shift of a rotation, and of a coverage whose `by` is not one of
/// the rotations shown (so nothing stands in it twice). UIDs are keyed on workspace, rotation and nominal slot. `now`
/// is DTSTAMP.
[[nodiscard]] std::string oncall_ics(const OncallReport& report, const Workspace& workspace, Instant now);

}  // namespace runbook
