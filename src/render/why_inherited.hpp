// The part of `status --why` for a source that is as bad as the pipeline it comes from.
#pragma once

#include <string>

#include "render/why_told.hpp"

namespace runbook::render {

/// Its state, the sources it has it of with their rules, and who is told of each. `report`: of the whole workspace.
void why_inherited(std::string& out, const WhyContext& context, const StatusReport& report, const SourceStatus& row);

}  // namespace runbook::render
