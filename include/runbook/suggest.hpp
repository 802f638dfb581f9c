// Overrides that would close the gaps of a rota and even out its shares: `runbook oncall --suggest`.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "runbook/fairness.hpp"

namespace runbook {

/// An override that a person could paste into the rotation.
struct Suggestion {
  enum class Reason : std::uint8_t {
    gap,      ///< nobody is on call then
    balance,  ///< `instead_of` has more than their fair part, `person` less
  };
  Interval when;
  Handle<Person> person;
  std::optional<Handle<Person>> instead_of;  ///< of Reason::balance
  Reason reason{};
  bool outside_roster = false;  ///< of the team, and not in the roster in force
  bool operator==(const Suggestion&) const = default;
};
[[nodiscard]] std::string_view name_of(Suggestion::Reason reason);

/// Of one rotation. Everything ascending; suggestions neither overlap each other nor an override that there is.
struct RotationSuggestions {
  Handle<Rotation> rotation;
  std::vector<Suggestion> overrides;
  std::vector<Interval> left_open;  ///< gaps for which everybody of roster and team is away
  Quality before;                   ///< of the whole window
  Quality after;                    ///< with the overrides
};

struct SuggestReport {
  Interval window;
  std::vector<RotationSuggestions> rotations;  ///< all that the filter wants, also those with nothing to suggest
  std::vector<std::string> warnings;           ///< of their rota over the window
};

/// Looks at `window` and suggests for what lies after `now`; a shift that has begun is left alone. Pure and
/// deterministic. Nobody is suggested for a time in which they are away.
/// Gaps: for each shift in one, somebody of the roster in force, else of the team, and of them who is not on call
/// elsewhere, can take it whole, and is furthest below their fair part. Shares: again and again the shift whose handing over brings
/// the parts nearest to fair, as long as at least half of what it moves is gain, nobody is on call longer without a
/// break than somebody is already, and who takes it is on call nowhere else then. Stand-ins are handed over before
/// shifts of the roster, late ones before early ones.
/// `filter.person` is not looked at.
[[nodiscard]] SuggestReport suggest(const Workspace& workspace, Interval window, Instant now, const OncallFilter& filter = {});

}  // namespace runbook
