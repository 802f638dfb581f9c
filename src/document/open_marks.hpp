// What is open at a place of a YAML text: brackets and quotes. Approximate where the text is broken, which is where it
// is asked.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace runbook::document {

struct OpenMarks {
  std::vector<std::size_t> brackets;  ///< places of `[` and `{` not closed yet, outermost first
  std::optional<std::size_t> quote;   ///< a quote that is never closed
};

/// Reads [begin, limit) token by token, outside of comments, quotes and block scalars.
[[nodiscard]] OpenMarks find_open_marks(std::string_view text, std::size_t begin, std::size_t limit);

}  // namespace runbook::document
