// A pipeline's runbook: its sections (language.md, A pipeline).
#pragma once

#include "model/shared_sections.hpp"

namespace runbook::model {

/// A selector as written; `selects` is filled by linking.
struct SelectorText {
  using Value = Selector;
  static const Type& type();
  static bool read(Decoder& decoder, const Node& node, Selector& selector);
};

/// The parts of a selector's text. `pipeline` is empty for the own one.
struct SelectorParts {
  std::string_view pipeline;
  enum class By : std::uint8_t { source, kind, tag, all } by{};
  std::string_view word;
};
/// Nothing where it is not a selector at all (`a/b/c`, `/x`).
[[nodiscard]] std::optional<SelectorParts> parse_selector(std::string_view text);

template <> const std::vector<Field<Pipeline>>& fields_of<Pipeline>();
template <> void finish<Pipeline>(Decoder&, const Node&, Pipeline&);  // undeclared, others would use the general one
template <> std::string_view title_of_section<Pipeline>();

}  // namespace runbook::model
