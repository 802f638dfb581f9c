// The real file system: reading a workspace safely, writing results whole or not at all.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "edge/descriptor.hpp"
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
  /// Whether list() would name a file of this path if it were there: a runbook's name, no part of it hidden or ignored.
  [[nodiscard]] bool would_list(std::string_view path);

 private:
  [[nodiscard]] Result<std::vector<Entry>> entries(const std::string& folder) override;
  void look_at(const std::filesystem::path& path, Entry& entry) const;

  std::filesystem::path root_;  // canonical
  Descriptor folder_;           // the same, to open files beneath it
};

/// Reads any file that the user named on the command line, or standard input for `-`. 1 GiB at the most.
[[nodiscard]] Result<std::string> read_input(const std::string& path);

/// Whether a regular file stands there whose bytes are `text`. Never waits for a pipe or device, nor reads from one.
[[nodiscard]] bool holds(const std::filesystem::path& path, std::string_view text);

/// Writes `text` to `path` by way of a temporary file beside it, so that a reader sees the old or the new, never half.
[[nodiscard]] Result<void> write_atomically(const std::filesystem::path& path, std::string_view text);

/// Puts `after` in the place of a workspace's file that holds `before`, whole or not at all, with its permissions. `path`
/// as from FileReader::list. Links are followed to the file that they name, within the workspace only; a file that has
/// changed since, or that its user may not write, is left as it is and fails.
[[nodiscard]] Result<void> rewrite(const std::filesystem::path& workspace, std::string_view path, std::string_view before,
                                   std::string_view after);

/// A file to be made.
struct NewFile {
  std::string path;  ///< relative to the folder
  std::string text;
};

/// Makes every file in `folder` (made as well, where it is not there), or none: where one of the names is taken, or
/// something cannot be written, what was made before is taken away again. Nothing that exists is ever replaced.
[[nodiscard]] Result<void> create_all(const std::filesystem::path& folder, const std::vector<NewFile>& files);

}  // namespace runbook::edge
