// The comments of a file.
#pragma once

#include <string_view>
#include <vector>

#include "document/document.hpp"

namespace runbook::document {

/// Every `#` at the beginning of a line or after white space that is not in one of the `opaque` stretches (ascending),
/// to the end of its line.
[[nodiscard]] std::vector<Comment> find_comments(std::string_view text, const std::vector<Span>& opaque);

}  // namespace runbook::document
