#include "runbook/suggest.hpp"

#include <algorithm>

#include "schedule/filter.hpp"
#include "schedule/intervals.hpp"
#include "schedule/load.hpp"
#include "schedule/plan.hpp"

namespace runbook {
namespace {

using oncall::Context;
using oncall::Plan;

/// A rotation with the suggestions as if they had been pasted.
Rotation with(const Rotation& rotation, const std::vector<Suggestion>& suggestions) {
  Rotation changed = rotation;
  for (const Suggestion& one : suggestions) {
    Override added;
    added.from = one.when.begin;
    added.to = one.when.end;
    added.when = one.when;
    added.person.to = one.person;
    changed.overrides.push_back(std::move(added));
  }
  return changed;
}

std::map<Handle<Person>, Seconds> debts(const RotationFairness& measured) {
  std::map<Handle<Person>, Seconds> debt;
  for (const PersonFairness& one : measured.people) debt[one.person] = one.load.weighted - one.fair;
  return debt;
}

/// Suggestions that follow each other and say the same are one.
std::vector<Suggestion> joined(const std::vector<Suggestion>& list) {
  std::vector<Suggestion> result;
  for (const Suggestion& next : list) {
    if (!result.empty() && result.back().when.end == next.when.begin) {
      Suggestion longer = result.back();
      longer.when = next.when;
      if (longer == next) {
        result.back().when.end = next.when.end;
        continue;
      }
    }
    result.push_back(next);
  }
  return result;
}

RotationSuggestions suggest_for(const Context& context, Handle<Rotation> handle, Interval window, Instant now,
                                const oncall::Busy& busy) {
  const Rotation& rotation = context.workspace()[handle];
  const RotationFairness before = oncall::measure(context, handle, rotation, window);
  RotationSuggestions result{handle, {}, {}, before.quality, before.quality};
  const auto quality = [&](const std::vector<Suggestion>& added) {
    return oncall::measure(context, handle, with(rotation, added), window);
  };

  // What is past is past: its gaps stay, its shifts only count.
  Plan plan{context, handle, rotation, {}, {}, {}};
  plan.units = oncall::units_of(context, rotation, {std::max(window.begin, now), window.end}, now);
  oncall::close_gaps(plan, debts(before), busy);
  const std::vector<Suggestion> closing = plan.suggestions;
  const RotationFairness closed = quality(closing);
  oncall::even_out(plan, debts(closed), busy);

  // Nights of different zones may make a good exchange a bad one; then only the gaps are closed.
  const RotationFairness evened = quality(plan.suggestions);
  const bool worse = evened.quality.balance <= closed.quality.balance;
  result.overrides = joined(worse ? closing : plan.suggestions);
  result.after = (worse ? closed : evened).quality;
  result.left_open = oncall::merged(plan.left_open);
  return result;
}

}  // namespace

std::string_view name_of(Suggestion::Reason reason) { return reason == Suggestion::Reason::gap ? "gap" : "balance"; }

SuggestReport suggest(const Workspace& workspace, Interval window, Instant now, const OncallFilter& wanted) {
  const Context context{workspace};
  const oncall::Filter filter{context, {wanted.rotations, wanted.pipelines, {}}};
  SuggestReport report{window, {}, {}};
  if (window.empty()) return report;
  oncall::Busy busy;
  for (std::uint32_t i = 0; i < workspace.rotations.size(); ++i) {
    for (const Shift& shift : oncall::rota(context, workspace.rotations[i], window).shifts) {
      busy.add(shift.person, Handle<Rotation>{i}, shift.when);
    }
  }
  for (std::uint32_t i = 0; i < workspace.rotations.size(); ++i) {
    const Handle<Rotation> handle{i};
    if (!filter.wants(handle)) continue;
    const Rota rota = oncall::rota(context, workspace[handle], window);
    report.warnings.insert(report.warnings.end(), rota.warnings.begin(), rota.warnings.end());
    report.rotations.push_back(suggest_for(context, handle, window, now, busy));
    // Who takes something here is busy for the rotations that follow.
    for (const Suggestion& one : report.rotations.back().overrides) busy.add(one.person, handle, one.when);
  }
  return report;
}

}  // namespace runbook
