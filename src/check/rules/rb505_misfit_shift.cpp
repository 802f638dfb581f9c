#include "check/explanations.hpp"
#include "check/rules.hpp"
#include "check/words.hpp"

namespace runbook::rules {
namespace {

constexpr std::chrono::weeks week{1};

std::vector<Related> handoff_place(const Rotation& rotation) {
  if (rotation.handoff.at.span == Span{}) return {};
  return {{rotation.handoff.at, "the handoff"}};
}

}  // namespace

// A weekday can only be kept by shifts of whole weeks, and those keep the weekday on which their era begins.
void misfit_shift(const Context& context, Report& report) {
  for (const auto& rotation : context.workspace.rotations) {
    if (rotation.shift <= Seconds{0} || rotation.unread("handoff") || rotation.handoff.unread("day")) continue;
    const auto& handoff = rotation.handoff;
    const auto day = ticked(weekday_name(handoff.day));
    if (rotation.shift % week != Seconds{0}) {
      if (!handoff.day_given) continue;
      report.add(Code::misfit_shift, rotation.shift_at,
                 "a shift of " + as_written(context.loaded.sources, rotation.shift_at, rotation.shift) + " cannot be handed over each time on " + day +
                     ": it is not a number of whole weeks",
                 "leave `day` out of `handoff`, or let `shift` be whole weeks", handoff_place(rotation));
      continue;
    }
    for (const auto& era : rotation.roster) {
      if (era.unread("from")) continue;
      const std::chrono::weekday begins{era.from};
      if (begins == handoff.day) continue;
      report.add(Code::misfit_shift, era.from_at,
                 format_day(era.from) + " is a " + ticked(weekday_name(begins)) + ", but rotation " + ticked(rotation.id) +
                     " hands over on " + day + (handoff.day_given ? "" : ", the default"),
                 "begin the era on " + format_day(era.from - (begins - handoff.day)) + " or " +
                     format_day(era.from + (handoff.day - begins)) + ", or change the handoff's `day`",
                 handoff_place(rotation));
    }
  }
}

}  // namespace runbook::rules

namespace runbook::explanations {

constinit const Explanation misfit_shift{
    Code::misfit_shift,
    "Shifts can be handed over on one weekday only where each is a number of whole weeks, and they keep the weekday on "
    "which their era begins. So a `handoff` with a `day` wants whole weeks, and every era of such a rotation begins on "
    "that day: Monday, where none is named.",
    R"(# workspace.yaml
teams:
  crew: { members: [ann, bob] }
rotations:
  turns:
    team: crew
    shift: 1w
    handoff: { day: mon, time: "09:00" }
    roster: [ { from: 2026-11-04, members: [ann, bob] } ])",
    R"(# workspace.yaml
teams:
  crew: { members: [ann, bob] }
rotations:
  turns:
    team: crew
    shift: 1w
    handoff: { day: mon, time: "09:00" }
    roster: [ { from: 2026-11-02, members: [ann, bob] } ])"};

}  // namespace runbook::explanations
