// Reports as text: one function a report and format. Pure: each takes a report value and gives the whole output, ending
// in a newline; nothing here writes, reads a file or looks at a clock.
//
// `*_text` and `status_why` are made for a person at a terminal and may change; the JSON is cli.md's and only grows.
// The user's own texts may hold anything: each format makes them safe for its medium, and no byte of them reaches a
// terminal as a control.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runbook/diagnostic.hpp"
#include "runbook/evaluate.hpp"
#include "runbook/fix.hpp"
#include "runbook/memory.hpp"
#include "runbook/replay.hpp"
#include "runbook/schedule.hpp"
#include "runbook/sink.hpp"
#include "runbook/source.hpp"
#include "runbook/verify.hpp"

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
  std::vector<MendedFinding> fixed{};    ///< what `--fix` has made good, so that it is not among them any more
};

/// First what was fixed, then each finding as rustc and ruff show theirs (code and name, place, the line with the span underlined, related places,
/// help), then one line with the sum. `secrets` and what a diagnostic RB109 points at are masked wherever their
/// line is shown. Of more findings than `most` the first are shown, and the last line says so.
[[nodiscard]] std::string check_text(const CheckReport& report, const Sources& sources, const TextOptions& options, std::size_t most = SIZE_MAX);
/// cli.md, `check`. Ends are exclusive: the column after the span's last code point.
[[nodiscard]] std::string check_json(const CheckReport& report, const Sources& sources);
/// What fixing changes, as a unified diff whose paths are those of diagnostics; empty where nothing changes. Secrets are
/// masked, and controls but tabs and a line's CR shown as pictures: it is for reading first.
[[nodiscard]] std::string check_diff(const std::vector<MendedFile>& files, const TextOptions& options);
/// GitHub workflow commands, errors first, and a last line (no command) with the sum.
[[nodiscard]] std::string check_github(const CheckReport& report, const Sources& sources);
/// SARIF 2.1.0 as GitHub code scanning takes it. `version`: the program's own, for `tool.driver.version`.
[[nodiscard]] std::string check_sarif(const CheckReport& report, const Sources& sources, std::string_view version);
/// JUnit: a case a finding, `classname` its file, and a passing case for each file without one.
[[nodiscard]] std::string check_junit(const CheckReport& report, const Sources& sources);

// ---------------------------------------------------------------------------------------------- status

/// What of a status is shown.
struct StatusShow {
  bool rows = false;  ///< every row of every pipeline, not only where there are few
};

/// One screen, the worst first: the sum, the problems with what to do, what the next day brings, then the pipelines: a line
/// each, or where there are few of them every row. Times are the workspace's.
[[nodiscard]] std::string status_text(const StatusReport& report, const Workspace& workspace, const Sources& sources,
                                      const TextOptions& options, const StatusShow& show = {});
/// The same into a sink, piece by piece: of many thousand problems each takes a line.
void status_text(const StatusReport& report, const Workspace& workspace, const Sources& sources, const TextOptions& options,
                 const StatusShow& show, const Sink& out);
/// cli.md, `status`. With a million sources this is a gigabyte, so it goes out as it is made.
void status_json(const StatusReport& report, const Workspace& workspace, const Sources& sources, const Sink& out);
/// The same as one text.
[[nodiscard]] std::string status_json(const StatusReport& report, const Workspace& workspace, const Sources& sources);
/// The whole story of one subject: arrival or period, rules with their place and thresholds, state, and for each
/// pipeline that tells somebody which list holds, whom it reaches and whom not. `report` must be of the whole workspace
/// (no `only`). Nothing where it has no such subject.
[[nodiscard]] std::optional<std::string> status_why(const StatusReport& report, const Workspace& workspace,
                                                    const Sources& sources, std::string_view subject,
                                                    const TextOptions& options);

/// The same as `{version, workspace, at, subject, pipelines: [W], incident: I|null, untold: [U], issues: [X], coverage: [C]}`
/// with `status`' S, O and I; W for each pipeline that has the subject.
/// - W: `{pipeline, source: S|null, obligation: O|null, policy: P|null, because: [{subject, state, pipeline, through: [ids],
///   rule: {file, line}|null}], notify: [{level, from: pipeline|workspace|default, entries: [text]}]}`; `because` names
///   what an inherited state is of where it is not ok, `notify` the list of each level.
/// - P of a source: `{selects: [text], count, warn_after_seconds, warning_at, alarm_after_seconds, alarm_at,
///   resolve_within_seconds, file, line}`, null without a rule; of an obligation: `{every, by: [text], warn_before_seconds,
///   warning_at, alarm_at, settles_problems, file, line}`. `*_at`: when it gets there, whether it has or not.
/// - U: `{who, name, pipeline, as, party, level, away_at}`, one of the last two null. Empty without an incident, as is:
/// - X: `{pipeline, id, title, symptoms, diagnose, fix, backfill, escalate: [texts], links: [{title, url}], file, line}`.
/// - C: `{pipeline, id, by, holds, next, chosen, file, line}`, the coverage of every pipeline that watches the subject.
[[nodiscard]] std::optional<std::string> status_why_json(const StatusReport& report, const Workspace& workspace,
                                                         const Sources& sources, std::string_view subject);

/// Markdown for a wiki, a pull request or a chat: the sum, the incidents, a table for each pipeline.
[[nodiscard]] std::string status_markdown(const StatusReport& report, const Workspace& workspace, const Sources& sources);
/// Prometheus' text exposition format 0.0.4: states, ages, thresholds, what is overdue and what is due next. Series stand
/// by metric, then in the report's order.
[[nodiscard]] std::string status_prometheus(const StatusReport& report, const Workspace& workspace);

/// Every change of state, day by day, then the samples.
[[nodiscard]] std::string replay_text(const Replay& replay, const Workspace& workspace, const TextOptions& options);
/// `{version, workspace, from, to, begin: {at, state, counts}, changes: [{at, kind, pipeline, subject, from, from_overdue,
/// to, to_overdue}], samples: [{at, state, counts}], warnings: [text]}`; `pipeline` and `subject` null where there is none.
[[nodiscard]] std::string replay_json(const Replay& replay, const Workspace& workspace, const std::vector<std::string>& warnings);

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

// ---------------------------------------------------------------------------------------------- test

/// What of a test run is shown.
struct VerifyShow {
  bool passed = true;     ///< a line for each scenario that passed, not only the failures and the sum
  bool coverage = false;  ///< what no scenario reaches
};

/// Each scenario in a line; then each expectation that is not met with its place, what came, and why; then the sum.
/// Says so where there is no scenario.
[[nodiscard]] std::string verify_text(const VerifyReport& report, const Workspace& workspace, const Sources& sources,
                                      const TextOptions& options, const VerifyShow& show);
/// `{version, workspace, passed, counts: {scenarios, expectations, failed_scenarios, failed_expectations},
/// scenarios: [{title, file, line, passed, expectations: [E]}], coverage: null | {reached, total, items: [C]}}`
/// - E: `{at, kind, about, passed, expected: [text], came: [text], missing: [text], unexpected: [text], file, line, column,
///   why: [{text, file, line}]}`; `about` is the subject or rotation, null for the lists.
/// - C: `{kind, pipeline, what, level, reached, scenarios: [titles], file, line}`.
[[nodiscard]] std::string verify_json(const VerifyReport& report, const Workspace& workspace, const Sources& sources,
                                      const VerifyShow& show);
/// JUnit: a suite for each file, a case for each scenario and instant.
[[nodiscard]] std::string verify_junit(const VerifyReport& report, const Workspace& workspace, const Sources& sources);

/// What an update changes, as a unified diff that `git apply` takes, each change named, weaker ones marked; then what is
/// refused. Nothing where there is nothing to change and nothing to refuse.
[[nodiscard]] std::string update_text(const Update& update, const Sources& sources, const TextOptions& options);

// ---------------------------------------------------------------------------------------------- oncall

/// The window at a glance: days across, rotations and coverages down, a lane for each person, gaps as `nobody`; then
/// the shifts to the minute and what is due. `now` marks today. Windows of more than six weeks are only listed, and all
/// windows below 72 columns.
[[nodiscard]] std::string oncall_text(const OncallReport& report, const Workspace& workspace, Instant now,
                                      const TextOptions& options);
/// cli.md, `oncall`.
[[nodiscard]] std::string oncall_json(const OncallReport& report, const Workspace& workspace);
/// Markdown tables, for a wiki or a pull request.
[[nodiscard]] std::string oncall_markdown(const OncallReport& report, const Workspace& workspace);
/// An iCalendar feed (RFC 5545, RFC 7986): an event a shift of a rotation, and of a coverage whose `by` is not one of
/// the rotations shown (so nothing stands in it twice). UIDs are keyed on workspace, rotation and nominal slot. `now`
/// is DTSTAMP; `person` names the one whose calendar it is.
[[nodiscard]] std::string oncall_ics(const OncallReport& report, const Workspace& workspace, Instant now,
                                     std::optional<Handle<Person>> person = {});

}  // namespace runbook
