// What the user's files of observations hold.
#pragma once

#include <string>
#include <vector>

#include "cli/app.hpp"
#include "runbook/evaluate.hpp"

namespace runbook::cli {

/// The observations of files, `-` for standard input, and of `texts`; with `strict` a warning is a CommandError. Warnings
/// are given back, not shown.
[[nodiscard]] ReadFacts read_observations(const Workspace& workspace, const std::vector<std::string>& paths, bool strict,
                                          std::vector<FactText> texts = {});
/// Says warnings on standard error, unless --quiet.
void say(const std::vector<std::string>& warnings, const Globals& globals);

}  // namespace runbook::cli
