// `probe` of a source and `probes` of the workspace (docs/probes.md).
#pragma once

#include "model/words.hpp"
#include "runbook/probe.hpp"

namespace runbook::model {

template <> const std::vector<Field<Probe>>& fields_of<Probe>();
template <> std::string_view title_of_section<Probe>();
template <> std::string_view schema_of_section<Probe>();
template <> void finish<Probe>(Decoder&, const Node&, Probe&);

template <> const std::vector<Field<ProbePolicy>>& fields_of<ProbePolicy>();
template <> std::string_view title_of_section<ProbePolicy>();

/// A probe of one kind. Text that may be a secret under a misspelt key, or in place of the map, is kept out of output.
struct ProbeForm {
  using Value = Rare<Probe>;
  static const Type& type() { return Section<Probe>::type(); }
  static bool read(Decoder& decoder, const Node& node, Value& probe);
};

}  // namespace runbook::model
