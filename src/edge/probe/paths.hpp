// Which files a probe may look at.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "runbook/ports.hpp"

namespace runbook::edge::probe {

/// The real place of a path that lies in the working folder (the workspace's) or in one that the policy names; links are
/// followed first. Fails for everything else, and for what is not there.
[[nodiscard]] Result<std::filesystem::path> allowed_path(const std::filesystem::path& path, const ProbePolicy& policy);

}  // namespace runbook::edge::probe
