// A file cut into its documents, from the text alone.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "runbook/diagnostic.hpp"
#include "runbook/source.hpp"

namespace runbook::document {

/// One stretch of a file that may hold a document.
struct Piece {
  Span span;              ///< from its `---`, or from its first text, to the next document's beginning
  bool opened = false;    ///< it begins with `---`
  bool own_tags = false;  ///< a %TAG directive stands before it (which has been reported)
};

/// Cuts a text at its lines that begin with `---` or `...`. In YAML such a line ends whatever is open, a quote or a
/// block scalar too (YAML 1.2.2, 9.1.2, c-forbidden), so this needs no parser and one broken document cannot hide the
/// next. Directives are read here (RB006 for those that would change the language); text after a document's end that no
/// `---` opens is reported (RB006) and left out, `dropped` is then set. Pieces without any content are left out.
[[nodiscard]] std::vector<Piece> cut_into_pieces(FileId file, std::string_view text,
                                                 std::vector<Diagnostic>& diagnostics, bool& dropped);

}  // namespace runbook::document
