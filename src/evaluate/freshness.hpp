// How old the data is, and what its pipeline's rule says of that (semantics.md, Freshness).
#pragma once

#include <optional>
#include <vector>

#include "calendar/regime.hpp"
#include "evaluate/obligations.hpp"
#include "runbook/evaluate.hpp"

namespace runbook::evaluation {

/// A commitment of a pipeline by whose due time every open problem must be resolved as well (`settles_problems`).
struct Settling {
  const Obligation* obligation = nullptr;
  const Tracking* tracking = nullptr;
};

/// A source held by a rule, as seen from the rule's pipeline: `regime` and `settling` are that pipeline's.
[[nodiscard]] SourceStatus by_rule(SourceRef source, const FreshnessRule& rule, std::span<const Instant> seen,
                                   Instant now, const calendar::Regime& regime, const std::vector<Settling>& settling);

/// A source without a rule: `unmonitored`, its last arrival and elapsed age shown all the same.
[[nodiscard]] SourceStatus without_rule(SourceRef source, std::span<const Instant> seen, Instant now);

/// A source without a rule whose data comes `from` another pipeline: the worst of `rows`, all that the upstream lists.
[[nodiscard]] SourceStatus inherited(SourceRef source, Handle<Pipeline> from, const std::vector<SourceStatus>& rows,
                                     std::span<const Instant> seen, Instant now);

}  // namespace runbook::evaluation
