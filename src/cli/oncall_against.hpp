// The other version of the workspace that `runbook oncall --against` compares with.
#pragma once

#include <string>

#include "cli/app.hpp"

namespace runbook::cli {

/// `other`: a folder, of a workspace or with one in its `runbooks/`; else a git revision, read from the repository that
/// `folder` (the workspace) is in. With errors in it the diagnostics go to standard error. Throws CommandError.
[[nodiscard]] Loaded open_other(const std::string& other, const std::string& folder, const Globals& globals);

}  // namespace runbook::cli
