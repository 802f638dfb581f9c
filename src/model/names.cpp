#include "model/names.hpp"

#include <algorithm>

#include "model/shared_sections.hpp"
#include "model/suggest.hpp"

namespace runbook::model {
namespace {

constexpr auto parties = {Sort::person, Sort::team, Sort::role, Sort::rotation};

}  // namespace

Names::Names(const Workspace& workspace, std::vector<Sort> unread, Decoder& decoder)
    : workspace_(workspace), unread_(std::move(unread)), decoder_(decoder) {}

std::optional<Party> Names::party(std::string_view name) const {
  if (const auto found = find(workspace_.people, name)) return Party{*found};
  if (const auto found = find(workspace_.teams, name)) return Party{*found};
  if (const auto found = find(workspace_.roles, name)) return Party{*found};
  if (const auto found = find(workspace_.rotations, name)) return Party{*found};
  return std::nullopt;
}

std::string_view Names::what_is(std::string_view name) const {
  if (find(workspace_.people, name)) return "a person";
  if (find(workspace_.teams, name)) return "a team";
  if (find(workspace_.roles, name)) return "a role";
  if (find(workspace_.rotations, name)) return "a rotation";
  if (find(workspace_.pipelines, name)) return "a pipeline";
  if (find(workspace_.channels, name)) return "a channel";
  if (find(workspace_.calendars, name)) return "a calendar";
  return {};
}

bool Names::is_unread(Sort sort) const { return std::ranges::find(unread_, sort) != unread_.end(); }

std::vector<std::string_view> Names::all_of(std::initializer_list<Sort> sorts) const {
  std::vector<std::string_view> names;
  const auto add = [&](const auto& list) {
    for (const auto& item : list)
      if (!item.id.empty() && !item.unread("id")) names.push_back(item.id);
  };
  for (const auto sort : sorts) {
    switch (sort) {
      case Sort::person: add(workspace_.people); break;
      case Sort::team: add(workspace_.teams); break;
      case Sort::role: add(workspace_.roles); break;
      case Sort::rotation: add(workspace_.rotations); break;
      case Sort::channel: add(workspace_.channels); break;
      case Sort::calendar: add(workspace_.calendars); break;
      case Sort::pipeline: add(workspace_.pipelines); break;
    }
  }
  return names;
}

void Names::undefined(std::string_view name, Location at, std::string_view wanted,
                      const std::vector<std::string_view>& candidates, std::initializer_list<Sort> sorts, std::string help) {
  if (suggestions_left_ > 0) {
    --suggestions_left_;
    if (help.empty() && sorts.size() > 0) help = suggest_by_title(workspace_, name, sorts);
    if (help.empty()) help = did_you_mean(name, candidates);
    if (help.empty() && sorts.size() > 0) help = whose_subject(workspace_, name);
    if (help.empty() && !candidates.empty() && candidates.size() <= 8) help = "possible here: " + one_of(candidates);
  }
  decoder_.report(Code::undefined_name, at, "no " + std::string{wanted} + " is called " + quoted(name), std::move(help));
}

void Names::fault(std::string_view name, Location at, std::string_view wanted, std::initializer_list<Sort> sorts,
                  std::span<const WordList<Addressee::Word>> words) {
  if (name.empty()) return;  // could not be read
  if (const auto sort = what_is(name); !sort.empty()) {
    std::string help;
    if (suggestions_left_ > 0) {
      --suggestions_left_;
      help = suggest_of_sort(workspace_, name, sorts);
      if (help.empty()) help = did_you_mean(name, all_of(sorts));
    }
    decoder_.report(Code::wrong_sort, at, quoted(name) + " is " + std::string{sort} + ", but a " + std::string{wanted} + " is wanted here",
                    std::move(help));
    return;
  }
  for (const auto sort : sorts)
    if (is_unread(sort)) return;
  if (is_reserved(name)) {
    decoder_.report(Code::undefined_name, at, "no " + std::string{wanted} + " is called " + quoted(name),
                    "it is a reserved word of `notify` lists; name a person, team, role or rotation here");
    return;
  }
  auto candidates = wants_candidates() ? all_of(sorts) : std::vector<std::string_view>{};
  if (wants_candidates())
    for (const auto& row : words) candidates.push_back(row.first);
  undefined(name, at, wanted, candidates, sorts);
}

void Names::link(PersonRef& ref) {
  ref.to = find(workspace_.people, ref.name);
  if (!ref.to) fault(ref.name, ref.at, "person", {Sort::person});
}
void Names::link(TeamRef& ref) {
  ref.to = find(workspace_.teams, ref.name);
  if (!ref.to) fault(ref.name, ref.at, "team", {Sort::team});
}
void Names::link(ChannelRef& ref) {
  ref.to = find(workspace_.channels, ref.name);
  if (!ref.to) fault(ref.name, ref.at, "channel", {Sort::channel});
}
void Names::link(CalendarRef& ref) {
  ref.to = find(workspace_.calendars, ref.name);
  if (!ref.to) fault(ref.name, ref.at, "calendar", {Sort::calendar});
}
void Names::link(PipelineRef& ref) {
  ref.to = find(workspace_.pipelines, ref.name);
  if (!ref.to) fault(ref.name, ref.at, "pipeline", {Sort::pipeline});
}
void Names::link(PartyRef& ref) {
  ref.to = party(ref.name);
  if (!ref.to) fault(ref.name, ref.at, "person, team, role or rotation", parties);
}
void Names::link(Addressee& entry) {
  if (entry.word != Addressee::Word::party) return;
  entry.who.to = party(entry.who.name);
  if (!entry.who.to) fault(entry.who.name, entry.who.at, "person, team, role or rotation", parties, Words<Addressee::Word>::all);
}

void Names::want_rotation(const Located<std::string>& name) {
  if (!find(workspace_.rotations, name.value)) fault(name.value, name.at, "rotation", {Sort::rotation});
}

}  // namespace runbook::model
