#include "render/person_words.hpp"

#include <algorithm>

#include "render/human.hpp"

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

const PersonShift* first_after(const std::vector<PersonShift>& shifts, Instant now) {
  Instant busy = now;  // to the end of what goes on without a break
  for (const PersonShift& one : shifts) {
    if (one.shift.when.begin > busy) return &one;
    busy = std::max(busy, one.shift.when.end);
  }
  return nullptr;
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
