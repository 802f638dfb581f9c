#include "schedule/filter.hpp"

#include <algorithm>

namespace runbook::oncall {
namespace {

template <class List>
std::set<Handle<typename List::value_type>> find_all(const List& list, const std::vector<std::string>& ids) {
  std::set<Handle<typename List::value_type>> found;
  for (const std::string& id : ids) {
    if (const auto handle = find(list, id)) found.insert(*handle);
  }
  return found;
}

bool names(const std::vector<PersonRef>& people, Handle<Person> person) {
  return std::any_of(people.begin(), people.end(), [person](const PersonRef& ref) { return ref.to == person; });
}

}  // namespace

Filter::Filter(const Context& context, const OncallFilter& wanted)
    : context_(context),
      any_rotation_(wanted.rotations.empty()),
      any_pipeline_(wanted.pipelines.empty()),
      any_person_(!wanted.person),
      rotations_(find_all(context.workspace().rotations, wanted.rotations)),
      pipelines_(find_all(context.workspace().pipelines, wanted.pipelines)) {
  if (wanted.person) person_ = find(context.workspace().people, *wanted.person);
  for (const Handle<Pipeline> pipeline : pipelines_) {
    for (const Coverage& coverage : context.workspace()[pipeline].coverage) {
      const auto* rotation = coverage.by.to ? std::get_if<Handle<Rotation>>(&*coverage.by.to) : nullptr;
      if (rotation != nullptr) covering_.insert(*rotation);
    }
  }
}

bool Filter::wants(Handle<Rotation> rotation) const {
  if (!any_rotation_) return rotations_.contains(rotation);
  return any_pipeline_ || covering_.contains(rotation);
}

bool Filter::wants(Handle<Pipeline> pipeline, std::span<const Party> by) const {
  if (!any_pipeline_) return pipelines_.contains(pipeline);
  return any_rotation_ || std::any_of(by.begin(), by.end(), [this](const Party& party) {
           const auto* rotation = std::get_if<Handle<Rotation>>(&party);
           return rotation != nullptr && rotations_.contains(*rotation);
         });
}

bool Filter::narrow(Rota& rota) const {
  if (any_person_) return true;
  std::erase_if(rota.shifts, [this](const Shift& shift) { return shift.person != person_; });
  rota.gaps.clear();
  if (rota.shifts.empty()) rota.warnings.clear();
  return !rota.shifts.empty();
}

bool Filter::narrow(CoverageRota& rota) const {
  if (any_person_) return true;
  std::erase_if(rota.shifts, [this](const CoverageShift& s) { return !stands_for_person(s.to, s.when.begin); });
  rota.gaps.clear();
  return !rota.shifts.empty();
}

bool Filter::concerns(std::span<const Party> parties, Instant at) const {
  return any_person_ ||
         std::any_of(parties.begin(), parties.end(), [&](const Party& party) { return stands_for_person(party, at); });
}

bool Filter::stands_for_person(const Party& party, Instant at) const {
  if (!person_) return false;
  const Workspace& workspace = context_.workspace();
  if (const auto* person = std::get_if<Handle<Person>>(&party)) return *person == *person_;
  if (const auto* team = std::get_if<Handle<Team>>(&party)) return names(workspace[*team].members, *person_);
  if (const auto* rotation = std::get_if<Handle<Rotation>>(&party)) {
    return on_call_at(context_, workspace[*rotation], at) == person_;
  }
  const Role& role = workspace[std::get<Handle<Role>>(party)];
  if (!role.people.empty()) return names(role.people, *person_);
  return role.team && role.team->to && names(workspace[*role.team->to].members, *person_);
}

std::vector<WantedCoverage> coverages(const Context& context, const Filter& filter) {
  std::vector<WantedCoverage> list;
  for (std::uint32_t i = 0; i < context.workspace().pipelines.size(); ++i) {
    const Handle<Pipeline> pipeline{i};
    for (const Coverage& coverage : context.workspace()[pipeline].coverage) {
      if (coverage.by.to && filter.wants(pipeline, *coverage.by.to)) list.push_back({pipeline, &coverage});
    }
  }
  std::ranges::stable_sort(list, {}, [](const WantedCoverage& one) {
    return std::pair<Handle<Pipeline>, std::string_view>{one.pipeline, one.coverage->id};
  });
  return list;
}

}  // namespace runbook::oncall
