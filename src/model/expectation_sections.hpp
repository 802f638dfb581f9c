// What a scenario expects at an instant (semantics.md, Scenarios).
#pragma once

#include "model/shared_sections.hpp"

namespace runbook::model {

/// A closed map but for two doors: a key with a `/` is a subject, another may be a pipeline's id, and the value is the
/// state that it must have.
struct ExpectationForm {
  using Value = Scenario::Expectation;
  static const Type& type();
  static bool read(Decoder& decoder, const Node& node, Scenario::Expectation& expectation);
};

template <> const std::vector<Field<Scenario::Expectation>>& fields_of<Scenario::Expectation>();
template <> std::string_view title_of_section<Scenario::Expectation>();
template <> std::string_view schema_of_section<Scenario::Expectation>();

/// Whether it is a state's word; reports what is none.
bool read_state(Decoder& decoder, const Located<std::string>& state);

/// How to write something that is expected, for a help line.
[[nodiscard]] std::string what_to_expect();

}  // namespace runbook::model
