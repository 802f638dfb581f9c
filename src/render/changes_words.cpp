#include "render/changes_words.hpp"

#include "render/layout.hpp"
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
  const auto& sum = report.summary;
  if (sum.differing == 0) return "Nothing changes: everybody is on call when they were.";
  std::string text;
  const auto add = [&](std::string_view between, const std::string& part) { text += (text.empty() ? "" : std::string{between}) + part; };
  if (sum.coverages_gone > 0) add("", counted(sum.coverages_gone, "coverage", "coverages"));
  if (sum.rotations_gone > 0) add(" and ", counted(sum.rotations_gone, "rotation", "rotations"));
  if (report.loses_coverage()) text += sum.coverages_gone + sum.rotations_gone == 1 ? " is gone" : " are gone";
  if (sum.gaps > 0) add("; ", counted(sum.gaps, "new gap", "new gaps") + " in the rotations");
  if (sum.uncovered > 0) {
    add(sum.gaps > 0 ? ", " : "; ", counted(sum.uncovered, "coverage", "coverages") + " with nobody where somebody was");
  }
  if (text.empty()) text = "No new gap";
  if (sum.narrowed > 0) add("; ", sum.narrowed == 1 ? "one coverage asks for less" : std::to_string(sum.narrowed) + " coverages ask for less");
  if (report.person) add("; ", (report.people == 0 ? "nothing changes for " : "the shifts change of ") + one_line(*report.person));
  else if (report.people == 0) add("; ", "nobody's time on call changes");
  else add("; ", report.people == 1 ? "one person's shifts change" : "the shifts of " + std::to_string(report.people) + " people change");
  return text;
}

std::vector<Interval> dropped_only(const CoverageChange& change) {
  return change.gone.empty() ? change.dropped : std::vector<Interval>{};
}

std::string renamed_in_words(const RotationChange& change) {
  return "everybody is on call when they were: before it was called " + change.same_as;
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
