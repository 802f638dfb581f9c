// The files of a workspace that PATHs on the command line name.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "runbook/source.hpp"

namespace runbook::cli {

/// Files and folders that must exist; CommandError for one that does not.
class Paths {
 public:
  explicit Paths(const std::vector<std::string>& paths);

  [[nodiscard]] bool empty() const { return wanted_.empty(); }
  /// Whether a file (as Sources names it) is one of them or in one of them; every file is where there are no paths.
  [[nodiscard]] bool contain(const std::string& file);
  /// The first path in which no file was found so far; nothing where each had one.
  [[nodiscard]] const std::string* unused() const;

 private:
  struct Wanted {
    std::string written;
    std::filesystem::path real;
    bool used = false;
  };
  std::vector<Wanted> wanted_;
};

}  // namespace runbook::cli
