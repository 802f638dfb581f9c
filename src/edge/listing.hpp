// Finding the runbooks of a workspace, wherever its folders are: on disk or in a commit.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "runbook/ports.hpp"

namespace runbook::edge {

/// What stands in a folder.
struct Entry {
  enum class Leads : unsigned char { nowhere, inside, outside };  // of a link
  std::string name;
  bool folder = false;  ///< also through a link
  bool link = false;
  Leads leads = Leads::nowhere;
  std::string real{};  ///< of a link that leads inside: where to, relative to the workspace, without links in it
};

/// The folders of one workspace. Paths are relative to it, with `/`, "" is the workspace's own.
class Folders {
 public:
  virtual ~Folders() = default;
  /// By a path without links in it. In any order.
  [[nodiscard]] virtual Result<std::vector<Entry>> entries(const std::string& folder) = 0;
};

/// FileReader::list: every runbook that is neither hidden nor ignored. Links are followed within the workspace; a folder
/// or file is listed once, by its own name before any link's. `reader` reads the `.runbookignore`s.
[[nodiscard]] FileReader::Listing list_runbooks(Folders& folders, FileReader& reader);

/// `*.yaml` and `*.yml`.
[[nodiscard]] bool is_runbook_name(std::string_view name);

}  // namespace runbook::edge
