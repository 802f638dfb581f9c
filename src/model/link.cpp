#include "model/link.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "model/each_index.hpp"
#include "model/shared_sections.hpp"
#include "text/reorder.hpp"

namespace runbook::model {
namespace {

struct Named {
  std::string_view id;
  Location at;
  std::string_view sort;  ///< "person"
  void* item;
  void (*lose_id)(void* item);  ///< what is said of it would be said of an id that it cannot keep
};

void lose_id(auto& item) { item.unread.add("id"); }
void lose_id(Source& source) { source.add_unread("id"); }

template <class T>
Named named(T& item, std::string_view sort) {
  return {item.id, item.at, sort, &item, [](void* one) { lose_id(*static_cast<T*>(one)); }};
}

/// RB106 for each id that stands twice, at the later one in the text.
void check_duplicates(std::vector<Named> names, Decoder& decoder) {
  std::erase_if(names, [](const Named& n) { return n.id.empty(); });
  std::ranges::stable_sort(names, [](const Named& a, const Named& b) { return std::tie(a.id, a.at) < std::tie(b.id, b.at); });
  for (std::size_t first = 0, i = 1; i < names.size(); ++i) {
    if (names[i].id != names[first].id) {
      first = i;
      continue;
    }
    const auto &later = names[i], &earlier = names[first];
    later.lose_id(later.item);
    if (i > first + 1 && later.at == names[i - 1].at) continue;  // an alias once more: told
    const std::string message = later.sort == earlier.sort
                                    ? "the " + std::string{later.sort} + " " + quoted(later.id) + " is defined twice"
                                    : "the " + std::string{later.sort} + " " + quoted(later.id) + " has the id of a " + std::string{earlier.sort};
    if (later.at == earlier.at) decoder.report(Code::duplicate_id, later.at, message, "an alias repeats it with its id; write it out, with an id of its own");
    else decoder.report(Code::duplicate_id, later.at, message, "give one of them another id",
                        {{earlier.at, "the " + std::string{earlier.sort} + " is defined here"}});
  }
}

template <class T>
void add_names(std::vector<Named>& names, T& list, std::string_view sort) {
  for (auto& item : list) names.push_back(named(item, sort));
}

/// Stable. What is sorted are places, since the things themselves are large: each moves once, or not at all.
template <class T>
void sort_by_id(std::vector<T>& list) {
  if (std::ranges::is_sorted(list, {}, &T::id)) return;
  std::vector<std::size_t> places(list.size());
  std::iota(places.begin(), places.end(), std::size_t{0});
  std::ranges::stable_sort(places, {}, [&](std::size_t i) { return std::string_view{list[i].id}; });
  text::reorder(list, std::move(places));
}

void sort_by_id(Boxed<Pipeline>& list) {
  if (!std::ranges::is_sorted(list, {}, &Pipeline::id)) list.sort_by(&Pipeline::id);
}

void check_ids(Workspace& w, Decoder& decoder) {
  std::vector<Named> parties;
  add_names(parties, w.people, "person");
  add_names(parties, w.teams, "team");
  add_names(parties, w.roles, "role");
  add_names(parties, w.rotations, "rotation");
  for (auto& party : parties) {
    if (!is_reserved(party.id)) continue;
    party.lose_id(party.item);
    decoder.report(Code::invalid_id, party.at, quoted(party.id) + " is a reserved word of `notify` lists, no party may be called so",
                   "give it another id");
  }
  check_duplicates(std::move(parties), decoder);

  // They are sorted, so one of another id stands between two of the same nowhere, and mostly there are no two.
  if (std::ranges::adjacent_find(w.pipelines, {}, &Pipeline::id) == w.pipelines.end()) return;
  std::vector<Named> pipelines;
  add_names(pipelines, w.pipelines, "pipeline");
  check_duplicates(std::move(pipelines), decoder);
}

void check_ids_within(Pipeline& pipeline, Decoder& decoder) {
  std::vector<Named> subjects, issues, coverage;
  subjects.reserve(pipeline.sources.size() + pipeline.obligations.size());
  add_names(subjects, pipeline.sources, "source");
  for (auto& o : pipeline.obligations) subjects.push_back(named(o, name_of(o.kind)));
  add_names(issues, pipeline.issues, "common issue");
  add_names(coverage, pipeline.coverage, "coverage");
  check_duplicates(std::move(subjects), decoder);
  check_duplicates(std::move(issues), decoder);
  check_duplicates(std::move(coverage), decoder);
}

void sort_lists(Workspace& w) {
  sort_by_id(w.calendars);
  sort_by_id(w.people);
  sort_by_id(w.teams);
  sort_by_id(w.roles);
  sort_by_id(w.rotations);
  sort_by_id(w.channels);
  sort_by_id(w.pipelines);
  for (auto& rotation : w.rotations) std::ranges::stable_sort(rotation.roster, {}, &Era::from);
}

/// [from, to) as instants; a date as `to` is included with its whole day.
Interval interval_of(const Moment& from, const Moment& to, Zone zone) {
  auto end = to;
  if (const auto* day = std::get_if<Day>(&to)) end = *day + std::chrono::days{1};
  return {resolve(from, zone), resolve(end, zone)};
}

void link_people(Workspace& w, Decoder& decoder) {
  for (auto& person : w.people) {
    for (auto& leave : person.away) {
      leave.when = interval_of(leave.from, leave.to, person.timezone.value_or(w.timezone));
      if (!ends_before_it_starts(leave.from, leave.to, leave.when)) continue;
      decoder.report(Code::invalid_value, leave.to_at, "this leave ends before it starts", "swap `from` and `to`, or mend the one that is wrong");
      person.unread.add("away");
    }
  }
}

void link_parties(Workspace& w, Names& names) {
  if (w.calendar) names.link(*w.calendar);
  for (auto& team : w.teams) {
    names.link(team.members);
    names.link(team.channels);
    if (team.calendar) names.link(*team.calendar);
  }
  for (auto& role : w.roles) {
    names.link(role.people);
    names.link(role.channels);
    if (role.team) names.link(*role.team);
  }
  for (auto& rotation : w.rotations) {
    names.link(rotation.team);
    for (auto& era : rotation.roster) names.link(era.members);
    Zone zone = w.timezone;
    if (rotation.team.to) zone = w[*rotation.team.to].timezone.value_or(zone);
    for (auto& override_ : rotation.overrides) {
      names.link(override_.person);
      if (override_.unread("from") || override_.unread("to")) continue;
      override_.when = interval_of(override_.from, override_.to, zone);
    }
  }
}

void link_notify(Notify& notify, Names& names) {
  for (auto& list : notify.lists) {
    if (!list) continue;
    for (auto& entry : *list)
      if (entry.word == Addressee::Word::party) names.link_addressee(entry.who);
  }
}

/// Everything of a pipeline that names parties and pipelines, each through `link`, while that is content.
template <class Link>
bool each_name(Pipeline& pipeline, Link link) {
  for (auto& source : pipeline.sources) {
    auto* from = source.from();
    if (from == nullptr) continue;
    if (!link(*from)) return false;
    if (from->to) pipeline.upstream.push_back(*from->to);
  }
  std::ranges::sort(pipeline.upstream);
  pipeline.upstream.erase(std::unique(pipeline.upstream.begin(), pipeline.upstream.end()), pipeline.upstream.end());
  if (!link(pipeline.primary_owners) || !link(pipeline.secondary_owners)) return false;
  for (auto* list : {&pipeline.raci.responsible, &pipeline.raci.accountable, &pipeline.raci.consulted, &pipeline.raci.informed})
    if (!link(*list)) return false;
  return std::ranges::all_of(pipeline.obligations, [&](auto& obligation) { return link(obligation.by); }) &&
         std::ranges::all_of(pipeline.issues, [&](auto& issue) { return link(issue.escalate); }) &&
         std::ranges::all_of(pipeline.coverage, [&](auto& coverage) { return link(coverage.by); });
}

bool has_parties(const Notify& notify) {
  return std::ranges::any_of(notify.lists, [](const auto& list) {
    return list && std::ranges::any_of(*list, [](const Addressee& entry) { return entry.word == Addressee::Word::party; });
  });
}

/// Links the pipelines of which nothing is to be said, which is nearly always all, on several threads: those that are
/// whole. The others are looked at again, in their order.
std::vector<char> link_whole_pipelines(Workspace& w, const Names& names, unsigned threads) {
  constexpr std::size_t pipelines_a_thread = 256;
  std::vector<char> whole(w.pipelines.size());  // not of bool: threads write into it
  each_index(w.pipelines.size(), worth_starting(w.pipelines.size(), pipelines_a_thread, threads), [&](std::size_t i) {
    auto& pipeline = w.pipelines[i];
    whole[i] = !has_parties(pipeline.notify) && each_name(pipeline, [&](auto& refs) { return names.link_quietly(refs); }) &&
               link_own_selectors(w, static_cast<std::uint32_t>(i));
  });
  return whole;
}

void link_pipelines(Workspace& w, const std::vector<char>& whole, Names& names) {
  for (std::size_t i = 0; i < w.pipelines.size(); ++i) {
    if (whole[i]) continue;
    (void)each_name(w.pipelines[i], [&](auto& refs) { return names.link(refs), true; });
    link_notify(w.pipelines[i].notify, names);
  }
}

}  // namespace

void settle(Pipeline& pipeline, Decoder& decoder) {
  name_after_id(pipeline.coverage);
  check_ids_within(pipeline, decoder);
  sort_by_id(pipeline.sources);
  sort_by_id(pipeline.obligations);
}

void link(Workspace& w, const Missing& missing, Decoder& decoder, unsigned threads) {
  sort_lists(w);
  check_ids(w, decoder);
  auto unread = missing.sorts;
  if (missing.documents) unread.push_back(Sort::pipeline);
  if (missing.workspace)
    unread.insert(unread.end(), {Sort::person, Sort::team, Sort::role, Sort::rotation, Sort::channel, Sort::calendar});
  Names names{w, std::move(unread), missing.elsewhere, decoder};
  link_people(w, decoder);
  link_parties(w, names);
  link_notify(w.notify, names);
  const auto whole = link_whole_pipelines(w, names, threads);
  link_pipelines(w, whole, names);
  link_selectors(w, whole, names, decoder);
  check_scenarios(w, names, decoder);
}

}  // namespace runbook::model
