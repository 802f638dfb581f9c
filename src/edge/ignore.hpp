// `.runbookignore`: which files of a workspace are not runbooks. The syntax and its rules are gitignore's
// (https://git-scm.com/docs/gitignore).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace runbook::edge {

/// Whether `pattern` (`*`, `?`, `[a-z]`, `[!a]`, `\` before any of them) matches the whole of one path component.
/// Takes time proportional to the product of both lengths at the most, whatever the pattern.
[[nodiscard]] bool matches_component(std::string_view pattern, std::string_view name);

/// The patterns of the ignore files from the workspace's folder down to one folder.
class Ignore {
 public:
  /// Adds the file that stands in `folder` (relative to the workspace, with a final `/` unless empty): later ones and
  /// deeper ones win. False, and adds nothing, where there would be too many to try with every name (limits.hpp).
  [[nodiscard]] bool add(std::string_view folder, std::string_view text);
  /// `path`: relative to the workspace. A folder that is ignored hides everything below it: the caller does not go in.
  [[nodiscard]] bool ignores(std::string_view path, bool is_folder) const;

 private:
  struct Pattern {
    std::string folder;
    std::vector<std::string> components;
    bool negated = false;
    bool folders_only = false;
    bool anchored = false;
  };
  std::vector<Pattern> patterns_;
  std::size_t bytes_ = 0;  // of all patterns
};

}  // namespace runbook::edge
