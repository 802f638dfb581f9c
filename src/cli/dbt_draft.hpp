// A runbook drafted from what dbt knows.
#pragma once

#include <map>
#include <string>

#include "edge/dbt_artifact.hpp"

namespace runbook::cli {

struct DbtDraft {
  std::map<std::string, edge::DbtSource> found;        ///< of sources.json
  std::map<std::string, edge::DbtDeclared> declared;   ///< of manifest.json, or empty
  std::string artifact;                                ///< sources.json as the probes will name it
  std::string pipeline;                                ///< its id; empty: after the dbt project
  std::string owner;                                   ///< the party that stands in for all roles; empty: a workspace is drafted too
  bool outside = false;                                ///< the artifact is outside of the workspace
};

/// YAML that `check` takes: the sources, each with its probe, and a freshness rule for each pair of thresholds.
[[nodiscard]] std::string draft_of(const DbtDraft& draft);

}  // namespace runbook::cli
