#include <algorithm>

#include "check/explanations.hpp"
#include "check/rules.hpp"
#include "check/words.hpp"

namespace runbook::rules {

// Of two that overlap the finding stands at the one that begins later; of those that begin at once, at the one that is
// written later.
void invalid_override(const Context& context, Report& report) {
  for (const auto& rotation : context.workspace.rotations) {
    std::vector<const Override*> by_begin;
    for (const auto& o : rotation.overrides) {
      if (o.unread("from") || o.unread("to")) continue;
      if (ends_before_it_starts(o.from, o.to, o.when)) {
        report.add(Code::invalid_override, o.at, "this override of rotation " + ticked(rotation.id) + " ends before it starts",
                   "swap `from` and `to`, or mend the one that is wrong");
      } else if (!o.when.empty()) {
        by_begin.push_back(&o);
      }
    }
    std::ranges::stable_sort(by_begin, {}, [](const Override* o) { return std::pair{o->when.begin, o->at}; });
    const Override* longest = nullptr;  // of those seen, the one that ends last
    for (const auto* o : by_begin) {
      if (longest && o->when.begin < longest->when.end) {
        const Interval both = intersect(o->when, longest->when);
        const auto team = rotation.team.to;
        const Zone zone = team ? zone_of(context.workspace, *team) : context.workspace.timezone;
        report.add(Code::invalid_override, o->at,
                   "two overrides of rotation " + ticked(rotation.id) + " hold " + shown(both, zone) + ": " +
                       ticked(longest->person.name) + " and " + ticked(o->person.name),
                   "end the first where the second begins", {{longest->at, "the other override"}});
      }
      if (!longest || o->when.end > longest->when.end) longest = o;
    }
  }
}

}  // namespace runbook::rules

namespace runbook::explanations {

constinit const Explanation invalid_override{
    Code::invalid_override,
    "Of two overrides that hold the same time only one can be meant, and one that ends before it starts holds none. "
    "Instants are [from, to), so one override may end where the next begins; dates are whole days, both included. Where "
    "two overlap, the finding stands at the later one and shows the other.",
    R"(# workspace.yaml
teams:
  crew: { members: [ann, bob] }
rotations:
  turns:
    team: crew
    shift: 1w
    roster: [ { from: 2026-11-02, members: [ann, bob] } ]
    overrides:
      - { from: 2026-12-24, to: 2026-12-26, person: ann }
      - { from: 2026-12-26, to: 2026-12-31, person: bob })",
    R"(# workspace.yaml
teams:
  crew: { members: [ann, bob] }
rotations:
  turns:
    team: crew
    shift: 1w
    roster: [ { from: 2026-11-02, members: [ann, bob] } ]
    overrides:
      - { from: 2026-12-24, to: 2026-12-25, person: ann }
      - { from: 2026-12-26, to: 2026-12-31, person: bob })"};

}  // namespace runbook::explanations
