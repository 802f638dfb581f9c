#include <algorithm>
#include <set>

#include "check/explanations.hpp"
#include "check/rotations.hpp"
#include "check/rules.hpp"
#include "check/words.hpp"

namespace runbook::rules {

// An error is what the text itself says: some era has nobody. One person only is a matter of taste of the roster that is
// to last, the newest era: what older ones were cannot be mended, and a person may stand twice in a roster.
void roster_too_small(const Context& context, Report& report) {
  for (const auto& rotation : context.workspace.rotations) {
    if (has_empty_roster(rotation)) {
      const auto era = std::ranges::find_if(rotation.roster, [](const Era& e) { return e.members.empty(); });
      std::vector<Related> related;
      if (era != rotation.roster.end()) related.push_back({era->at, "nobody from " + format_day(era->from) + " on"});
      report.add(Code::roster_too_small, rotation.at, "nobody is in the roster of rotation " + ticked(rotation.id),
                 "give `roster` an era with `from` and `members`", std::move(related));
      continue;
    }
    if (rotation.roster.empty() || rotation.roster.back().unread("members")) continue;
    const auto& last = rotation.roster.back();
    // A name that leads nowhere may stand for several: `members: [crew]` with a team is RB204, and this would be a second
    // finding of one fault.
    if (std::ranges::any_of(last.members, [](const PersonRef& member) { return !member.to; })) continue;
    std::set<std::string_view> names;
    for (const auto& member : last.members) names.insert(member.name);
    if (names.size() > 1) continue;
    report.warn(Code::roster_too_small, rotation.at,
                ticked(*names.begin()) + " is alone in the roster of rotation " + ticked(rotation.id) +
                    ": nobody can take over",
                "add a second person to `members`", {{last.at, "the roster from " + format_day(last.from) + " on"}});
  }
}

}  // namespace runbook::rules

namespace runbook::explanations {

constinit const Explanation roster_too_small{
    Code::roster_too_small,
    "A rotation without members has nobody on call, and that is an error. With one person only it is a warning: nobody "
    "can take over when they are ill or away, and they are on call day and night. Whether somebody is alone is judged by the "
    "newest era of the roster.",
    R"(# workspace.yaml
teams:
  crew: { members: [ann, bob] }
rotations:
  turns:
    team: crew
    shift: 1w
    roster: [ { from: 2026-11-02, members: [] } ])",
    R"(# workspace.yaml
teams:
  crew: { members: [ann, bob] }
rotations:
  turns:
    team: crew
    shift: 1w
    roster: [ { from: 2026-11-02, members: [ann, bob] } ])"};

}  // namespace runbook::explanations
