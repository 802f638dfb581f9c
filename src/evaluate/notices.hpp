// From the notify lists of the pipelines that a problem concerns to one notice for each who is told (semantics.md,
// Incidents and who is told).
#pragma once

#include <optional>
#include <vector>

#include "evaluate/recipients.hpp"
#include "runbook/evaluate.hpp"

namespace runbook::evaluation {

/// Somebody who is left out for being away, while others of the same party are there.
struct Skipped {
  Handle<Person> person;
  Instant at;       ///< when they would have been told
  Because because;  ///< without the rotation: whoever it gives is not away
};

/// Who is told of one problem, by `to` id, each once: at the earliest of their times, with every reason. `source`: the
/// problem's; nothing for an obligation.
///
/// `channels` are the own channels of a role or team that stands for itself, by id. A person's are empty: channels
/// belong to roles and teams, and the language has them only where one of these "stands for itself (its channels)".
/// `skipped`: where given, who is left out is added to it, in the order of the lists.
[[nodiscard]] std::vector<Notice> notices(const std::vector<Incident::Teller>& tellers, std::optional<SourceRef> source,
                                          Recipients& recipients, std::vector<Skipped>* skipped = nullptr);

}  // namespace runbook::evaluation
