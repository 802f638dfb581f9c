// Plain facts about a user's text that the Markdown and Mermaid writers share.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace runbook::render::md {

[[nodiscard]] constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
[[nodiscard]] constexpr bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
[[nodiscard]] constexpr bool is_alnum(char c) { return is_digit(c) || is_letter(c); }
/// ASCII punctuation: what a backslash escapes in Markdown.
[[nodiscard]] constexpr bool is_punctuation(char c) { return c > ' ' && c < '\x7f' && !is_alnum(c); }

/// One line: each run of white space becomes a space, none at the ends; control characters are pictured.
[[nodiscard]] std::string fold(std::string_view raw);

/// How often the character at `at` stands there in a row.
[[nodiscard]] std::size_t run_length(std::string_view text, std::size_t at);

/// What a renderer would make a link or a mention of by itself, without the punctuation around it.
struct LinkLike {
  std::size_t begin;
  std::size_t end;
};
/// The one in the word that starts at `at`; nothing within a word. The rules of GFM's autolinks, and of linkify-it,
/// which takes bare host names as well.
[[nodiscard]] std::optional<LinkLike> link_at(std::string_view text, std::size_t at);

/// Whether it may be a link: http or https with a host, or mailto with an address.
[[nodiscard]] bool is_web_address(std::string_view url);
/// Safe as a link's target: everything that ends one, starts another thing or is not ASCII stands as %XX; a `%XX` that
/// is there stays.
[[nodiscard]] std::string percent_encoded(std::string_view url);

}  // namespace runbook::render::md
