#include <algorithm>
#include <set>
#include <tuple>

#include "schedule/load.hpp"
#include "schedule/plan.hpp"

namespace runbook::oncall {
namespace {

struct Candidate {
  enum class Comes : std::uint8_t { from_roster, from_team };
  Handle<Person> person;
  Comes comes{};
};

/// The members of the roster in force (before the first era: of that era), then the others of the team; each once. Who
/// stands in another era alone is not asked: they have left, or are yet to come.
std::vector<Candidate> candidates_of(const Plan& plan, const Unit& gap) {
  std::vector<Candidate> list;
  std::set<Handle<Person>> seen;
  const auto add = [&](const std::vector<PersonRef>& people, Candidate::Comes comes) {
    for (const PersonRef& ref : people) {
      if (ref.to && seen.insert(*ref.to).second) list.push_back({*ref.to, comes});
    }
  };
  const auto& roster = plan.rotation.roster;
  const Era* era = gap.era != nullptr || roster.empty() ? gap.era : &roster.front();
  if (era != nullptr) add(era->members, Candidate::Comes::from_roster);
  if (plan.rotation.team.to) add(plan.context.workspace()[*plan.rotation.team.to].members, Candidate::Comes::from_team);
  return list;
}

class Closer {
 public:
  Closer(Plan& plan, std::map<Handle<Person>, Seconds> debt, const Busy& busy)
      : plan_(plan), debt_(std::move(debt)), busy_(busy) {}

  void close(const Unit& gap) {
    const auto candidates = candidates_of(plan_, gap);
    for (Interval rest = gap.when; !rest.empty();) {
      const auto [best, until] = choose(candidates, rest);
      const Interval part{rest.begin, until};
      if (best) give(*best, part);
      else plan_.left_open.push_back(part);
      rest.begin = until;
    }
  }

 private:
  /// Who takes the time from `rest.begin` on, and until when; where everybody is away, until that changes.
  std::pair<std::optional<Candidate>, Instant> choose(const std::vector<Candidate>& candidates, Interval rest) const {
    std::optional<Candidate> best;
    Interval taken{rest.begin, rest.begin};
    Instant changes = rest.end;
    for (const Candidate& one : candidates) {
      const Context::Presence presence = plan_.context.presence_of(one.person, rest.begin);
      changes = std::min(changes, std::max(presence.until, rest.begin));
      if (presence.away) continue;
      const Interval part{rest.begin, std::min(rest.end, presence.until)};
      if (best && rank(*best, taken) <= rank(one, part)) continue;
      best = one;
      taken = part;
    }
    return {best, best ? taken.end : changes};
  }

  /// Smaller is better.
  std::tuple<Candidate::Comes, bool, Seconds, Seconds, Handle<Person>> rank(const Candidate& one, Interval part) const {
    const auto debt = debt_.find(one.person);
    return {one.comes, busy_.elsewhere(one.person, plan_.handle, part), part.begin - part.end,
            debt == debt_.end() ? Seconds{0} : debt->second, one.person};
  }

  void give(const Candidate& to, Interval part) {
    debt_[to.person] += weight_of(plan_.context, plan_.rotation, to.person, part);
    plan_.suggestions.push_back({part, to.person, {}, Suggestion::Reason::gap, to.comes != Candidate::Comes::from_roster});
  }

  Plan& plan_;
  std::map<Handle<Person>, Seconds> debt_;
  const Busy& busy_;
};

}  // namespace

void close_gaps(Plan& plan, std::map<Handle<Person>, Seconds> debt, const Busy& busy) {
  Closer closer{plan, std::move(debt), busy};
  for (const Unit& unit : plan.units) {
    if (!unit.person) closer.close(unit);
  }
}

}  // namespace runbook::oncall
