// What the library needs of the world, as minimal interfaces; the real ones stand in src/edge/, fakes in the tests.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>  // the one third-party header here: std::expected's shape until C++23
#include <vector>

#include "runbook/probe.hpp"

namespace runbook {

/// A failure of the world (not of the user's text): what could not be done, for a person.
struct Failure {
  std::string message;
  bool limit = false;  ///< it is there, but larger than we read
};

/// tl::expected has std::expected's shape, so C++23 is an alias away.
template <class T>
using Result = tl::expected<T, Failure>;

/// Reads the files of one workspace.
class FileReader {
 public:
  virtual ~FileReader() = default;
  /// Every `*.yaml` and `*.yml` below the workspace, as paths relative to it with `/`, sorted; hidden ones and what a
  /// `.runbookignore` names are left out. A folder that cannot be read is in `failures` beside what could be listed.
  struct Listing {
    struct Unreadable {
      std::string path;
      std::string reason;
    };
    std::vector<std::string> files;
    std::vector<Unreadable> failures;
  };
  [[nodiscard]] virtual Listing list() = 0;
  /// The bytes of a file, by its path relative to the workspace. Fails for what is missing, not a regular file, larger
  /// than 8 MiB or outside the workspace (also through a link). load() may call it on several threads at once, if it was
  /// told so.
  [[nodiscard]] virtual Result<std::string> read(std::string_view path) = 0;
};

/// Looks where data is (docs/probes.md).
class Prober {
 public:
  virtual ~Prober() = default;
  /// One answer a task, in their order; a place that could not be read says why, for a person and without a secret, and
  /// takes nothing from the others. `progress` is told after each how many are done.
  [[nodiscard]] virtual std::vector<Result<Found>> look(const std::vector<ProbeTask>& tasks,
                                                        const std::function<void(std::size_t)>& progress) = 0;
};

}  // namespace runbook
