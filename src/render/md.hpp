// A user's text made safe for Markdown: it looks like itself, and is nothing but text.
//
// The target is GitHub flavoured Markdown (github.github.com/gfm); what GitLab, pandoc, markdown-it and Mermaid read
// beyond it (references, attributes, mathematics, bare host names) is defused as well.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace runbook::render::md {

/// Where a text will stand, which decides what has a meaning there.
enum class Place : std::uint8_t {
  inside,   ///< within a line of a paragraph
  start,    ///< at the start of a paragraph or list item, where lists, headings and fences begin
  heading,  ///< after the `#` of a heading
  cell,     ///< in a cell of a table
};

/// One line: white space folded, everything with a meaning escaped. The user's own balanced `code` stays code. What
/// renderers would turn into a link or a mention by themselves (URLs, `www.`, host names, e-mail addresses, `@name`) is
/// shown as code, which no renderer links; an escape would do for cmark-gfm, not for those that look for links after
/// parsing.
[[nodiscard]] std::string text(std::string_view raw, Place place = Place::inside);

/// Several lines, kept as lines by hard breaks; the user's own ``` fences stay blocks of code. Each line but the first
/// is indented by `indent` spaces (the width of a list item's mark). No newline at the end.
[[nodiscard]] std::string lines(std::string_view raw, std::size_t indent = 0);

/// The text as a code span, literally; empty for an empty text.
[[nodiscard]] std::string code(std::string_view raw, Place place = Place::inside);

/// `**text**`, escaped; empty for an empty text.
[[nodiscard]] std::string bold(std::string_view raw, Place place = Place::inside);

/// A link to a page of our own: `target` is made of ids, `label` is the user's.
[[nodiscard]] std::string page_link(std::string_view label, std::string_view target, Place place = Place::inside);

/// A user's link. Only http, https and mailto become one, percent-encoded; any other shows its address as code.
[[nodiscard]] std::string url_link(std::string_view label, std::string_view url, Place place = Place::inside);

}  // namespace runbook::render::md
