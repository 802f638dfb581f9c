#include "render/docs_parties.hpp"

#include <algorithm>

#include "runbook/docs.hpp"

namespace runbook::render {
namespace {

using md::Place;

std::string person_reach(const Workspace& workspace, Handle<Person> person, Place place) {
  return joined({party_link(workspace, Party{person}, place), md::code(workspace[person].email, place)}, " ");
}

std::string people_reach(const Workspace& workspace, const std::vector<PersonRef>& people, Place place) {
  std::vector<std::string> out;
  for (const auto& person : people)
    out.push_back(person.to ? person_reach(workspace, *person.to, place) : md::text(person.name, place));
  return joined(out);
}

std::string with_channels(const Workspace& workspace, std::string people, const std::vector<ChannelRef>& channels,
                          Place place) {
  const std::string names = channel_names(workspace, channels, place);
  return joined({std::move(people), names.empty() ? "" : "channel " + names}, "; ");
}

}  // namespace

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string out;
  for (const auto& part : parts) {
    if (part.empty()) continue;
    if (!out.empty()) out += between;
    out += part;
  }
  return out;
}

std::string party_link(const Workspace& workspace, const Party& party, Place place) {
  return md::page_link(title_of(workspace, party), std::string{company_page} + "#" + id_of(workspace, party), place);
}

std::string pipeline_link(const Workspace& workspace, Handle<Pipeline> pipeline, Place place) {
  return md::page_link(workspace[pipeline].title, page_of(workspace[pipeline]), place);
}

std::string channel_names(const Workspace& workspace, const std::vector<ChannelRef>& channels, Place place) {
  std::vector<std::string> out;
  for (const auto& channel : channels) {
    out.push_back(md::code(channel.name, place) +
                  (channel.to ? " (" + std::string{name_of(workspace[*channel.to].kind)} + ")" : ""));
  }
  return joined(out);
}

std::string reach(const Workspace& workspace, const Party& party, Place place) {
  if (const auto* person = std::get_if<Handle<Person>>(&party)) return md::code(workspace[*person].email, place);
  if (const auto* rotation = std::get_if<Handle<Rotation>>(&party)) {
    return "who it is now: " + md::code("runbook oncall --now --rotation " + workspace[*rotation].id, place);
  }
  const auto team_reach = [&](const Team& team) {
    return with_channels(workspace, people_reach(workspace, team.members, place), team.channels, place);
  };
  if (const auto* team = std::get_if<Handle<Team>>(&party)) return team_reach(workspace[*team]);
  const Role& role = workspace[std::get<Handle<Role>>(party)];
  if (role.people.empty() && role.team && role.team->to) {
    return joined({team_reach(workspace[*role.team->to]), with_channels(workspace, "", role.channels, place)}, "; ");
  }
  return with_channels(workspace, people_reach(workspace, role.people, place), role.channels, place);
}

std::string selection(const Workspace& workspace, Handle<Pipeline> in, const Selector& selector, Place place) {
  std::string out = md::code(selector.text, place);
  for (std::size_t i = 0; i < selector.selects.size(); ++i) {
    const SourceRef ref = selector.selects[i];
    out += (i == 0 ? ": " : ", ") + md::text(workspace[ref].title(), place);
    const bool last_of_its = i + 1 == selector.selects.size() || selector.selects[i + 1].pipeline != ref.pipeline;
    if (ref.pipeline != in && last_of_its) out += " of " + pipeline_link(workspace, ref.pipeline, place);
  }
  return out;
}

std::string addressee(const Workspace& workspace, const Pipeline* pipeline, const Addressee& who, Place place) {
  using Word = Addressee::Word;
  if (who.word == Word::party) return party_links(workspace, std::vector{who.who}, place);
  const std::string word = md::text(who.who.name, place);
  if (pipeline == nullptr) return word;
  const auto stands_for = [&](const std::vector<PartyRef>& parties) {
    const std::string links = party_links(workspace, parties, place);
    return links.empty() ? word + " (nobody)" : word + " (" + links + ")";
  };
  switch (who.word) {
    case Word::responsible:
      return stands_for(pipeline->raci.responsible);
    case Word::accountable:
      return stands_for(pipeline->raci.accountable);
    case Word::consulted:
      return stands_for(pipeline->raci.consulted);
    case Word::informed:
      return stands_for(pipeline->raci.informed);
    case Word::owners: {
      std::vector<PartyRef> owners = pipeline->primary_owners;
      owners.insert(owners.end(), pipeline->secondary_owners.begin(), pipeline->secondary_owners.end());
      return stands_for(owners);
    }
    case Word::oncall: {
      std::vector<PartyRef> by;
      for (const auto& coverage : pipeline->coverage) {
        if (std::none_of(by.begin(), by.end(), [&](const auto& other) { return other.name == coverage.by.name; }))
          by.push_back(coverage.by);
      }
      return stands_for(by);
    }
    case Word::party:
      break;
  }
  return word;
}

}  // namespace runbook::render
