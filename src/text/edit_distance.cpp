#include "text/edit_distance.hpp"

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include "text/utf8.hpp"

namespace runbook::text {
namespace {

constexpr std::size_t longest_word = 128;  // nobody misspells more; keeps the table small

std::u32string code_points(std::string_view text) {
  std::u32string codes;
  for (std::size_t i = 0; i < text.size();) {
    const Decoded step = decode(text, i);
    codes += step.code;
    i += step.length;
  }
  return codes;
}

// What remains when case and the choice of separator do not matter.
std::u32string folded(std::string_view text) {
  std::u32string codes = code_points(text);
  for (char32_t& code : codes) {
    if (code >= U'A' && code <= U'Z') code += U'a' - U'A';
    if (code == U'-' || code == U' ') code = U'_';
  }
  return codes;
}

std::size_t distance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::size_t> before(b.size() + 1), previous(b.size() + 1), current(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) previous[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    current[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      current[j] = std::min({previous[j] + 1, current[j - 1] + 1, replaced});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) current[j] = std::min(current[j], before[j - 2] + 1);
    }
    std::swap(before, previous);
    std::swap(previous, current);
  }
  return previous[b.size()];
}

/// Calls `take(candidate, edits)` for each candidate that is near enough to be meant.
template <class Take>
void each_close(std::string_view word, std::span<const std::string_view> candidates, Take take) {
  if (word.size() > longest_word) return;
  const std::u32string wanted = folded(word);
  for (const std::string_view candidate : candidates) {
    if (candidate == word || candidate.size() > longest_word) continue;
    const std::u32string offered = folded(candidate);
    const std::size_t longer = std::max(wanted.size(), offered.size());
    const std::size_t limit = std::max<std::size_t>(longer, 3) / 3;
    if (longer - std::min(wanted.size(), offered.size()) > limit) continue;
    const std::size_t edits = distance(wanted, offered);
    if (edits > limit || edits >= longer) continue;  // a word of which nothing remains is not the same word
    take(candidate, edits);
  }
}

std::size_t common_start(std::string_view a, std::string_view b) {
  return static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) { return distance(code_points(a), code_points(b)); }

std::optional<std::string_view> closest(std::string_view word, std::span<const std::string_view> candidates) {
  using Rank = std::tuple<std::size_t, std::size_t, std::string_view>;  // edits, what the starts do not share, the word
  std::optional<Rank> best;
  each_close(word, candidates, [&](std::string_view candidate, std::size_t edits) {
    const Rank rank{edits, longest_word - std::min(longest_word, common_start(word, candidate)), candidate};
    if (!best || rank < *best) best = rank;
  });
  if (!best) return std::nullopt;
  return std::get<2>(*best);
}

std::optional<std::string_view> only_close(std::string_view word, std::span<const std::string_view> candidates) {
  std::vector<std::string_view> close, same;  // same: but for case and separators
  each_close(word, candidates, [&](std::string_view candidate, std::size_t edits) {
    close.push_back(candidate);
    if (edits == 0) same.push_back(candidate);
  });
  if (same.size() == 1) return same.front();
  if (close.size() == 1) return close.front();
  return std::nullopt;
}

std::optional<std::string_view> only_with_part(std::string_view word, std::span<const std::string_view> candidates) {
  if (word.size() < 3) return std::nullopt;
  const auto separates = [](char c) { return c == '-' || c == '_'; };
  std::optional<std::string_view> only;
  for (const auto candidate : candidates) {
    if (candidate.size() <= word.size()) continue;
    const bool begins = candidate.starts_with(word) && separates(candidate[word.size()]);
    const bool ends = candidate.ends_with(word) && separates(candidate[candidate.size() - word.size() - 1]);
    if (!begins && !ends) continue;
    if (only) return std::nullopt;
    only = candidate;
  }
  return only;
}

}  // namespace runbook::text
