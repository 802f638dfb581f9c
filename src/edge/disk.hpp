// The real file system: reading a workspace safely, writing results whole or not at all.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "edge/listing.hpp"
#include "runbook/ports.hpp"

namespace runbook::edge {

/// The files of one workspace folder. Links are followed within it and refused where they leave it; nothing but regular
/// files is read, so that a pipe or device cannot block; a folder is listed once, however many links lead to it.
class DiskReader final : public FileReader, private Folders {
 public:
  /// `root`: an existing folder.
  explicit DiskReader(const std::filesystem::path& root);
  [[nodiscard]] Listing list() override;
  [[nodiscard]] Result<std::string> read(std::string_view path) override;

 private:
  [[nodiscard]] Result<std::vector<Entry>> entries(const std::string& folder) override;

  std::filesystem::path root_;  // canonical
};

/// Reads any file that the user named on the command line, or standard input for `-`. 1 GiB at the most.
[[nodiscard]] Result<std::string> read_input(const std::string& path);

/// Writes `text` to `path` by way of a temporary file beside it, so that a reader sees the old or the new, never half.
[[nodiscard]] Result<void> write_atomically(const std::filesystem::path& path, std::string_view text);

}  // namespace runbook::edge
