#include <algorithm>
#include <set>

#include "check/explanations.hpp"
#include "check/rules.hpp"
#include "check/unread_text.hpp"
#include "check/words.hpp"
#include "text/edit_distance.hpp"

namespace runbook::rules {
namespace {

/// What is used, by its place in the workspace's lists; and the names that lead nowhere.
struct Uses {
  explicit Uses(const Workspace& w)
      : people(w.people.size()), teams(w.teams.size()), roles(w.roles.size()), rotations(w.rotations.size()),
        channels(w.channels.size()), calendars(w.calendars.size()) {}

  void mark(Handle<Person> h) { people[h.index] = true; }
  void mark(Handle<Team> h) { teams[h.index] = true; }
  void mark(Handle<Role> h) { roles[h.index] = true; }
  void mark(Handle<Rotation> h) { rotations[h.index] = true; }
  void mark(Handle<Channel> h) { channels[h.index] = true; }
  void mark(Handle<Calendar> h) { calendars[h.index] = true; }
  void mark(const Party& party) {
    std::visit([&](auto handle) { mark(handle); }, party);
  }
  template <class T>
  void mark(const Ref<T>& ref) {
    if (ref.to) mark(*ref.to);
    else names.insert(ref.name);
  }
  template <class T>
  void mark(const std::vector<T>& refs) {
    for (const auto& ref : refs) mark(ref);
  }
  void mark(const Notify& notify) {
    for (const auto& list : notify.lists) {
      if (!list) continue;
      for (const auto& entry : *list) {
        if (entry.word == Addressee::Word::party) mark(entry.who);
      }
    }
  }

  std::vector<bool> people, teams, roles, rotations, channels, calendars;
  std::set<std::string> names;  ///< used by name only: undefined, of the wrong sort, or in a scenario
};

void mark_workspace(const Workspace& workspace, Uses& uses) {
  if (workspace.calendar) uses.mark(*workspace.calendar);
  uses.mark(workspace.notify);
  for (const auto& team : workspace.teams) {
    uses.mark(team.members);
    uses.mark(team.channels);
    if (team.calendar) uses.mark(*team.calendar);
  }
  for (const auto& role : workspace.roles) {
    uses.mark(role.people);
    uses.mark(role.channels);
    if (role.team) uses.mark(*role.team);
  }
  for (const auto& rotation : workspace.rotations) {
    uses.mark(rotation.team);
    for (const auto& era : rotation.roster) uses.mark(era.members);
    for (const auto& override_ : rotation.overrides) uses.mark(override_.person);
  }
}

void mark_pipeline(const Pipeline& pipeline, Uses& uses) {
  uses.mark(pipeline.primary_owners);
  uses.mark(pipeline.secondary_owners);
  uses.mark(pipeline.raci.responsible);
  uses.mark(pipeline.raci.accountable);
  uses.mark(pipeline.raci.consulted);
  uses.mark(pipeline.raci.informed);
  uses.mark(pipeline.notify);
  for (const auto& obligation : pipeline.obligations) uses.mark(obligation.by);
  for (const auto& issue : pipeline.issues) uses.mark(issue.escalate);
  for (const auto& coverage : pipeline.coverage) uses.mark(coverage.by);
}

/// A scenario that names somebody would break without them.
void mark_scenario(const Scenario& scenario, Uses& uses) {
  const auto add = [&](const Located<std::string>& name) { uses.names.insert(name.value); };
  for (const auto& expectation : scenario.expect) {
    if (expectation.told) std::ranges::for_each(*expectation.told, add);
    if (expectation.told_includes) std::ranges::for_each(*expectation.told_includes, add);
    for (const auto& [rotation, person] : expectation.oncall) add(rotation), add(person);
  }
}

struct Candidate {
  std::string_view sort;
  const std::string* id;
  Location at;
};

template <class T>
void collect(const std::vector<T>& list, const std::vector<bool>& used, std::string_view sort, const Uses& uses,
             std::vector<Candidate>& unused) {
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (list[i].unread("id")) continue;  // what names it cannot be told
    if (!used[i] && !uses.names.contains(list[i].id)) unused.push_back({sort, &list[i].id, list[i].at});
  }
}

/// Of two parties of one id (RB106) it is not known which of them a use means.
bool is_taken_twice(const Workspace& w, std::string_view id) {
  const int taken = find(w.people, id).has_value() + find(w.teams, id).has_value() + find(w.roles, id).has_value() +
                    find(w.rotations, id).has_value();
  return taken > 1;
}

/// One fault, one diagnostic: a misspelt name is RB201, and what it meant is used all the same.
void drop_meant(std::vector<Candidate>& unused, const std::set<std::string>& names) {
  std::set<std::string_view> meant;
  std::vector<std::string_view> ids;
  for (const auto& candidate : unused) ids.push_back(*candidate.id);
  std::size_t comparisons_left = 1'000'000;  // a hostile file's check must not become quadratic
  for (const auto& name : names) {
    if (ids.size() > comparisons_left) break;
    comparisons_left -= ids.size();
    if (const auto near = text::closest(name, ids)) meant.insert(*near);
  }
  std::erase_if(unused, [&](const Candidate& c) { return meant.contains(*c.id); });
}

/// What could not be read counts as used: a use within it still stands in the text.
void drop_unreadable_uses(std::vector<Candidate>& unused, const Loaded& loaded) {
  std::vector<std::pair<std::string_view, Location>> definitions;
  for (const auto& candidate : unused) definitions.emplace_back(*candidate.id, candidate.at);
  const auto named = named_in_unread(loaded, definitions);
  std::size_t next = 0;
  std::erase_if(unused, [&](const Candidate&) { return named[next++]; });
}

}  // namespace

// Direct use only: what an unused team uses is used (language.md, Settled cases).
void unused_definition(const Context& context, Report& report) {
  const auto& workspace = context.workspace;
  Uses uses{workspace};
  mark_workspace(workspace, uses);
  for (const auto& pipeline : workspace.pipelines) mark_pipeline(pipeline, uses);
  for (const auto& scenario : workspace.scenarios) mark_scenario(scenario, uses);

  std::vector<Candidate> unused;
  collect(workspace.people, uses.people, "person", uses, unused);
  collect(workspace.teams, uses.teams, "team", uses, unused);
  collect(workspace.roles, uses.roles, "role", uses, unused);
  collect(workspace.rotations, uses.rotations, "rotation", uses, unused);
  std::erase_if(unused, [&](const Candidate& c) { return is_taken_twice(workspace, *c.id); });
  collect(workspace.calendars, uses.calendars, "calendar", uses, unused);
  collect(workspace.channels, uses.channels, "channel", uses, unused);

  constexpr std::size_t most_pairs = 200'000;  // beyond, looking for near names takes longer than it helps
  if (uses.names.size() * unused.size() <= most_pairs) drop_meant(unused, uses.names);
  drop_unreadable_uses(unused, context.loaded);
  for (const auto& [sort, id, at] : unused) {
    report.add(Code::unused_definition, at, std::string{sort} + " " + ticked(*id) + " is defined, but nothing uses it",
               "name it where it belongs, or remove it");
  }
}

}  // namespace runbook::rules

namespace runbook::explanations {

constinit const Explanation unused_definition{
    Code::unused_definition,
    "Nobody is ever told through a role, team or channel that nothing names, and a calendar that nobody keeps makes no "
    "day free. Often it is what is left of a change, or the change was half made: the role is defined, but no pipeline "
    "names it yet. Every direct use counts, also by something that is unused itself.",
    R"(# workspace.yaml
people:
  ann: {}
  bob: {}
  cid: {})",
    R"(# workspace.yaml
people:
  ann: {}
  bob: {}
  cid: {}
---
# sales.yaml
raci: { responsible: [ann], accountable: [bob], informed: [cid] })"};

}  // namespace runbook::explanations
