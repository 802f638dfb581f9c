// "Did you mean": the nearest of some words.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace runbook::text {

/// Insertions, deletions, replacements and swaps of neighbours that lead from one word to the other, in code points
/// (optimal string alignment, the restricted Damerau-Levenshtein distance). `a`: at most 128 code points.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

/// The one candidate that a person who wrote `word` may have meant; nothing where none is near. Case, and `-` `_` and a
/// blank for one another, count less than any edit; otherwise at most a third of the word's length may differ (rustc's
/// limit). Of equals the one with the longer common start, then the alphabetically first. Never `word` itself.
[[nodiscard]] std::optional<std::string_view> closest(std::string_view word,
                                                      std::span<const std::string_view> candidates);

/// The candidate that must be meant: the only one within the limit of `closest`, or the only one that differs in case
/// and separators alone. Nothing where none is, or where a person would have to choose. Never `word` itself.
[[nodiscard]] std::optional<std::string_view> only_close(std::string_view word,
                                                         std::span<const std::string_view> candidates);

/// The one candidate that begins or ends with `word` and a separator (`-` or `_`): `warn` for `warn_after`. Nothing where
/// several do, or for a word of less than three letters.
[[nodiscard]] std::optional<std::string_view> only_with_part(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace runbook::text
