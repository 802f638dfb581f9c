// The language as values: what a workspace says, decoded and linked. language.md is the source of every field.
//
// Where a value `at` is given it is the place that diagnostics about the thing name: the id of a thing with an id.
// Lists of things with ids (people, pipelines, a pipeline's sources …) stand in the order of their ids; everything else
// in the order it was written.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runbook/boxed.hpp"
#include "runbook/pipeline.hpp"

namespace runbook {

struct Workspace {
  Unread unread;
  std::string id;
  std::string title;
  Zone timezone;
  WorkingHours working_hours;
  std::optional<CalendarRef> calendar;
  std::vector<Calendar> calendars;
  std::vector<Person> people;
  std::vector<Team> teams;
  std::vector<Role> roles;
  std::vector<Rotation> rotations;
  std::vector<Channel> channels;
  Notify notify;
  ProbePolicy probes;
  Boxed<Pipeline> pipelines;
  std::vector<Scenario> scenarios;  ///< by file, then as written
  Location at;

  const Calendar& operator[](Handle<Calendar> h) const { return calendars[h.index]; }
  const Person& operator[](Handle<Person> h) const { return people[h.index]; }
  const Team& operator[](Handle<Team> h) const { return teams[h.index]; }
  const Role& operator[](Handle<Role> h) const { return roles[h.index]; }
  const Rotation& operator[](Handle<Rotation> h) const { return rotations[h.index]; }
  const Channel& operator[](Handle<Channel> h) const { return channels[h.index]; }
  const Pipeline& operator[](Handle<Pipeline> h) const { return pipelines[h.index]; }
  const Source& operator[](SourceRef s) const { return pipelines[s.pipeline.index].sources[s.source]; }
};

/// The id, and the title or name, of whatever party it is.
[[nodiscard]] const std::string& id_of(const Workspace& workspace, const Party& party);
[[nodiscard]] const std::string& title_of(const Workspace& workspace, const Party& party);
/// The team that governs a party's zone, hours and calendar: a role's or rotation's team, a team itself; a person and a
/// role without a team have none (semantics.md, Time).
[[nodiscard]] std::optional<Handle<Team>> team_of(const Workspace& workspace, const Party& party);
/// `profit-unit/marketing`.
[[nodiscard]] std::string subject_of(const Workspace& workspace, SourceRef source);
/// The same of a source, commitment or routine by its id.
[[nodiscard]] std::string subject_of(const Pipeline& pipeline, std::string_view id);
/// By id, in a list sorted by it; nothing where it is not there.
template <class List>
[[nodiscard]] std::optional<Handle<typename List::value_type>> find(const List& list, std::string_view id) {
  std::size_t low = 0, high = list.size();
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if (std::string_view{list[middle].id} < id) low = middle + 1;
    else high = middle;
  }
  if (low == list.size() || list[low].id != id) return std::nullopt;
  return Handle<typename List::value_type>{static_cast<std::uint32_t>(low)};
}
/// The notify list that holds for a pipeline at a level: its own, else the workspace's, else the default of language.md.
[[nodiscard]] const std::vector<Addressee>& notify_list(const Workspace& workspace, const Pipeline& pipeline, Level level);

}  // namespace runbook
