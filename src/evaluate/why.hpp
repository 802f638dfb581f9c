// The functions of runbook/why.hpp, on a context that is already there. Same meaning throughout.
#pragma once

#include "runbook/why.hpp"
#include "schedule/context.hpp"

namespace runbook::evaluation {

[[nodiscard]] std::optional<Instant> reaches(const oncall::Context& context, Handle<Pipeline> pipeline,
                                             const SourceStatus& row, Seconds threshold);

}  // namespace runbook::evaluation
