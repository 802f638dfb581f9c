#include "render/suggest_yaml.hpp"

#include "render/fairness_words.hpp"

namespace runbook::render {

std::string override_moment(Instant at, Zone zone) {
  const LocalTime local = zone.to_local(at);
  if (zone.to_instant(local) != at) return format_instant(at, zone);
  const Day day = std::chrono::floor<std::chrono::days>(local);
  return format_day(day) + "T" + format_clock(local - LocalTime{day});
}

Zone zone_of(const Workspace& workspace, const Rotation& rotation) {
  return rotation.team.to ? workspace[*rotation.team.to].timezone.value_or(workspace.timezone) : workspace.timezone;
}

std::string override_item(const Suggestion& one, const Workspace& workspace, Zone zone) {
  return "- { from: " + override_moment(one.when.begin, zone) + ", to: " + override_moment(one.when.end, zone) +
         ", person: " + workspace[one.person].id +
         ", reason: " + (one.reason == Suggestion::Reason::gap ? "closes a gap" : "evens out the shares") + " }";
}

std::string why(const Suggestion& one, const Workspace& workspace) {
  if (one.reason == Suggestion::Reason::gap) {
    return one.outside_roster ? "nobody is on call then, and the whole roster is away" : "nobody is on call then";
  }
  return workspace[*one.instead_of].id + " has more than a fair part, " + workspace[one.person].id + " less";
}

std::string add_to_overrides(const Rotation& rotation) {
  return rotation.id + " has overrides already: add these items to them";
}

std::string quality_in_words(const RotationSuggestions& one) {
  const auto change = [](const std::string& before, const std::string& after) {
    return before == after ? after : before + " → " + after;
  };
  return "score " + change(std::to_string(one.before.score()), std::to_string(one.after.score())) + ": coverage " +
         change(percent(one.before.coverage), percent(one.after.coverage)) + ", balance " +
         change(percent(one.before.balance), percent(one.after.balance));
}

}  // namespace runbook::render
