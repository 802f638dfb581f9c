// One file's text to all that is decoded of it, on its own: what needs other files comes later (link).
#pragma once

#include <string_view>
#include <vector>

#include "model/workspace_sections.hpp"
#include "runbook/load.hpp"

namespace runbook::model {

/// A workspace document and what was found in it.
struct FoundWorkspace {
  WrittenWorkspace written;
  std::vector<Diagnostic> diagnostics;
};

struct FileReading {
  std::vector<Diagnostic> diagnostics;
  std::vector<Location> secrets;
  std::vector<Allow> allows;
  std::vector<FoundWorkspace> workspaces;
  Boxed<Pipeline> pipelines;
  std::vector<Scenario> scenarios;
  bool loose = false;    ///< text that may have been meant as a part of a document was dropped
  bool complete = true;  ///< false: a document could not be read, or nobody knows what it was meant to be
};

/// The file's text must be in `sources`, which outlives the result. Looks at nothing else there: files may be read on
/// several threads.
[[nodiscard]] FileReading read_text(FileId file, const Sources& sources);

}  // namespace runbook::model
