#include "render/duty_words.hpp"

#include <algorithm>

#include "render/layout.hpp"
#include "render/oncall_week.hpp"

namespace runbook::render {

std::string until_in_words(std::optional<Instant> until, const WallClock& clock) {
  if (!until || *until == Instant::max()) return "until further notice";
  return "until " + clock.until(*until) + ", for " + rough_length(*until - clock.now) + " more";
}

std::string duty_in_words(const Duty& duty, const WallClock& clock) {
  if (duty.when.end != Instant::max()) return span_in_words(duty.when, clock);
  return "from " + clock.when(duty.when.begin) + " on";
}

std::string distance_in_words(Instant at, const WallClock& clock) { return "in " + rough_length(at - clock.now); }

std::string nobody_now(const DutyReport& report, const Workspace& workspace) {
  if (report.person) return one_line(workspace[*report.person].name) + " is not on call now.";
  return "Nobody is on call here: no rotation and no coverage.";
}

std::vector<std::string> ways_to_reach(const Workspace& workspace, const Party& to, const Party& via) {
  const Reachable found = reachable(workspace, to, via);
  const bool several = found.people.size() > 1 || !std::holds_alternative<Handle<Person>>(to);
  std::vector<std::string> ways;
  for (const auto handle : found.people) {
    const Person& person = workspace[handle];
    if (several) ways.push_back(one_line(person.name) + (person.email.empty() ? "" : ": " + one_line(person.email)));
    else if (!person.email.empty()) ways.push_back(one_line(person.email));
  }
  for (const auto handle : found.channels) {
    const Channel& channel = workspace[handle];
    ways.push_back(channel.id + ": " + std::string(name_of(channel.kind)) + " " + one_line(channel.address));
  }
  return ways;
}

std::vector<Coming> coming(const DutyReport& report, const Workspace& workspace) {
  std::vector<Coming> list;
  const auto add = [&](std::string what, const std::optional<Duty>& next, const std::optional<Duty>& now) {
    if (next) list.push_back({std::move(what), &*next, now ? one_line(title_of(workspace, now->to)) : ""});
  };
  for (const auto& one : report.rotations) add(one_line(workspace[one.rotation].title), one.next, one.now);
  for (const auto& one : report.coverage) {
    const bool opens = one.state == DutyReport::CoverageDuty::State::closed;
    if (opens && !std::holds_alternative<Handle<Rotation>>(one.by)) add(workspace[one.pipeline].id + "/" + one.id, one.next, one.now);
  }
  std::ranges::stable_sort(list, {}, [](const Coming& one) { return one.duty->when.begin; });
  return list;
}

}  // namespace runbook::render
