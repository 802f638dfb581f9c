#include "cli/oncall_against.hpp"

#include <algorithm>
#include <filesystem>

#include "edge/disk.hpp"
#include "edge/git.hpp"
#include "text/utf8.hpp"

namespace runbook::cli {
namespace {

namespace fs = std::filesystem;

/// Any folder that -C takes, or one with such a folder in its `runbooks/` (a work tree).
Loaded load_folder(const fs::path& named) {
  std::error_code fault;
  const fs::path inner = named / "runbooks";
  const bool is_outer = !fs::exists(named / "workspace.yaml", fault) && fs::exists(inner / "workspace.yaml", fault);
  const fs::path& folder = is_outer ? inner : named;
  edge::DiskReader files{folder};
  std::string prefix = folder.generic_string();
  if (!prefix.ends_with('/')) prefix += '/';
  return load(files, prefix);
}

Loaded load_revision(const std::string& revision, const std::string& folder) {
  auto files = edge::GitReader::open(folder, revision);
  if (!files) throw CommandError{"--against: " + files.error().message};
  return load(**files, revision + ":");
}

}  // namespace

Loaded open_other(const std::string& other, const std::string& folder, const Globals& globals) {
  std::error_code fault;
  const bool is_folder = fs::is_directory(other, fault);
  Loaded loaded = is_folder ? load_folder(other) : load_revision(other, folder);
  if (!loaded.workspace && loaded.complete) throw CommandError{"--against: there is no workspace in " + text::visible(other)};
  refuse_errors(loaded, globals);
  return loaded;
}

}  // namespace runbook::cli
