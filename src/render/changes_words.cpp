#include "render/changes_words.hpp"

#include "render/oncall_head.hpp"
#include "render/oncall_week.hpp"

namespace runbook::render {

std::vector<std::string> spans_in_words(const std::vector<Interval>& times, const WallClock& clock, std::size_t most) {
  std::vector<CoverageShift> pieces;  // of one holder, whoever that is
  for (const Interval& when : times) pieces.push_back({Handle<Person>{}, when, {}});
  std::vector<std::string> words;
  const auto runs = daily_runs(pieces, clock.zone);
  for (const DailyRun& run : runs) {
    if (words.size() + 1 > most && runs.size() > most) {
      words.push_back("and " + std::to_string(runs.size() - most) + " more");
      break;
    }
    words.push_back(run_in_words(run, clock));
  }
  return words;
}

std::vector<ChangeLine> lines_of(const PersonChange& change, const WallClock& clock, std::size_t most) {
  std::vector<ChangeLine> lines;
  for (const auto& [from, to] : change.moved) {
    if (lines.size() == most && change.moved.size() > most) {
      lines.push_back({"moved", "and " + std::to_string(change.moved.size() - most) + " more"});
      break;
    }
    // They are as long as each other, so the begins say it.
    lines.push_back({"moved", clock.when(from.begin) + "  →  " + clock.when(to.begin) + "  for " + rough_length(to.end - to.begin)});
  }
  for (std::string& when : spans_in_words(change.lost, clock, most)) lines.push_back({"lost", std::move(when)});
  for (std::string& when : spans_in_words(change.gained, clock, most)) lines.push_back({"gained", std::move(when)});
  return lines;
}

std::string hours_change(const PersonChange& change) {
  return change.before == change.after ? hours(change.after) + " as before"
                                       : hours(change.before) + " → " + hours(change.after);
}

std::string verdict(const ChangesReport& report) {
  std::size_t gaps = 0, losing = 0, people = 0;
  for (const auto& one : report.rotations) {
    gaps += one.gaps_opened.size();
    people += one.people.size();
  }
  for (const auto& one : report.coverage) losing += one.lost.empty() ? 0U : 1U;
  if (report.opens_gap()) {
    std::string text = gaps > 0 ? counted(gaps, "new gap", "new gaps") + " in the rotations" : "";
    if (losing > 0) text += (text.empty() ? "" : ", ") + counted(losing, "coverage", "coverages") + " with nobody where somebody was";
    return text;
  }
  if (report.rotations.empty() && report.coverage.empty()) return "Nothing changes: everybody is on call when they were.";
  return "No new gap; " + (people == 1 ? "one person's shifts change" : "the shifts of " + std::to_string(people) + " people change");
}

std::string_view mark_of(Change change) {
  switch (change) {
    case Change::added: return " (new)";
    case Change::removed: return " (removed)";
    case Change::changed: return "";
  }
  return "";
}

}  // namespace runbook::render
