// Finding where things end in YAML text: what yaml-cpp's events do not tell. Everything works on bytes of one text and
// never goes past `limit`.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "runbook/source.hpp"

namespace runbook::document {

[[nodiscard]] constexpr bool is_blank(char c) { return c == ' ' || c == '\t'; }
[[nodiscard]] constexpr bool is_space(char c) { return is_blank(c) || c == '\n' || c == '\r'; }

/// The first byte at or after `at` that is neither white space nor in a comment.
[[nodiscard]] std::size_t skip_blank(std::string_view text, std::size_t at, std::size_t limit);

/// The beginning of the line that `at` is in, but not before `floor`.
[[nodiscard]] std::size_t line_start(std::string_view text, std::size_t at, std::size_t floor = 0);

/// One past the closing quote of the quoted scalar whose opening quote is at `at`; nothing where it is never closed.
[[nodiscard]] std::optional<std::size_t> quoted_end(std::string_view text, std::size_t at, std::size_t limit);

/// One past the last character of a plain scalar that begins at `at` and reads as `value`: folding changes white space
/// only, so the two agree in everything else.
[[nodiscard]] std::size_t plain_end(std::string_view text, std::size_t at, std::size_t limit, std::string_view value);

/// One past the last character with text of a block scalar whose `|` or `>` is at `at`, the line break not counted.
/// `parent_indent`: the column of the innermost block collection that it is in, -1 for none.
[[nodiscard]] std::size_t block_scalar_end(std::string_view text, std::size_t at, std::size_t limit, int parent_indent);

/// One past the name of the alias or anchor whose `*` or `&` is at `at`.
[[nodiscard]] std::size_t name_end(std::string_view text, std::size_t at, std::size_t limit);
/// One past the tag whose `!` is at `at`.
[[nodiscard]] std::size_t tag_end(std::string_view text, std::size_t at, std::size_t limit);

/// Anchor and tag that stand before a node.
struct Properties {
  std::size_t content;  ///< where the node itself begins (or would begin)
  std::size_t end;      ///< one past the last property; `begin` where there is none
  std::optional<Span> tag;
};
[[nodiscard]] Properties skip_properties(std::string_view text, std::size_t at, std::size_t limit, bool anchor,
                                         bool tag);

}  // namespace runbook::document
