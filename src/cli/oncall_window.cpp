#include "cli/oncall_window.hpp"

#include <algorithm>
#include <charconv>

#include "cli/app.hpp"
#include "cli/limits.hpp"
#include "text/amounts.hpp"
#include "text/utf8.hpp"

namespace runbook::cli {
namespace {

using std::chrono::days;

constexpr days person_ahead{8 * 7};
constexpr days report_ahead{90};         // language.md, RB502

Day first_of_week(Day day) { return day - days{std::chrono::weekday{day}.iso_encoding() - 1}; }

/// `+1`, `-2`; nothing for anything else.
std::optional<int> steps(const std::string& text) {
  if (text.size() < 2 || (text[0] != '+' && text[0] != '-')) return std::nullopt;
  int number = 0;
  const auto* end = text.data() + text.size();
  const auto [last, fault] = std::from_chars(text.data() + 1, end, number);
  if (fault != std::errc{} || last != end || number < 0 || number > 5000) return std::nullopt;
  return text[0] == '-' ? -number : number;
}

/// The week that the user means: its Monday.
Day monday_of(const std::string& week, Day today) {
  if (week.empty()) return first_of_week(today);
  if (const auto weeks = steps(week)) return first_of_week(today) + days{7 * *weeks};
  if (const auto date = parse_date(week)) return first_of_week(*date);
  if (const auto period = parse_period(week); period && period->every == Every::week) return period->first;
  throw CommandError{"--week: " + text::visible(week) + " is not a week such as 2026-W48, a date in it, +1 or -1"};
}

std::chrono::year_month month_of(const std::string& month, Day today) {
  const auto of = [](Day day) {
    const std::chrono::year_month_day date{day};
    return date.year() / date.month();
  };
  if (month.empty()) return of(today);
  if (const auto months = steps(month)) return of(today) + std::chrono::months{*months};
  if (const auto date = parse_date(month)) return of(*date);
  if (const auto period = parse_period(month); period && period->every == Every::month) return of(period->first);
  throw CommandError{"--month: " + text::visible(month) + " is not a month such as 2026-11, a date in it, +1 or -1"};
}

/// A date as an end means the whole day.
Instant end_option(const std::string& text, Zone zone) {
  if (const auto day = parse_date(text)) return zone.start_of(*day + days{1});
  return instant_option("--to", text, zone);
}

Interval whole_days(Day first, Day next, Zone zone) { return {zone.start_of(first), zone.start_of(next)}; }

Interval named_window(const OncallOptions& options, Day today, Zone zone) {
  if (options.week) {
    const Day monday = monday_of(*options.week, today);
    return whole_days(monday, monday + days{7}, zone);
  }
  if (options.month) {
    const auto month = month_of(*options.month, today);
    return whole_days(Day{month / 1}, Day{(month + std::chrono::months{1}) / 1}, zone);
  }
  if (options.from.empty() || options.to.empty()) throw CommandError{"--from and --to go together"};
  const Interval window{instant_option("--from", options.from, zone), end_option(options.to, zone)};
  if (window.empty()) throw CommandError{"--to is not after --from"};
  return window;
}

}  // namespace

OncallView view_of(const OncallOptions& options) {
  std::vector<std::string> windows, views;
  if (options.week) windows.push_back("--week");
  if (options.month) windows.push_back("--month");
  if (!options.from.empty() || !options.to.empty()) windows.push_back("--from and --to");
  auto view = options.month ? OncallView::month : OncallView::rota;
  if (!options.person.empty()) view = OncallView::person;
  const auto ask = [&](bool is_asked, const char* name, OncallView meant) {
    if (is_asked) views.push_back(name), view = meant;
  };
  ask(options.now, "--now", OncallView::now);
  ask(options.next, "--next", OncallView::next);
  ask(options.stats, "--stats", OncallView::stats);
  ask(!options.against.empty(), "--against", OncallView::against);
  ask(options.suggest, "--suggest", OncallView::suggest);
  const bool one_version = options.against.size() == 1 && !options.against.front().empty();
  if (!options.against.empty() && !one_version) throw CommandError{"--against needs one git revision or folder to compare with"};
  if (windows.size() > 1) throw CommandError{windows[0] + " and " + windows[1] + " name two windows: give one of them"};
  if (views.size() > 1) throw CommandError{views[0] + " and " + views[1] + " do not go together: give one of them"};
  if (!windows.empty() && (options.now || options.next)) throw CommandError{windows[0] + " and " + views[0] + " do not go together"};
  const bool report = options.stats || options.suggest || !options.against.empty();
  if (report && options.format == "ics") throw CommandError{"--format ics is a calendar of shifts, and " + views[0] + " has none"};
  if (options.suggest && !options.person.empty()) throw CommandError{"--suggest looks at everybody of a rotation: leave --person out"};
  return view;
}

Interval window_of(const OncallOptions& options, OncallView view, Instant now, Zone zone) {
  // RFC 3339 and iCalendar have four digits for a year; a day at either end is left for the offsets.
  const auto writable = [](Interval window) {
    using namespace std::chrono;
    if (window.begin >= sys_days{year{1} / 1 / 2} && window.end <= sys_days{year{9999} / 12 / 31}) return window;
    throw CommandError{"a rota is of the years 1 to 9999"};
  };
  if (view == OncallView::now || view == OncallView::next) return writable({now, now + Seconds{1}});
  const Day today = zone.day_of(now);
  const bool report = view == OncallView::stats || view == OncallView::against || view == OncallView::suggest;
  Interval window;
  if (options.names_window()) window = named_window(options, today, zone);
  else if (report) window = whole_days(today, today + report_ahead, zone);
  else if (view == OncallView::person) window = whole_days(first_of_week(today), first_of_week(today) + person_ahead, zone);
  else window = whole_days(first_of_week(today), first_of_week(today) + days{7}, zone);
  if (window.end - window.begin > longest_window) throw CommandError{"at most a hundred years at once"};
  if (view == OncallView::suggest && window.end - window.begin > longest_plan) throw CommandError{"--suggest looks at " + std::to_string(longest_plan.count()) + " days at most"};
  return writable(window);
}

void refuse_endless(const Workspace& workspace, Interval window, const OncallOptions& options) {
  const auto wants = [](const std::vector<std::string>& named, const std::string& id) { return named.empty() || std::ranges::find(named, id) != named.end(); };
  const std::int64_t length = (window.end - window.begin).count(), whole_days = length / 86'400 + 2;
  const auto shifts_of = [&](const Rotation& rotation) { return length / std::max<std::int64_t>(rotation.shift.count(), 3'600) + 2; };
  std::int64_t shifts = 0;
  for (const auto& rotation : workspace.rotations)
    if (wants(options.rotations, rotation.id)) shifts += shifts_of(rotation);
  for (const auto& pipeline : workspace.pipelines) {
    if (!wants(options.pipelines, pipeline.id)) continue;
    for (const auto& coverage : pipeline.coverage) {
      const auto* by = coverage.by.to ? std::get_if<Handle<Rotation>>(&*coverage.by.to) : nullptr;
      if (by == nullptr ? !options.rotations.empty() : !wants(options.rotations, workspace[*by].id)) continue;
      shifts += whole_days + (by ? shifts_of(workspace[*by]) : 0);
    }
  }
  if (shifts > most_shifts)
    throw CommandError{"that would be some " + text::in_groups(static_cast<std::uint64_t>(shifts)) + " shifts, and " + text::in_groups(most_shifts) +
                       " is the most; ask for a shorter window, or for some with --rotation and --pipeline"};
}

}  // namespace runbook::cli
