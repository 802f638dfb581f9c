// Lines of a paragraph, measured as a terminal shows them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace runbook::text {

/// Broken at spaces into lines of at most `width` columns (at least 10 are taken); a longer word is broken within.
/// Never empty.
[[nodiscard]] std::vector<std::string> wrap(std::string_view text, std::size_t width);

}  // namespace runbook::text
