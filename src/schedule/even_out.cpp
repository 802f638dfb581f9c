#include <algorithm>
#include <tuple>

#include "schedule/load.hpp"
#include "schedule/plan.hpp"

namespace runbook::oncall {
namespace {

class Balancer {
 public:
  Balancer(Plan& plan, std::map<Handle<Person>, Seconds> debt, const Busy& busy)
      : plan_(plan), debt_(std::move(debt)), busy_(busy), longest_run_(longest_run()) {}

  void run() {
    while (const auto move = best_move()) apply(*move);
    std::ranges::sort(plan_.suggestions, {}, &Suggestion::when);
  }

 private:
  struct Move {
    std::size_t unit = 0;
    Handle<Person> to;
    Seconds gain{};
  };

  /// The move that brings the parts nearest to fair. Of equals one that is not their own shift by the roster, then the
  /// latest (who is asked has the longest notice), then the first person.
  std::optional<Move> best_move() {
    std::optional<Move> best;
    for (std::size_t i = 0; i < plan_.units.size(); ++i) {
      const Unit& unit = plan_.units[i];
      if (!unit.movable || unit.changed || debt_[*unit.person] <= Seconds{0}) continue;
      for (const PersonRef& member : unit.era->members) {
        if (!member.to || *member.to == *unit.person || debt_[*member.to] >= Seconds{0}) continue;
        const Move move{i, *member.to, gain(i, *member.to)};
        const bool better = !best || rank(move) > rank(*best);
        // Moving a shift can gain twice its weight: half of that is worth somebody's change of plans.
        if (better && move.gain >= weight(i, *unit.person) && may_take(i, *member.to)) best = move;
      }
    }
    return best;
  }

  std::tuple<Seconds, bool, std::size_t, std::uint32_t> rank(const Move& move) const {
    return {move.gain, plan_.units[move.unit].stands_in, move.unit, ~move.to.index};
  }

  Seconds gain(std::size_t unit, Handle<Person> to) {
    using std::chrono::abs;
    const Handle<Person> from = *plan_.units[unit].person;
    const Seconds gives = debt_[from], takes = debt_[to];
    return abs(gives) + abs(takes) - abs(gives - weight(unit, from)) - abs(takes + weight(unit, to));
  }

  Seconds weight(std::size_t unit, Handle<Person> person) {
    const auto [place, is_new] = weights_.try_emplace({unit, person});
    if (is_new) place->second = weight_of(plan_.context, plan_.rotation, person, plan_.units[unit].when);
    return place->second;
  }

  bool may_take(std::size_t index, Handle<Person> person) const {
    const Interval when = plan_.units[index].when;
    const Context::Presence presence = plan_.context.presence_of(person, when.begin);
    return !presence.away && presence.until >= when.end && !busy_.elsewhere(person, plan_.handle, when) &&
           run_with(index, person) <= longest_run_;
  }

  /// How long somebody would be on call without a break if they had this unit too.
  Seconds run_with(std::size_t index, Handle<Person> person) const {
    const auto& units = plan_.units;
    std::size_t first = index, last = index;
    while (first > 0 && units[first - 1].person == person) --first;
    while (last + 1 < units.size() && units[last + 1].person == person) ++last;
    return units[last].when.end - units[first].when.begin;
  }

  Seconds longest_run() const {
    Seconds longest{0};
    std::optional<Handle<Person>> person;
    Instant begin;
    for (const Unit& unit : plan_.units) {
      if (unit.person != person) begin = unit.when.begin;
      person = unit.person;
      if (person) longest = std::max(longest, unit.when.end - begin);
    }
    return longest;
  }

  void apply(const Move& move) {
    Unit& unit = plan_.units[move.unit];
    const Handle<Person> from = *unit.person;
    debt_[from] -= weight(move.unit, from);
    debt_[move.to] += weight(move.unit, move.to);
    plan_.suggestions.push_back({unit.when, move.to, from, Suggestion::Reason::balance, false});
    unit.person = move.to;
    unit.changed = true;
  }

  Plan& plan_;
  std::map<Handle<Person>, Seconds> debt_;
  const Busy& busy_;
  std::map<std::pair<std::size_t, Handle<Person>>, Seconds> weights_;
  Seconds longest_run_;
};

}  // namespace

void even_out(Plan& plan, std::map<Handle<Person>, Seconds> debt, const Busy& busy) {
  Balancer{plan, std::move(debt), busy}.run();
}

}  // namespace runbook::oncall
