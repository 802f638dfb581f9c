// The parts of a pipeline's runbook, one file each: what these must know of each other. Undeclared, a specialization that
// stands in another file would silently be the general one.
#pragma once

#include "model/pipeline_sections.hpp"

namespace runbook::model {

using Selectors = ListOf<SelectorText>;

/// A commitment is a routine with one key more; both are one type of the model.
struct Commitment : Obligation {};
struct Routine : Obligation {};

struct Sla {
  std::vector<FreshnessRule> freshness;
  std::vector<Commitment> commitments;
  Unread unread;
};

struct OnCall {
  std::optional<std::string> none;
  std::vector<Coverage> coverage;
  std::vector<Routine> routine;
  Unread unread;
};

template <> std::string_view title_of_section<SourceWords>();
template <> const std::vector<Field<SourceWords>>& fields_of<SourceWords>();
template <> std::string_view schema_of_section<SourceWords>();
template <> void finish<SourceWords>(Decoder&, const Node&, SourceWords&);

/// A source, packed once it is read.
struct SourceForm {
  using Value = Source;
  static const Type& type() { return Section<SourceWords>::type(); }
  static bool read(Decoder& decoder, const Node& node, Source& source);
};

template <> std::string_view title_of_section<Issue>();
template <> const std::vector<Field<Issue>>& fields_of<Issue>();
template <> std::string_view title_of_section<Routine>();
template <> const std::vector<Field<Routine>>& fields_of<Routine>();
template <> std::string_view schema_of_section<Routine>();
template <> void finish<Routine>(Decoder&, const Node&, Routine&);
template <> std::string_view title_of_section<Sla>();
template <> const std::vector<Field<Sla>>& fields_of<Sla>();
template <> std::string_view title_of_section<OnCall>();
template <> const std::vector<Field<OnCall>>& fields_of<OnCall>();
template <> std::string_view schema_of_section<OnCall>();
template <> void finish<OnCall>(Decoder&, const Node&, OnCall&);

}  // namespace runbook::model
