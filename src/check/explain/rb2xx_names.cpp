// What linking reports: names.
#include "check/explanations.hpp"

namespace runbook::explanations {

constinit const Explanation undefined_name{
    Code::undefined_name,
    "The name leads nowhere: no person, team, role or rotation is called so, no calendar, no channel, no source of that "
    "pipeline, or no pipeline upstream of this one. Each place that names it is a finding; with a near name there is a "
    "suggestion. A misspelt name counts as a use of what it most likely meant.",
    R"(# sales.yaml
owners: { primary: [anne] })",
    R"(# sales.yaml
owners: { primary: [ann] })"};

constinit const Explanation wrong_sort{
    Code::wrong_sort,
    "The name is defined, but as something that cannot stand here: a team among the members of a rotation, a pipeline "
    "where somebody is wanted, a channel in place of its team. Where \"who\" is asked, any person, team, role or rotation "
    "may stand; `members`, `people` and `person` want people.",
    R"(# workspace.yaml
teams:
  crew: { members: [ann, bob] }
rotations:
  turns:
    team: crew
    shift: 1w
    roster: [ { from: 2026-11-02, members: [crew] } ])",
    R"(# workspace.yaml
teams:
  crew: { members: [ann, bob] }
rotations:
  turns:
    team: crew
    shift: 1w
    roster: [ { from: 2026-11-02, members: [ann, bob] } ])"};

}  // namespace runbook::explanations
