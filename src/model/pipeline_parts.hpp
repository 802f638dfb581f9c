// The parts of a pipeline's runbook, one file each: what these must know of each other. Undeclared, a specialization that
// stands in another file would silently be the general one.
#pragma once

#include "model/pipeline_sections.hpp"

namespace runbook::model {

using Selectors = ListOf<SelectorText>;
using TextItems = ListOf<Text>;

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

template <> std::string_view title_of_section<Source>();
template <> const std::vector<Field<Source>>& fields_of<Source>();
template <> std::string_view schema_of_section<Source>();
template <> void finish<Source>(Decoder&, const Node&, Source&);
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
