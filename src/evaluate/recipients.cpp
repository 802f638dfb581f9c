#include "evaluate/recipients.hpp"

#include <algorithm>

namespace runbook::evaluation {
namespace {

// Longer than any monthly window can be away (semantics.md). What begins exactly 40 days from now is still within them.
constexpr Seconds kOnCallHorizon = std::chrono::days{40} + Seconds{1};

/// The parties that a party stands for, before anybody's leave is looked at.
class StandsFor {
 public:
  StandsFor(const oncall::Context& context, Instant at) : context_(context), at_(at) {}

  std::vector<Party> parties;
  std::optional<Handle<Rotation>> via;

  void operator()(Handle<Person> person) { parties.push_back(person); }
  void operator()(Handle<Role> handle) {
    const Role& role = workspace()[handle];
    add_people(role.people);
    if (parties.empty() && role.team && role.team->to) add_people(workspace()[*role.team->to].members);
    if (parties.empty()) parties.push_back(handle);
  }
  void operator()(Handle<Team> handle) {
    const Team& team = workspace()[handle];
    if (team.channels.empty()) add_people(team.members);
    if (parties.empty()) parties.push_back(handle);
  }
  void operator()(Handle<Rotation> handle) {
    const Rotation& rotation = workspace()[handle];
    if (const auto person = oncall::on_call_at(context_, rotation, at_)) {
      parties.push_back(*person);
      via = handle;
    } else if (rotation.team.to) {
      (*this)(*rotation.team.to);
    }
  }

 private:
  [[nodiscard]] const Workspace& workspace() const { return context_.workspace(); }
  void add_people(const std::vector<PersonRef>& people) {
    for (const PersonRef& person : people) {
      if (person.to) parties.push_back(*person.to);
    }
  }

  const oncall::Context& context_;
  Instant at_;
};

}  // namespace

bool holds(const Coverage& coverage, std::optional<SourceRef> source) {
  if (!coverage.sources) return true;
  return source && std::any_of(coverage.sources->begin(), coverage.sources->end(), [&](const Selector& selector) {
           return selector.selects.contains(*source);
         });
}

Reached Recipients::expand(const Party& party, Instant at) const {
  StandsFor stands_for{context_, at};
  std::visit(stands_for, party);
  Reached all;
  bool somebody_is_there = false;
  for (const Party& to : stands_for.parties) {
    const auto* person = std::get_if<Handle<Person>>(&to);
    const bool away = person != nullptr && context_.is_away(*person, at);
    somebody_is_there = somebody_is_there || !away;
    all.told.push_back({to, at, away, stands_for.via});
  }
  if (!somebody_is_there) return all;
  for (const Reach& reach : all.told) {
    if (reach.away) all.skipped.push_back(std::get<Handle<Person>>(reach.to));
  }
  std::erase_if(all.told, [](const Reach& reach) { return reach.away; });
  return all;
}

const Reached& Recipients::reach(const Party& party, Instant at) {
  const auto [place, is_new] = reached_.try_emplace({party, at});
  if (is_new) place->second = expand(party, at);
  return place->second;
}

Reached Recipients::reach(const OnCall& on_call) {
  Reached all = reach(on_call.covered.to, on_call.covered.at);
  const auto* rotation = std::get_if<Handle<Rotation>>(&*on_call.coverage->by.to);
  if (rotation != nullptr && std::holds_alternative<Handle<Person>>(on_call.covered.to)) {
    for (Reach& reach : all.told) reach.via = *rotation;
  }
  return all;
}

std::optional<OnCall> Recipients::on_call(const Pipeline& pipeline, std::optional<SourceRef> source) {
  std::optional<OnCall> earliest;
  for (const Coverage& coverage : pipeline.coverage) {
    if (!coverage.by.to || !holds(coverage, source)) continue;
    const auto& covered = next_covered(coverage);
    if (covered && (!earliest || covered->at < earliest->covered.at)) earliest = OnCall{&coverage, *covered};
  }
  return earliest;
}

const std::optional<Covered>& Recipients::next_covered(const Coverage& coverage) {
  const auto [place, is_new] = covered_.try_emplace(&coverage);
  if (is_new) place->second = oncall::next_covered(context_, coverage, now_, now_ + kOnCallHorizon);
  return place->second;
}

Instant Recipients::next_working_time(const Party& party) const {
  return context_.regime_of(party).next_working_time(now_).value_or(now_);
}

}  // namespace runbook::evaluation
