#include "render/oncall_week.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "calendar/holidays.hpp"
#include "render/layout.hpp"

namespace runbook::render {
namespace {

/// The lane of a holder, made at the end where there is none yet.
Lane& lane_of(std::vector<Lane>& lanes, const std::string& label) {
  const auto found = std::find_if(lanes.begin(), lanes.end(), [&](auto& lane) { return lane.label == label; });
  return found != lanes.end() ? *found : lanes.emplace_back(Lane{label, Lane::Kind::duty, {}});
}

void add_gaps(std::vector<Lane>& lanes, const std::vector<Interval>& gaps) {
  if (!gaps.empty()) lanes.push_back({"nobody", Lane::Kind::gap, gaps});
}

/// Pieces that touch are one bar, whatever else tells them apart.
void join(std::vector<Interval>& pieces) {
  std::sort(pieces.begin(), pieces.end());
  std::vector<Interval> joined;
  for (const Interval& piece : pieces) {
    if (!joined.empty() && piece.begin <= joined.back().end) joined.back().end = std::max(joined.back().end, piece.end);
    else joined.push_back(piece);
  }
  pieces = std::move(joined);
}

}  // namespace

std::string label_of(const Workspace& workspace, const Party& party) {
  std::string title = one_line(title_of(workspace, party));
  const auto* person = std::get_if<Handle<Person>>(&party);
  if (person == nullptr) return title;
  const auto twin = [&](const Person& other) { return other.name == workspace[*person].name; };
  const bool alone = std::count_if(workspace.people.begin(), workspace.people.end(), twin) <= 1;
  return alone ? title : title + " (" + workspace[*person].id + ")";
}

std::vector<Lane> away_lanes(const OncallReport& report, const Workspace& workspace) {
  std::set<Handle<Person>> people;
  for (const auto& one : report.rotations) {
    for (const Era& era : workspace[one.rotation].roster) {
      for (const PersonRef& member : era.members) {
        if (member.to) people.insert(*member.to);
      }
    }
    for (const Shift& shift : one.rota.shifts) people.insert(shift.person);
  }
  for (const auto& one : report.coverage) {
    for (const CoverageShift& shift : one.rota.shifts) {
      if (const auto* person = std::get_if<Handle<Person>>(&shift.to)) people.insert(*person);
    }
  }
  std::vector<Lane> lanes;
  for (const auto handle : people) {
    for (const Leave& leave : workspace[handle].away) {
      const Interval part = intersect(leave.when, report.window);
      if (part.empty()) continue;
      std::string label = label_of(workspace, handle);
      if (!leave.reason.empty()) label += " (" + one_line(leave.reason) + ")";
      Lane& lane = lane_of(lanes, label);
      lane.kind = Lane::Kind::away;
      lane.when.push_back(part);
    }
  }
  for (Lane& lane : lanes) join(lane.when);
  return lanes;
}

std::vector<Section> week_sections(const OncallReport& report, const Workspace& workspace) {
  std::vector<Section> sections;
  for (const auto& one : report.rotations) {
    Section section{one_line(workspace[one.rotation].title), "", {}};
    for (const Shift& shift : one.rota.shifts) {
      lane_of(section.lanes, label_of(workspace, shift.person)).when.push_back(shift.when);
    }
    add_gaps(section.lanes, one.rota.gaps);
    sections.push_back(std::move(section));
  }
  for (const auto& one : report.coverage) {
    Section section{workspace[one.pipeline].id + "/" + one.id,
                    coverage_title(one, workspace) + " · by " + one_line(title_of(workspace, one.by)), {}};
    for (const CoverageShift& shift : one.rota.shifts) {
      lane_of(section.lanes, label_of(workspace, shift.to)).when.push_back(shift.when);
    }
    add_gaps(section.lanes, one.rota.gaps);
    sections.push_back(std::move(section));
  }
  if (auto lanes = away_lanes(report, workspace); !lanes.empty()) sections.push_back({"Away", "", std::move(lanes)});
  for (Section& section : sections) {
    for (Lane& lane : section.lanes) join(lane.when);
  }
  return sections;
}

std::vector<std::pair<Day, std::string>> week_holidays(const OncallReport& report, const Workspace& workspace) {
  std::set<Handle<Calendar>> calendars;
  auto add = [&](const std::optional<CalendarRef>& calendar) {
    if (calendar && calendar->to) calendars.insert(*calendar->to);
  };
  auto add_team_of = [&](const Party& party) {
    if (const auto team = team_of(workspace, party)) add(workspace[*team].calendar);
  };
  add(workspace.calendar);
  for (const auto& one : report.rotations) add_team_of(one.rotation);
  for (const auto& one : report.coverage) add_team_of(one.by);

  const WallClock clock{workspace.timezone, report.window.begin};
  const Day first = workspace.timezone.day_of(report.window.begin);
  const Day last = clock.last_day(report.window.end);
  std::map<std::pair<Day, std::string>, std::vector<std::string>> found;  // in which calendars
  for (const auto handle : calendars) {
    const calendar::Holidays holidays(workspace[handle].holidays);
    for (Day day = first; day <= last; day += std::chrono::days{1}) {
      if (const auto name = holidays.name_on(day)) found[{day, one_line(*name)}].push_back(workspace[handle].id);
    }
  }
  std::vector<std::pair<Day, std::string>> list;
  for (const auto& [holiday, whose] : found) {
    std::string ids;  // where not everybody has it
    for (const auto& id : whose) ids += (ids.empty() ? "" : ", ") + id;
    list.emplace_back(holiday.first, whose.size() == calendars.size() ? holiday.second : holiday.second + " (" + ids + ")");
  }
  return list;
}

std::vector<const OncallReport::RoutineDue*> by_due(const std::vector<OncallReport::RoutineDue>& routines) {
  std::vector<const OncallReport::RoutineDue*> list;
  for (const auto& one : routines) list.push_back(&one);
  std::stable_sort(list.begin(), list.end(), [](auto* a, auto* b) { return a->due < b->due; });
  return list;
}

std::string coverage_title(const OncallReport::CoverageOf& coverage, const Workspace& workspace) {
  for (const Coverage& entry : workspace[coverage.pipeline].coverage) {
    if (entry.id == coverage.id && !entry.title.empty()) return one_line(entry.title);
  }
  return coverage.id;
}

std::vector<DailyRun> daily_runs(const std::vector<CoverageShift>& shifts, Zone zone) {
  // All clocks are read in one zone; `now` plays no part in them.
  const WallClock clock{zone, {}};
  std::vector<DailyRun> runs;
  for (const CoverageShift& shift : shifts) {
    const Day day = zone.day_of(shift.when.begin);
    const bool within = clock.last_day(shift.when.end) == day;
    if (within) {
      // Several pieces a day go on several runs at once, so not only the last one is looked at.
      const auto found = std::find_if(runs.rbegin(), runs.rend(), [&](const DailyRun& run) {
        return run.last + std::chrono::days{1} == day && clock.last_day(run.sample.end) == run.first &&
               run.shift->to == shift.to && run.shift->holiday == shift.holiday &&
               clock.clock(run.sample.begin) == clock.clock(shift.when.begin) &&
               clock.until_clock(run.sample.end) == clock.until_clock(shift.when.end);
      });
      if (found != runs.rend()) {
        found->last = day;
        continue;
      }
    }
    runs.push_back({day, within ? day : clock.last_day(shift.when.end), shift.when, &shift});
  }
  return runs;
}

std::string span_in_words(Interval when, const WallClock& clock) {
  const Day first = clock.zone.day_of(when.begin);
  if (first == clock.last_day(when.end)) {
    return clock.day(first) + " " + clock.clock(when.begin) + "–" + clock.until_clock(when.end);
  }
  return clock.when(when.begin) + " – " + clock.until(when.end);
}

std::string run_in_words(const DailyRun& run, const WallClock& clock) {
  const bool within = clock.last_day(run.sample.end) == run.first;
  if (!within || run.first == run.last) return span_in_words(run.sample, clock);
  return clock.day(run.first) + " – " + clock.day(run.last) + ", " + clock.clock(run.sample.begin) + "–" +
         clock.until_clock(run.sample.end);
}

std::string reason_in_words(const Shift& shift, const Workspace& workspace) {
  const std::string whom = shift.instead_of ? one_line(workspace[*shift.instead_of].name) : std::string{};
  switch (shift.reason) {
    case Shift::Reason::rotation: return {};
    case Shift::Reason::override_: return whom.empty() ? "override" : "override for " + whom;
    case Shift::Reason::substitute: return whom.empty() ? "substitute" : "for " + whom + " (away)";
  }
  return {};
}

}  // namespace runbook::render
