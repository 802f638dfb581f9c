// What a person did wrong, where yaml-cpp says what its scanner expected.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "runbook/diagnostic.hpp"
#include "runbook/source.hpp"

namespace runbook::document {

/// Where and how yaml-cpp gave up on a document.
struct ParserFault {
  std::string_view text;                ///< the whole file
  Span piece;                           ///< the document in it
  std::size_t at = 0;                   ///< the place that yaml-cpp names
  std::string_view message;             ///< its words
  std::optional<Span> last_long_quote;  ///< the last quoted text over several lines before it
};

/// One diagnostic (RB002) in our words, at the place where the mistake was made as far as that can be told.
[[nodiscard]] Diagnostic explain_fault(FileId file, const ParserFault& fault);

}  // namespace runbook::document
