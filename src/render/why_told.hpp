// The part of `status --why` that says who is told, who is not, and by which list.
#pragma once

#include <string>

#include "render/human.hpp"
#include "render/layout.hpp"
#include "render/place.hpp"
#include "runbook/evaluate.hpp"

namespace runbook::render {

/// What is the same for every section of one explanation.
struct WhyContext {
  const Workspace& workspace;
  Places& places;
  const WallClock& clock;
  const Painter& paint;
  std::size_t width;
};

/// `  label       value`, wrapped under the value; a label that leaves no room for it has a line of its own. `mark`, ASCII,
/// stands before the value and above nothing: the number of a step.
void why_field(std::string& out, const WhyContext& context, std::string_view label, std::string_view value,
               Style style = Style::plain, std::string_view mark = {});

/// Which notify list of a pipeline holds at a level, by which coverage entry on-call is reached, for each entry of the
/// list whom it reaches in this incident, who is left out for being away, or why there is nobody; and whom only other
/// levels reach.
void why_told(std::string& out, const WhyContext& context, Handle<Pipeline> pipeline, Level level,
              const Incident& incident);

/// Which lists would hold, while nobody is told. `levels`: those that the subject can be at.
void why_nobody_is_told(std::string& out, const WhyContext& context, Handle<Pipeline> pipeline, State state,
                        const std::vector<Level>& levels);

}  // namespace runbook::render
