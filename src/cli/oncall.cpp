// runbook oncall.
#include <charconv>
#include <memory>

#include "cli/commands.hpp"
#include "runbook/schedule.hpp"
#include "text/utf8.hpp"

namespace runbook::cli {
namespace {

struct OncallOptions {
  std::optional<std::string> week;
  std::string from, to;
  bool now = false;
  std::vector<std::string> rotations;
  std::vector<std::string> pipelines;
  std::string person;
  std::string format = "text";
  bool fail_on_gap = false;
};

/// The week that the user means: its Monday.
Day monday_of(const std::string& week, Day today) {
  using std::chrono::days;
  const auto monday = [](Day day) { return day - days{std::chrono::weekday{day}.iso_encoding() - 1}; };
  if (week.empty()) return monday(today);
  if (week[0] == '+' || week[0] == '-') {
    int weeks = 0;
    const auto* end = week.data() + week.size();
    const auto [last, fault] = std::from_chars(week.data() + 1, end, weeks);
    if (fault == std::errc{} && last == end && weeks <= 5000) return monday(today) + days{7 * (week[0] == '-' ? -weeks : weeks)};
  } else if (const auto date = parse_date(week)) {
    return monday(*date);
  } else if (const auto period = parse_period(week); period && period->every == Every::week) {
    return period->first;
  }
  throw CommandError{"--week: " + text::visible(week) + " is not a week such as 2026-W48, a date in it, +1 or -1"};
}

/// A date as an end means the whole day.
Instant end_option(const std::string& text, Zone zone) {
  if (const auto day = parse_date(text)) return zone.start_of(*day + std::chrono::days{1});
  return instant_option("--to", text, zone);
}

Interval window_of(const OncallOptions& options, Instant now, Zone zone) {
  if (options.from.empty() != options.to.empty()) throw CommandError{"--from and --to go together"};
  if (!options.from.empty()) {
    if (options.week || options.now) throw CommandError{"--from and --to do not go with --week or --now"};
    const Interval window{instant_option("--from", options.from, zone), end_option(options.to, zone)};
    if (window.empty()) throw CommandError{"--to is not after --from"};
    if (window.end - window.begin > std::chrono::days{3660}) throw CommandError{"at most ten years at once"};
    return window;
  }
  if (options.now) return {now, now + Seconds{1}};
  const auto monday = monday_of(options.week.value_or(""), zone.day_of(now));
  return {zone.start_of(monday), zone.start_of(monday + std::chrono::days{7})};
}

template <class T>
void must_exist(const std::vector<T>& list, const std::string& what, const std::string& id) {
  if (find(list, id)) return;
  std::vector<std::string_view> candidates;
  for (const auto& item : list) candidates.push_back(item.id);
  no_such(what, id, candidates);
}

int run_oncall(const Globals& globals, const OncallOptions& options) {
  const auto opened = open_sound_workspace(globals);
  const auto& workspace = *opened.loaded.workspace;
  for (const auto& id : options.rotations) must_exist(workspace.rotations, "rotation", id);
  (void)pipelines_named(workspace, options.pipelines);
  OncallFilter filter{options.rotations, options.pipelines, {}};
  if (!options.person.empty()) {
    must_exist(workspace.people, "person", options.person);
    filter.person = options.person;
  }
  const auto now = now_of(globals, workspace.timezone);
  const auto report = schedule(workspace, window_of(options, now, workspace.timezone), filter);
  if (!globals.quiet && options.format != "text")
    for (const auto& warning : report.warnings) complain("warning: " + text::visible(warning) + "\n");
  if (options.format == "json") print(oncall_json(report, workspace));
  else if (options.format == "markdown") print(oncall_markdown(report, workspace));
  else if (options.format == "ics") print(oncall_ics(report, workspace, now));
  else print(oncall_text(report, workspace, now, text_options(globals)));
  bool gap = false;
  for (const auto& rotation : report.rotations) gap = gap || !rotation.rota.gaps.empty();
  for (const auto& coverage : report.coverage) gap = gap || !coverage.rota.gaps.empty();
  return options.fail_on_gap && gap ? Exit::findings : Exit::done;
}

}  // namespace

Command oncall_command() {
  const auto options = std::make_shared<OncallOptions>();
  return {"oncall",
          "Print the rota: who is on call, and what is due",
          {"runbook oncall --week", "runbook oncall --week 2026-W53 --format json",
           "runbook oncall --from 2026-12-01 --to 2026-12-31 --person engineer-1"},
          {{"--week", "WEEK", "2026-W48, a date in it, +1, -1, or nothing for this week", &options->week},
           {"--from", "T", "The window's beginning", &options->from},
           {"--to", "T", "The window's end; a date is included", &options->to},
           {"--now", "", "Who is on call at this instant", &options->now},
           {"--rotation", "ID", "Only these rotations", &options->rotations},
           {"--pipeline", "ID", "Only these pipelines", &options->pipelines},
           {"--person", "ID", "Only what has this person in it", &options->person},
           {"--format", "FORMAT", "How to report", &options->format, {"text", "json", "markdown", "ics"}},
           {"--fail-on-gap", "", "Exit with 1 where nobody is on call", &options->fail_on_gap}},
          [options](const Globals& globals) { return run_oncall(globals, *options); }};
}

}  // namespace runbook::cli
