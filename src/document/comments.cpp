#include "document/comments.hpp"

#include <algorithm>

#include "document/span_scan.hpp"
#include "text/utf8.hpp"

namespace runbook::document {

std::vector<Comment> find_comments(std::string_view text, const std::vector<Span>& opaque) {
  std::vector<Comment> comments;
  const std::size_t start = text.starts_with(text::byte_order_mark) ? text::byte_order_mark.size() : 0;
  auto hidden = opaque.begin();
  for (std::size_t i = text.find('#', start); i != std::string_view::npos; i = text.find('#', i)) {
    while (hidden != opaque.end() && hidden->end <= i) ++hidden;
    if (hidden != opaque.end() && hidden->begin <= i) {
      i = hidden->end;
      continue;
    }
    if (i != start && !is_space(text[i - 1])) {
      ++i;
      continue;
    }
    std::size_t end = std::min(text.find('\n', i), text.size());
    const std::size_t next = end;
    if (end > i && text[end - 1] == '\r') --end;
    const std::size_t line = line_start(text, i, start);
    const bool alone = std::all_of(text.begin() + static_cast<std::ptrdiff_t>(line),
                                   text.begin() + static_cast<std::ptrdiff_t>(i), is_blank);
    comments.push_back({{static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(end)}, alone});
    i = next;
  }
  return comments;
}

}  // namespace runbook::document
