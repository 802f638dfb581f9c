// Who is reached through a party, and when (semantics.md, Incidents and who is told).
#pragma once

#include <map>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "runbook/evaluate.hpp"
#include "schedule/context.hpp"

namespace runbook::evaluation {

/// Somebody reached at one time.
struct Reach {
  Party to;  ///< a person, or a role or team that stands for itself
  Instant at;
  bool away = false;                    ///< told although away: nobody else of the party is there
  std::optional<Handle<Rotation>> via;  ///< the rotation that gave the person
};

/// Everybody whom a party stands for at one time.
struct Reached {
  std::vector<Reach> told;               ///< never empty
  std::vector<Handle<Person>> skipped;   ///< away, while others of the party are there
};

/// Whether a coverage entry is for a problem. `source`: the problem's; nothing for an obligation, which only a coverage
/// without `sources` holds.
[[nodiscard]] bool holds(const Coverage& coverage, std::optional<SourceRef> source);

/// The coverage entry that says who is reached for a problem, and when.
struct OnCall {
  const Coverage* coverage = nullptr;
  Covered covered;
};

/// Answers for one `now`, and remembers them, since many incidents ask for the same few parties.
class Recipients {
 public:
  Recipients(const oncall::Context& context, Instant now) : context_(context), now_(now) {}

  [[nodiscard]] const Workspace& workspace() const { return context_.workspace(); }
  [[nodiscard]] Instant now() const { return now_; }

  /// Whom `party` stands for at `at`: a role for its people, else its team's members, else itself; a team for its
  /// members, unless it has channels or no members: then for itself; a rotation for whoever is on call, or where nobody
  /// is, for its team. Who is away then is left out where another of them is there.
  [[nodiscard]] const Reached& reach(const Party& party, Instant at);

  /// Of the pipeline's coverage entries that hold the problem, the one with the earliest covered instant from now on
  /// (of equals the first listed); nothing where none is covered within 40 days.
  [[nodiscard]] std::optional<OnCall> on_call(const Pipeline& pipeline, std::optional<SourceRef> source);
  /// Whom an on-call answer reaches.
  [[nodiscard]] Reached reach(const OnCall& on_call);
  /// A coverage entry's earliest covered instant from now on; nothing within 40 days.
  [[nodiscard]] const std::optional<Covered>& next_covered(const Coverage& coverage);

  /// The next working time of a party's team; now where none ever comes.
  [[nodiscard]] Instant next_working_time(const Party& party) const;

 private:
  [[nodiscard]] Reached expand(const Party& party, Instant at) const;

  const oncall::Context& context_;
  Instant now_;
  std::map<std::pair<Party, Instant>, Reached> reached_;
  std::unordered_map<const Coverage*, std::optional<Covered>> covered_;  // never walked, so its order does not matter
};

}  // namespace runbook::evaluation
