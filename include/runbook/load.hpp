// Text to model: every file of a workspace read, decoded and linked.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "runbook/diagnostic.hpp"
#include "runbook/model.hpp"
#include "runbook/ports.hpp"
#include "runbook/source.hpp"

namespace runbook {

/// A comment `# runbook: allow CODE reason` and what it silences.
struct Allow {
  Location at;                        ///< the comment
  std::vector<Located<std::string>> codes;  ///< as written; one of them may name no code
  std::string reason;                 ///< empty: silences nothing, RB701
  std::optional<Location> scope;      ///< the key with its value, or the list item, with all nested in it
};

/// What could be read, and everything that was found on the way. The model is complete and every Ref linked where
/// `diagnostics` holds no error; otherwise it holds what could be read.
struct Loaded {
  Sources sources;
  std::optional<Workspace> workspace;  ///< empty where no document is a workspace
  std::optional<Workspace> orphans;    ///< then: the pipelines and scenarios without one, so that rules can look at them
  std::vector<Diagnostic> diagnostics;
  std::vector<Allow> allows;
  std::vector<FileId> files;  ///< the runbook files, in the order they were read (by path)
  std::vector<Location> secrets;  ///< literal secrets (RB109): no output may show these bytes
  bool complete = true;       ///< false: some file or document could not be read, so what is missing may stand there
};

/// A buffer that stands in for a file of the workspace, for editors.
struct Overlay {
  std::string path;  ///< relative to the workspace
  std::string text;
};

/// Reads everything `files` lists. `prefix` stands before each path that diagnostics show (the workspace as seen from
/// the working folder, with a final `/` unless empty).
[[nodiscard]] Loaded load(FileReader& files, const std::string& prefix, const std::optional<Overlay>& overlay = {});

}  // namespace runbook
