// From the notify lists of the pipelines that a problem concerns to one notice for each who is told (semantics.md,
// Incidents and who is told).
#pragma once

#include <optional>
#include <vector>

#include "evaluate/recipients.hpp"
#include "runbook/evaluate.hpp"

namespace runbook::evaluation {

/// A pipeline whose own rule holds the problem, or whose own obligation it is, and the level it is at there.
struct Concerned {
  Handle<Pipeline> pipeline;
  Level level{};
};

/// Who is told of one problem, by `to` id, each once: at the earliest of their times, with every reason. `source`: the
/// problem's; nothing for an obligation.
///
/// `channels` are the own channels of a role or team that stands for itself, by id. A person's are empty: channels
/// belong to roles and teams, and the language has them only where one of these "stands for itself (its channels)".
[[nodiscard]] std::vector<Notice> notices(const std::vector<Concerned>& concerned, std::optional<SourceRef> source,
                                          Recipients& recipients);

}  // namespace runbook::evaluation
