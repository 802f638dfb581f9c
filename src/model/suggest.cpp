#include "model/suggest.hpp"

#include <algorithm>

namespace runbook::model {
namespace {

using Ids = std::vector<std::string_view>;

template <class R>
Ids names_of(const std::vector<R>& refs) {
  Ids ids;
  for (const auto& ref : refs) ids.push_back(ref.name);
  return ids;
}

template <class List, class Has>
Ids ids_where(const List& list, Has has) {
  Ids ids;
  for (const auto& item : list) {
    if (has(item)) ids.push_back(item.id);
  }
  return ids;
}

template <class R>
bool holds(const std::vector<R>& refs, std::string_view name) {
  return std::ranges::any_of(refs, [&](const R& ref) { return ref.name == name; });
}

std::string did_you_mean_these(std::string_view what, const Ids& ids) {
  constexpr std::size_t most = 3;
  if (ids.empty()) return {};
  std::string text = "did you mean " + (what.empty() ? std::string{} : std::string{what} + ", ");
  for (std::size_t i = 0; i < std::min(ids.size(), most); ++i) text += (i > 0 ? ", " : "") + quoted(ids[i]);
  return text + (ids.size() > most ? " …?" : "?");
}

std::string of_person(const Workspace& w, std::string_view name, Sort wanted) {
  if (wanted == Sort::team)
    return did_you_mean_these("their team", ids_where(w.teams, [&](const Team& t) { return holds(t.members, name); }));
  if (wanted == Sort::rotation)
    return did_you_mean_these("their rotation", ids_where(w.rotations, [&](const Rotation& r) {
                                return std::ranges::any_of(r.roster, [&](const Era& e) { return holds(e.members, name); });
                              }));
  return {};
}

std::string of_team(const Workspace& w, const Team& team, Sort wanted) {
  if (wanted == Sort::person) return did_you_mean_these("its members", names_of(team.members));
  if (wanted == Sort::channel) return did_you_mean_these("its channels", names_of(team.channels));
  if (wanted == Sort::calendar && team.calendar) return did_you_mean_these("its calendar", {team.calendar->name});
  if (wanted == Sort::rotation)
    return did_you_mean_these("the rotation of this team", ids_where(w.rotations, [&](const Rotation& r) { return r.team.name == team.id; }));
  return {};
}

std::string of_role(const Workspace& w, const Role& role, Sort wanted) {
  if (wanted == Sort::person && !role.people.empty()) return did_you_mean_these("its people", names_of(role.people));
  if (wanted == Sort::channel && !role.channels.empty()) return did_you_mean_these("its channels", names_of(role.channels));
  if (!role.team) return {};
  if (wanted == Sort::team) return did_you_mean_these("its team", {role.team->name});
  const auto team = find(w.teams, role.team->name);
  return team ? of_team(w, w[*team], wanted) : std::string{};
}

std::string of_rotation(const Rotation& rotation, Sort wanted) {
  if (wanted == Sort::team && !rotation.team.name.empty()) return did_you_mean_these("its team", {rotation.team.name});
  if (wanted == Sort::person && !rotation.roster.empty())
    return did_you_mean_these("those of its roster", names_of(rotation.roster.back().members));
  return {};
}

/// Of a channel: who is told through it. Of a pipeline: who does its work.
std::string party_of(const Workspace& w, std::string_view name) {
  if (find(w.channels, name)) {
    auto ids = ids_where(w.teams, [&](const Team& t) { return holds(t.channels, name); });
    const auto roles = ids_where(w.roles, [&](const Role& r) { return holds(r.channels, name); });
    ids.insert(ids.end(), roles.begin(), roles.end());
    return did_you_mean_these("who is told through it", ids);
  }
  if (const auto pipeline = find(w.pipelines, name))
    return did_you_mean_these("its responsible party", names_of(w[*pipeline].raci.responsible));
  return {};
}

}  // namespace

std::string suggest_of_sort(const Workspace& w, std::string_view name, std::initializer_list<Sort> wanted) {
  if (wanted.size() > 1) return party_of(w, name);
  const Sort sort = *wanted.begin();
  if (find(w.people, name)) return of_person(w, name, sort);
  if (const auto team = find(w.teams, name)) return of_team(w, w[*team], sort);
  if (const auto role = find(w.roles, name)) return of_role(w, w[*role], sort);
  if (const auto rotation = find(w.rotations, name)) return of_rotation(w[*rotation], sort);
  return {};
}

std::string suggest_by_title(const Workspace& w, std::string_view name, std::initializer_list<Sort> wanted) {
  for (const auto sort : wanted) {
    Ids ids;
    switch (sort) {
      case Sort::person: ids = ids_where(w.people, [&](const Person& p) { return p.name == name || p.email == name; }); break;
      case Sort::team: ids = ids_where(w.teams, [&](const Team& t) { return t.title == name; }); break;
      case Sort::role: ids = ids_where(w.roles, [&](const Role& r) { return r.title == name; }); break;
      case Sort::rotation: ids = ids_where(w.rotations, [&](const Rotation& r) { return r.title == name; }); break;
      case Sort::pipeline: ids = ids_where(w.pipelines, [&](const Pipeline& p) { return p.title == name; }); break;
      case Sort::channel: ids = ids_where(w.channels, [&](const Channel& c) { return c.address == name; }); break;
      case Sort::calendar: break;
    }
    if (!ids.empty()) return did_you_mean_these({}, ids);
  }
  return {};
}

std::string whose_subject(const Workspace& w, std::string_view name) {
  const auto has_it = [&](const Pipeline& p) { return find(p.sources, name) || find(p.obligations, name); };
  const auto pipeline = std::ranges::find_if(w.pipelines, has_it);
  if (pipeline == w.pipelines.end()) return {};
  const auto obligation = find(pipeline->obligations, name);
  const std::string_view what = obligation ? name_of(pipeline->obligations[obligation->index].kind) : "source";
  return quoted(name) + " is a " + std::string{what} + " of " + quoted(pipeline->id);
}

}  // namespace runbook::model
