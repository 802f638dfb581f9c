// Text to model: every file of a workspace read, decoded and linked.
#pragma once

#include <cstdint>
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

/// How a file's path within the workspace is shown: relative to the working folder.
struct ShownPaths {
  ShownPaths(std::string prefix_ = {}, std::string inside_ = {}) : prefix(std::move(prefix_)), inside(std::move(inside_)) {}
  ShownPaths(const char* prefix_) : prefix(prefix_) {}
  std::string prefix;  ///< the workspace as seen from the working folder, with a final `/` unless empty
  std::string inside;  ///< the working folder as seen from the workspace, where it lies within
  [[nodiscard]] std::string operator()(const std::string& path) const;
};

/// Which texts are kept. `faulty`: of files in which something was found or is allowed; of the others, whose texts nobody
/// will be shown, the places of lines. Of a million sources the texts take as much as the model.
enum class KeepTexts : std::uint8_t { all, faulty };

/// Reads everything `files` lists; `shown` says how the diagnostics show paths. `threads`: how many may read at once; with more than one,
/// `files.read` is called on all of them. The result is the same with any number.
[[nodiscard]] Loaded load(FileReader& files, const ShownPaths& shown, const std::optional<Overlay>& overlay = {},
                          unsigned threads = 1, KeepTexts keep = KeepTexts::all);

}  // namespace runbook
