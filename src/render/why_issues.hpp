// The part of `status --why` that says what to do.
#pragma once

#include <string>

#include "render/why_told.hpp"

namespace runbook::render {

/// Every common issue that matches an incident, whole: place, symptoms, steps, links. Those of the subject's own pipeline
/// first; what several pipelines tell alike stands once.
void why_issues(std::string& out, const WhyContext& context, const Incident& incident);

}  // namespace runbook::render
