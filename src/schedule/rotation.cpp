#include <algorithm>

#include "schedule/context.hpp"
#include "schedule/pieces.hpp"
#include "schedule/walk.hpp"

namespace runbook {

std::string_view name_of(Shift::Reason reason) {
  switch (reason) {
    case Shift::Reason::rotation:
      return "rotation";
    case Shift::Reason::override_:
      return "override";
    case Shift::Reason::substitute:
      return "substitute";
  }
  return "";
}

Rota rota(const Workspace& workspace, const Rotation& rotation, Interval window) {
  return oncall::rota(oncall::Context{workspace}, rotation, window);
}

std::optional<Handle<Person>> on_call_at(const Workspace& workspace, const Rotation& rotation, Instant at) {
  return oncall::on_call_at(oncall::Context{workspace}, rotation, at);
}

}  // namespace runbook

namespace runbook::oncall {
namespace {

/// Overrides that name somebody who is away in that part of them that lies in the window.
std::vector<std::string> warnings_of(const Context& context, const Rotation& rotation, Interval window) {
  std::vector<const Override*> overrides;
  for (const Override& item : rotation.overrides) {
    if (item.person.to) overrides.push_back(&item);
  }
  std::stable_sort(overrides.begin(), overrides.end(),
                   [](const Override* a, const Override* b) { return a->when < b->when; });
  const Zone zone = context.regime_of(rotation).zone;
  const auto text = [zone](Interval when) {
    return "from " + format_instant(when.begin, zone) + " to " + format_instant(when.end, zone);
  };
  std::vector<std::string> warnings;
  for (const Override* item : overrides) {
    const Interval asked = intersect(item->when, window);
    for (const Interval& leave : context.leave_of(*item->person.to)) {
      if (intersect(leave, asked).empty()) continue;
      warnings.push_back("rotation " + rotation.id + ": the override " + text(item->when) + " names " +
                         context.workspace()[*item->person.to].id + ", who is away " + text(leave));
      break;
    }
  }
  return warnings;
}

}  // namespace

Rota rota(const Context& context, const Rotation& rotation, Interval window) {
  Rota result;
  const auto same = [](const Shift& a, const Shift& b) {
    return a.person == b.person && a.reason == b.reason && a.instead_of == b.instead_of;
  };
  for (Walk walk{context, rotation, window}; !walk.done();) {
    const Piece piece = walk.next();
    if (piece.person) {
      append_joined(result.shifts, Shift{*piece.person, piece.when, piece.reason, piece.instead_of}, same);
    } else {
      append_joined(result.gaps, piece.when);
    }
  }
  result.warnings = warnings_of(context, rotation, window);
  return result;
}

std::optional<Handle<Person>> on_call_at(const Context& context, const Rotation& rotation, Instant at) {
  return Walk{context, rotation, {at, at + Seconds{1}}}.next().person;
}

}  // namespace runbook::oncall
