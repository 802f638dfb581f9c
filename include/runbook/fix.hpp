// Mending what has exactly one right answer (Diagnostic::fix), with everything else of a text kept byte for byte.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "runbook/check.hpp"
#include "runbook/load.hpp"
#include "runbook/ports.hpp"

namespace runbook {

/// Which of `fixes` can be made together, as indices, ascending: one after the other, each unless it touches a place
/// that one taken before it changes. Two that make the same edits count as one and are both taken. A fix whose edits
/// overlap or lie in several files is never taken.
[[nodiscard]] std::vector<std::size_t> compatible(std::span<const Fix> fixes);

/// `text`, the text of `file`, with those of `edits` done that are of this file; they are disjoint, in any order, and
/// equal ones are done once. An edit beyond the text's end is cut there.
[[nodiscard]] std::string edited(std::string_view text, FileId file, std::vector<Edit> edits);

/// For each line of `edited(text, file, edits)`, the line of `text` that it was: both from 0, ascending; nothing for one
/// that is new. Lines end after LF; a text that ends in one has an empty last line.
[[nodiscard]] std::vector<std::optional<std::uint32_t>> origins(std::string_view text, FileId file, std::vector<Edit> edits);

/// A file that mending changes.
struct MendedFile {
  std::string path;   ///< relative to the workspace
  std::string shown;  ///< as diagnostics name it
  std::string before;
  std::string after;
  std::vector<std::optional<std::uint32_t>> origins;  ///< of the lines of `after` in `before`, as from origins()
  std::vector<Span> secrets_before;  ///< what no output may show of `before`
  std::vector<Span> secrets_after;
};

/// A finding that is there no more.
struct MendedFinding {
  Code code{};
  std::string file;
  std::uint32_t line = 1;    ///< where it stood, counted as everywhere
  std::uint32_t column = 1;
  std::string title;         ///< what was done about it (Fix::title)
};

/// A workspace with its fixes made, in memory: nothing has been written.
struct Mended {
  std::vector<MendedFile> files;         ///< by path; those that differ
  std::vector<MendedFinding> fixed;      ///< by file and place, of all rounds
  Loaded loaded;                         ///< the workspace as it is after them
  std::vector<Diagnostic> diagnostics;   ///< what is left in it
};

/// Which findings to fix.
using Wanted = std::function<bool(const Diagnostic& finding, const Sources& sources)>;

/// Checks, makes the fixes of all findings that `wanted` takes, and again until there is none left: a mended key may
/// uncover a fault in its value. So mending what was mended changes nothing. Comments that silence nothing go last, and
/// only where everything could be read: another fix may give them something to silence.
/// `files`, `shown`, `overlay`: as for load; each file is read once, on one thread. `now`: as for check.
[[nodiscard]] Mended mend(FileReader& files, const ShownPaths& shown, Instant now, const Wanted& wanted,
                          const std::optional<Overlay>& overlay = {});

}  // namespace runbook
