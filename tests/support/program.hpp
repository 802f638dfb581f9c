// Running the program as a user does, in a workspace of the test's own.
#pragma once

#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include "support/places.hpp"
#include "support/postgres_server.hpp"

namespace runbook::testing {

struct Ran {
  std::string out;  ///< both streams
  int exit = -1;
};

/// A shell command; `runbook` in it is the program.
inline Ran sh(const std::filesystem::path& folder, const std::string& command) {
  const std::string script = "cd '" + folder.string() + "' && PATH='" + std::filesystem::path{places::program()}.parent_path().string() +
                             "':\"$PATH\" && unset RUNBOOK_WORKSPACE && { " + command + "\n} 2>&1 </dev/null";
  FILE* pipe = ::popen(script.c_str(), "r");
  Ran ran;
  if (pipe == nullptr) return ran;
  char buffer[4096];
  for (std::size_t got; (got = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;) ran.out.append(buffer, got);
  const int status = ::pclose(pipe);
  ran.exit = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return ran;
}

/// A small workspace in a fresh folder.
class Shop {
 public:
  Shop() {
    std::ofstream{path() / "workspace.yaml"} << "workspace: shop\ntimezone: UTC\npeople: { ada: { name: Ada } }\n";
    std::ofstream{path() / "unit.yaml"} << "pipeline: unit\ntitle: Unit\nowners: { primary: [ada] }\n"
                                          "raci: { responsible: [ada], accountable: [ada] }\noncall: { none: tiny }\n"
                                          "sources:\n  - { id: a, title: A, kind: internal }\n  - { id: b, title: B, kind: internal }\n"
                                          "sla: { freshness: [{ sources: [\"*\"], warn_after: 24h, alarm_after: 48h }] }\n";
  }
  [[nodiscard]] const std::filesystem::path& path() const { return folder_.path(); }
  [[nodiscard]] std::filesystem::path state() const { return path() / ".runbook/state.db"; }
  [[nodiscard]] Ran run(const std::string& command) const { return sh(path(), command); }

 private:
  ScratchFolder folder_;
};

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream in{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{in}, {}};
}

}  // namespace runbook::testing
