#include "model/names.hpp"

#include <algorithm>

#include "model/shared_sections.hpp"
#include "model/suggest.hpp"

namespace runbook::model {

namespace {

constexpr std::string_view any_party = "person, team, role or rotation";

std::string possible(const std::vector<std::string_view>& candidates) {
  constexpr std::size_t few = 8;
  return candidates.empty() || candidates.size() > few ? std::string{} : "possible here: " + one_of(candidates);
}

}  // namespace

Names::Names(const Workspace& workspace, std::vector<Sort> unread, const std::set<std::string, std::less<>>& elsewhere, Decoder& decoder)
    : workspace_(workspace), unread_(std::move(unread)), elsewhere_(elsewhere), decoder_(decoder) {
  add_parties(workspace.people);
  add_parties(workspace.teams);
  add_parties(workspace.roles);
  add_parties(workspace.rotations);
}

template <class T>
void Names::add_parties(const std::vector<T>& list) {
  for (std::uint32_t i = 0; i < list.size(); ++i) parties_.try_emplace(list[i].id, Handle<T>{i});
}

std::optional<Party> Names::party(std::string_view name) const {
  const auto found = parties_.find(name);
  return found == parties_.end() ? std::nullopt : std::optional{found->second};
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
    if (help.empty()) help = possible(candidates);
  }
  decoder_.report(Code::undefined_name, at, "no " + std::string{wanted} + " is called " + quoted(name), std::move(help));
}

bool Names::is_bad_id(std::string_view name) {
  if (!bad_ids_) {
    bad_ids_.emplace();
    const auto add = [&](const auto& list) {
      for (const auto& item : list) {
        if (auto id = as_id(item.id); id != item.id) bad_ids_->insert(std::move(id));
      }
    };
    add(workspace_.people), add(workspace_.teams), add(workspace_.roles), add(workspace_.rotations);
    add(workspace_.pipelines), add(workspace_.channels), add(workspace_.calendars);
  }
  return bad_ids_->contains(std::string{name});
}

void Names::fault(std::string_view name, Location at, std::string_view wanted, std::initializer_list<Sort> sorts,
                  const std::vector<std::string_view>& words) {
  if (name.empty()) return;  // could not be read
  if (const auto sort = what_is(name); !sort.empty()) {
    std::string help;
    if (suggestions_left_ > 0) {
      --suggestions_left_;
      help = suggest_of_sort(workspace_, name, sorts);
      const auto candidates = all_of(sorts);
      if (help.empty()) help = did_you_mean(name, candidates);
      if (help.empty()) help = possible(candidates);
    }
    decoder_.report(Code::wrong_sort, at, quoted(name) + " is " + std::string{sort} + ", but a " + std::string{wanted} + " is wanted here",
                    std::move(help));
    return;
  }
  for (const auto sort : sorts)
    if (is_unread(sort)) return;
  if (elsewhere_.contains(name) || is_bad_id(name)) return;
  if (is_reserved(name)) {
    decoder_.report(Code::undefined_name, at, "no " + std::string{wanted} + " is called " + quoted(name),
                    "it is a reserved word of `notify` lists; name a " + std::string{wanted} + " here");
    return;
  }
  std::vector<std::string_view> candidates;
  if (wants_candidates()) candidates = all_of(sorts);
  candidates.insert(candidates.end(), words.begin(), words.end());
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
  if (!ref.to) fault(ref.name, ref.at, any_party, {Sort::person, Sort::team, Sort::role, Sort::rotation});
}
void Names::link_addressee(PartyRef& ref) {
  ref.to = party(ref.name);
  if (!ref.to)
    fault(ref.name, ref.at, any_party, {Sort::person, Sort::team, Sort::role, Sort::rotation}, Word<Addressee::Word>::type().values);
}

void Names::want_rotation(const Located<std::string>& name) {
  if (!find(workspace_.rotations, name.value)) fault(name.value, name.at, "rotation", {Sort::rotation});
}

}  // namespace runbook::model
