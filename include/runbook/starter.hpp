// A small workspace to begin with, for `runbook init`.
#pragma once

#include <string>
#include <vector>

#include "runbook/time.hpp"

namespace runbook {

struct StarterFile {
  std::string path;  ///< relative to the workspace, with `/`
  std::string text;
};

/// A commented workspace of people, one pipeline and one scenario, observations to try it on, and the schema for an
/// editor. On `today` and for a year from then nothing is to object to it, warnings included; its scenario holds for
/// ever. Observations tell of the days before `today`.
[[nodiscard]] std::vector<StarterFile> starter(Day today);

}  // namespace runbook
