// From what a line says to an observation that counts, or to a warning that says why it does not.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facts/subjects.hpp"
#include "runbook/evaluate.hpp"

namespace runbook::facts {

/// Gathers the observations of one run, in the order they are given.
class Collector {
 public:
  explicit Collector(const Workspace& workspace);

  /// From here on lines belong to this file; `path` as shown.
  void begin_file(std::string path) { path_ = std::move(path); }

  /// One observation as written: `at` an instant (without an offset in the workspace's zone), `period` the `for`, if
  /// any. What does not read is a warning with the line (from 1) and is not used; the first fault found is the one
  /// told.
  void add(std::string_view subject, std::string_view at, std::optional<std::string_view> period, std::size_t line);

  /// A warning about a line (from 1) of the current file: `observations.yaml:12: …`.
  void warn(std::size_t line, std::string_view message);
  /// The current text as a whole does not parse. `line` 0: nowhere in particular.
  void fail(std::size_t line, std::string_view message);

  /// Everything gathered. To be called once, at the end.
  [[nodiscard]] ReadFacts finish() &&;

 private:
  [[nodiscard]] std::string place(std::size_t line) const;

  const Workspace& workspace_;
  Subjects subjects_;
  std::string path_;
  std::uint32_t order_ = 0;
  Gathering gathering_;
  ReadFacts read_;
};

/// A value of the user's text in a message: quoted, cut to a length a person reads, and always well-formed UTF-8
/// without control characters, since warnings go into JSON and onto terminals.
[[nodiscard]] std::string quoted(std::string_view value);

}  // namespace runbook::facts
