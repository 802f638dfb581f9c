// The names that a workspace defines, and what to say of one that does not fit where it stands.
#pragma once

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/decoder.hpp"
#include "runbook/model.hpp"

namespace runbook::model {

/// What a name may name.
enum class Sort : std::uint8_t { person, team, role, rotation, channel, calendar, pipeline };

/// Looks names up and reports those that nothing defines (RB201) or that name a thing of another sort (RB204).
class Names {
 public:
  /// `unread`: sorts of which some could not be read, so that an undefined name may stand there (one fault, one
  /// diagnostic). The workspace's lists must be sorted.
  /// `elsewhere`: names that count as defined, though not here.
  Names(const Workspace& workspace, std::vector<Sort> unread, const std::set<std::string, std::less<>>& elsewhere, Decoder& decoder);

  void link(PersonRef& ref);
  void link(TeamRef& ref);
  void link(ChannelRef& ref);
  void link(CalendarRef& ref);
  void link(PipelineRef& ref);
  void link(PartyRef& ref);
  /// An entry of a notify list that is no reserved word: it may be a misspelt one.
  void link_addressee(PartyRef& ref);
  template <class R>
  void link(std::vector<R>& refs) {
    for (auto& ref : refs) link(ref);
  }

  void want_rotation(const Located<std::string>& name);

  /// Reports (RB201) that no `wanted` is called so, with the nearest of `candidates`. `sorts`: of what a title may stand
  /// in the place of an id; none where other things than parties and pipelines are asked for. `help`: goes before all of
  /// these.
  void undefined(std::string_view name, Location at, std::string_view wanted, const std::vector<std::string_view>& candidates,
                 std::initializer_list<Sort> sorts = {}, std::string help = {});
  /// Whether `undefined` still looks at its candidates: once it does not, gathering them is for nothing.
  [[nodiscard]] bool wants_candidates() const { return suggestions_left_ > 0; }
  /// "a team", or nothing where the name names nothing.
  [[nodiscard]] std::string_view what_is(std::string_view name) const;
  [[nodiscard]] bool is_unread(Sort sort) const;
  [[nodiscard]] std::optional<Party> party(std::string_view name) const;

  /// Links what is defined, and says nothing of what is not: whether it was. Several threads may ask at once.
  [[nodiscard]] bool link_quietly(PartyRef& ref) const {
    ref.to = party(ref.name);
    return ref.to.has_value();
  }
  [[nodiscard]] bool link_quietly(PipelineRef& ref) const {
    ref.to = find(workspace_.pipelines, ref.name);
    return ref.to.has_value();
  }
  [[nodiscard]] bool link_quietly(std::vector<PartyRef>& refs) const {
    return std::ranges::all_of(refs, [this](PartyRef& ref) { return link_quietly(ref); });
  }

 private:
  void fault(std::string_view name, Location at, std::string_view wanted, std::initializer_list<Sort> sorts,
             const std::vector<std::string_view>& words = {});
  /// Whether something has the id but for the letters that an id cannot have: RB105 has been told of it.
  [[nodiscard]] bool is_bad_id(std::string_view name);
  [[nodiscard]] std::vector<std::string_view> all_of(std::initializer_list<Sort> sorts) const;

  template <class T>
  void add_parties(const std::vector<T>& list);

  const Workspace& workspace_;
  // A pipeline names a dozen of them. Of equal ids (RB106) the first of the first sort.
  std::unordered_map<std::string_view, Party> parties_;
  std::optional<std::set<std::string>> bad_ids_;  ///< as they should be; made when the first is asked for
  std::vector<Sort> unread_;
  const std::set<std::string, std::less<>>& elsewhere_;
  Decoder& decoder_;
  // Finding the nearest of N names costs N comparisons: after so many faults nobody reads the help lines any more, and
  // a hostile file must not make them quadratic.
  int suggestions_left_ = 200;
};

}  // namespace runbook::model
