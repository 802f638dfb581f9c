// One line of a source as a terminal shows it, with a span marked.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "runbook/source.hpp"

namespace runbook::render {

/// What to print: the text of the line and where the marks go beneath it, in columns.
struct Snippet {
  std::string text;        ///< safe for a terminal, tabs expanded, cut to the width with `…` where something is left out
  std::size_t mark = 0;    ///< columns before the first mark
  std::size_t marks = 1;   ///< how many; at least one, also for an empty span or one at the line's end
  bool goes_on = false;    ///< the span does not end on this line
};

/// `line`: the bytes of the line in `text`, without its break. `span`: what to mark, beginning in or at the end of the
/// line. `secrets`: spans whose characters are shown as `•`. At most `width` columns (at least 20 are taken); a longer
/// line is cut around the span.
[[nodiscard]] Snippet snippet(std::string_view text, Span line, Span span, const std::vector<Span>& secrets,
                              std::size_t width);

}  // namespace runbook::render
