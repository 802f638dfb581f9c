// Scenarios: tests for runbooks (semantics.md, Scenarios).
#pragma once

#include "model/shared_sections.hpp"

namespace runbook::model {

/// An observation's instant, perhaps with the period that it settles: `2026-11-22T09:00:00Z` or `{ at: …, for: … }`.
struct SightingForm {
  using Value = Sighting;
  static const Type& type();
  static bool read(Decoder& decoder, const Node& node, Sighting& sighting);
};

template <> const std::vector<Field<Scenario>>& fields_of<Scenario>();
template <> std::string_view title_of_section<Scenario>();
template <> std::string_view schema_of_section<Scenario>();

}  // namespace runbook::model
