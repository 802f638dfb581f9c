#include "edge/probe/paths.hpp"

#include <algorithm>

#include "edge/probe/client.hpp"

namespace runbook::edge::probe {

namespace fs = std::filesystem;

Result<fs::path> allowed_path(const fs::path& path, const ProbePolicy& policy) {
  std::error_code fault;
  const auto real = fs::canonical(path, fault);
  if (fault) return fail(shown(path.string()) + ": " + (fault == std::errc::no_such_file_or_directory ? "there is no such file" : fault.message()));
  const auto within = [&](const fs::path& root) {
    return std::mismatch(root.begin(), root.end(), real.begin(), real.end()).first == root.end();
  };
  if (within(fs::current_path(fault))) return real;
  for (const auto& named : policy.paths) {
    const auto root = fs::canonical(named, fault);
    if (!fault && within(root)) return real;
  }
  return fail(shown(path.string()) + " is outside of the workspace; name its folder in `probes: paths:` of workspace.yaml to allow it");
}

}  // namespace runbook::edge::probe
