// runbook/told.hpp, for whoever asks many such questions about one instant.
#pragma once

#include "evaluate/recipients.hpp"
#include "runbook/told.hpp"

namespace runbook::evaluation {

[[nodiscard]] std::vector<CoverageAnswer> coverage_answers(Handle<Pipeline> pipeline, std::optional<SourceRef> source,
                                                           Recipients& recipients);
[[nodiscard]] std::vector<Untold> untold(const Incident& incident, Recipients& recipients);

}  // namespace runbook::evaluation
