#include "check/explanations.hpp"
#include "check/rules.hpp"
#include "check/words.hpp"

namespace runbook::rules {
namespace {

// A name that nothing defines counts as defined, so lists are asked for being empty, not for what they lead to.
bool reaches_somebody(const Team& team) {
  return !team.members.empty() || !team.channels.empty() || team.unread("members") || team.unread("channels");
}

/// A role stands for its people, else its team's members, else itself: its own channels (semantics.md, Incidents and who
/// is told). Its team's channels are the team's. Where the team itself reaches nobody, the finding is the team's.
bool reaches_somebody(const Workspace& workspace, const Role& role) {
  if (!role.people.empty() || !role.channels.empty()) return true;
  if (role.unread("people") || role.unread("channels") || role.unread("team")) return true;
  if (!role.team) return false;
  if (!role.team->to) return true;
  const Team& team = workspace[*role.team->to];
  return !team.members.empty() || team.unread("members") || !reaches_somebody(team);
}

}  // namespace

void reaches_nobody(const Context& context, Report& report) {
  const auto& workspace = context.workspace;
  for (const auto& team : workspace.teams) {
    if (reaches_somebody(team)) continue;
    report.add(Code::reaches_nobody, team.at,
               "team " + ticked(team.id) + " reaches nobody: it has no members and no channels",
               "give it `members` or `channels`");
  }
  for (const auto& role : workspace.roles) {
    if (reaches_somebody(workspace, role)) continue;
    std::vector<Related> related;
    if (role.team && role.team->to) related.push_back({workspace[*role.team->to].at, "this team has no members"});
    report.add(Code::reaches_nobody, role.at,
               "role " + ticked(role.id) + " reaches nobody: it has no people, " +
                   (role.team ? "its team " + ticked(role.team->name) + " has no members, and it has no channels"
                              : std::string{"no team and no channels"}),
               "give it `people` or `channels`, or a `team` that has members", std::move(related));
  }
}

}  // namespace runbook::rules

namespace runbook::explanations {

constinit const Explanation reaches_nobody{
    Code::reaches_nobody,
    "An alarm that is sent to a role or team must end at a person or a channel. A role stands for its `people`, else for "
    "the members of its `team`, else for its own `channels`; a team for its members or its channels. Here nothing is "
    "there in the end. Where a role leads to a team that has nobody, the finding is the team's.",
    R"(# workspace.yaml
roles:
  data-steward: { title: Data steward })",
    R"(# workspace.yaml
roles:
  data-steward: { title: Data steward, people: [ann] })"};

}  // namespace runbook::explanations
