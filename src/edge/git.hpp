// A workspace as it was in a commit.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "edge/listing.hpp"
#include "runbook/ports.hpp"

namespace runbook::edge {

/// The files of a workspace folder at a git revision, read from the repository's objects: the work tree and the index are
/// neither read nor touched. Links are followed within the workspace, as on disk.
class GitReader final : public FileReader, private Folders {
 public:
  /// `folder`: the workspace's folder of today, in a work tree. `revision`: as `git rev-parse` takes it, but nothing that
  /// looks like an option. Fails, in words for a person, where git or the repository, the commit, or the folder in it is
  /// not there.
  [[nodiscard]] static Result<std::unique_ptr<GitReader>> open(const std::string& folder, const std::string& revision);

  [[nodiscard]] Listing list() override;
  [[nodiscard]] Result<std::string> read(std::string_view path) override;

 private:
  struct Object {
    std::string id;
    std::string mode;
    std::size_t size = 0;
    bool is_link() const { return mode == "120000"; }
    bool is_file() const { return mode.starts_with("100"); }
  };
  /// What a path leads to when its links are followed.
  struct Found {
    Entry::Leads leads = Entry::Leads::nowhere;
    std::string path{};
  };

  explicit GitReader(std::string folder) : folder_(std::move(folder)) {}
  [[nodiscard]] Result<std::vector<Entry>> entries(const std::string& folder) override;
  [[nodiscard]] Result<void> read_tree(const std::string& tree);
  [[nodiscard]] Result<void> fetch(const std::vector<std::string>& ids);
  [[nodiscard]] Found follow(std::string_view path);
  [[nodiscard]] bool is_folder(const std::string& path) const { return path.empty() || folders_.contains(path); }

  std::string folder_;
  std::map<std::string, Object> objects_;                     // by path: everything but folders
  std::map<std::string, std::vector<std::string>> folders_;   // by path: names in it
  std::map<std::string, std::string> texts_;                  // by object, those read
};

}  // namespace runbook::edge
