// A location as a person or an editor names it.
#pragma once

#include <cstddef>
#include <map>
#include <string>

#include "runbook/source.hpp"
#include "text/line_index.hpp"

namespace runbook::render {

/// Lines and columns count from 1, columns in Unicode code points; the end is exclusive.
struct FileRange {
  std::string file;
  std::size_t line = 1;
  std::size_t column = 1;
  std::size_t end_line = 1;
  std::size_t end_column = 1;
};

/// Finds places, indexing the lines of each file once however many are asked for. `sources` must outlive it.
class Places {
 public:
  explicit Places(const Sources& sources) : sources_(sources) {}

  /// A location in a file that `sources` does not hold is given as line 1 of `workspace.yaml`: every consumer wants a
  /// file name. An end before its begin, or past the text's end, is moved there.
  [[nodiscard]] FileRange operator()(Location location);
  /// The file and line that a location begins in; that much is known also of a text that was forgotten.
  struct Beginning {
    std::string_view file;
    std::size_t line = 1;
  };
  [[nodiscard]] Beginning beginning(Location location);
  /// `runbooks/profit-unit.yaml:24`.
  [[nodiscard]] std::string line_of(Location location);
  /// The lines of a file, valid as long as this; null for a file that `sources` does not hold.
  [[nodiscard]] const text::LineIndex* lines(FileId file);
  [[nodiscard]] const Sources& sources() const { return sources_; }

 private:
  const Sources& sources_;
  std::map<FileId, text::LineIndex> lines_;
};

}  // namespace runbook::render
