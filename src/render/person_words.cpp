#include "render/person_words.hpp"

#include <algorithm>

#include "render/fairness_words.hpp"
#include "render/human.hpp"
#include "render/layout.hpp"
#include "render/oncall_head.hpp"

namespace runbook::render {

std::vector<PersonShift> shifts_of(const OncallReport& report, Handle<Person> person) {
  std::vector<PersonShift> list;
  for (const auto& one : report.rotations) {
    for (const Shift& shift : one.rota.shifts) {
      if (shift.person == person) list.push_back({one.rotation, shift});
    }
  }
  std::ranges::stable_sort(list, {}, [](const PersonShift& one) { return one.shift.when.begin; });
  return list;
}

std::vector<const OncallReport::CoverageOf*> other_coverage(const OncallReport& report) {
  std::vector<const OncallReport::CoverageOf*> list;
  for (const auto& one : report.coverage) {
    const auto is_by = [&](const auto& rotation) { return one.by == Party{rotation.rotation}; };
    if (std::ranges::none_of(report.rotations, is_by)) list.push_back(&one);
  }
  return list;
}

const PersonTotal* total_of(const FairnessReport& report, Handle<Person> person) {
  const auto found = std::ranges::find(report.people, person, &PersonTotal::person);
  return found == report.people.end() ? nullptr : &*found;
}

std::optional<NextDuty> next_duty(const OncallReport& report, Handle<Person> person, Instant now) {
  std::optional<NextDuty> next;
  const auto look = [&](const auto& pieces, const auto& when_of, const auto& duty_of) {
    Instant busy = now;  // to the end of what goes on without a break
    for (const auto& one : pieces) {
      const Interval when = when_of(one);
      if (when.begin > busy) {
        if (!next || when.begin < next->when.begin) next = duty_of(one);
        return;
      }
      busy = std::max(busy, when.end);
    }
  };
  look(shifts_of(report, person), [](const PersonShift& one) { return one.shift.when; },
       [](const PersonShift& one) { return NextDuty{one.shift.when, one.rotation, nullptr}; });
  for (const auto* coverage : other_coverage(report)) {
    look(coverage->rota.shifts, [](const CoverageShift& one) { return one.when; },
         [&](const CoverageShift& one) { return NextDuty{one.when, {}, coverage}; });
  }
  return next;
}

std::string coverage_of(const NextDuty& next, const Workspace& workspace) {
  return next.coverage == nullptr ? std::string{} : workspace[next.coverage->pipeline].id + "/" + next.coverage->id;
}

std::string sum_in_words(const OncallReport& report, const FairnessReport& fairness, Handle<Person> person) {
  const PersonTotal* total = total_of(fairness, person);
  if (total == nullptr) return other_coverage(report).empty() ? "Not on call in this time." : "In no rotation in this time; on call by coverage alone.";
  const std::string kinds = kinds_in_words(total->load);
  return "On call for " + hours(total->load.total) + (kinds.empty() ? "" : ": " + kinds) + ". Longest without a break: " +
         rough_length(total->longest_run) + ".";
}

std::vector<std::string> shares_in_words(const FairnessReport& fairness, Handle<Person> person, const Workspace& workspace) {
  std::vector<std::string> lines;
  for (const RotationFairness& rotation : fairness.rotations) {
    for (const PersonFairness& row : rotation.people) {
      if (row.person != person || !share_percent(row)) continue;
      lines.push_back(one_line(workspace[rotation.rotation].title) + ": " + share_in_words(row) + " of a fair part.");
    }
  }
  return lines;
}

std::vector<const Leave*> leave_in(const Person& person, Interval window) {
  std::vector<const Leave*> list;
  for (const Leave& leave : person.away) {
    if (!intersect(leave.when, window).empty()) list.push_back(&leave);
  }
  std::ranges::stable_sort(list, {}, [](const Leave* leave) { return leave->when; });
  return list;
}

std::string kinds_in_words(const Load& load) {
  std::string text;
  const auto add = [&](unsigned count, std::string_view one, std::string_view many) {
    if (count > 0) text += (text.empty() ? "" : ", ") + counted(count, one, many);
  };
  add(load.nights, "night", "nights");
  add(load.weekend_days, "weekend day", "weekend days");
  add(load.holidays, "holiday", "holidays");
  return text;
}

}  // namespace runbook::render
