#include "text/edit_distance.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "text/utf8.hpp"

namespace runbook::text {
namespace {

constexpr std::size_t longest_word = 128;  // nobody misspells more

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

/// A word that others are compared with, a row of the usual table at a time: bit i of a mask stands for its letter i. By
/// H. Hyyrö, A Bit-Vector Algorithm for Computing Levenshtein and Damerau Edit Distances (2003), section 4: with the table
/// written out, a hostile file of long words took a minute.
class Compared {
 public:
  /// `word`: at most longest_word letters.
  explicit Compared(const std::u32string& word) : size_(word.size()) {
    for (std::size_t i = 0; i < size_; ++i) (is_plain(word[i]) ? plain_[word[i]] : others_[word[i]]) |= Mask{1} << i;
  }

  [[nodiscard]] std::size_t distance(const std::u32string& other) const {
    if (size_ == 0) return other.size();
    // Where a row differs from the one before by one more or less, and where a column does.
    Mask more_down = ~Mask{0}, less_down = 0, same = 0, matches_before = 0;
    const Mask last = Mask{1} << (size_ - 1);
    std::size_t edits = size_;
    for (const char32_t letter : other) {
      const Mask matches = mask_of(letter);
      const Mask swapped = ((~same & matches) << 1) & matches_before;
      same = (((matches & more_down) + more_down) ^ more_down) | matches | less_down | swapped;
      Mask more_right = less_down | ~(same | more_down);
      Mask less_right = same & more_down;
      if (more_right & last) ++edits;
      if (less_right & last) --edits;
      more_right = more_right << 1 | 1;
      less_right <<= 1;
      more_down = less_right | ~(same | more_right);
      less_down = more_right & same;
      matches_before = matches;
    }
    return edits;
  }

 private:
  __extension__ using Mask = unsigned __int128;
  static_assert(longest_word <= 8 * sizeof(Mask));
  static bool is_plain(char32_t letter) { return letter < 128; }

  [[nodiscard]] Mask mask_of(char32_t letter) const {
    if (is_plain(letter)) return plain_[letter];
    const auto found = others_.find(letter);
    return found == others_.end() ? 0 : found->second;
  }

  std::size_t size_;
  std::array<Mask, 128> plain_{};  // by letter, where it stands
  std::map<char32_t, Mask> others_;
};

/// Calls `take(candidate, edits)` for each candidate that is near enough to be meant.
template <class Take>
void each_close(std::string_view word, std::span<const std::string_view> candidates, Take take) {
  if (word.size() > longest_word) return;
  const std::u32string wanted = folded(word);
  const Compared compared{wanted};
  for (const std::string_view candidate : candidates) {
    if (candidate == word || candidate.size() > longest_word) continue;
    const std::u32string offered = folded(candidate);
    const std::size_t longer = std::max(wanted.size(), offered.size());
    const std::size_t limit = std::max<std::size_t>(longer, 3) / 3;
    if (longer - std::min(wanted.size(), offered.size()) > limit) continue;
    const std::size_t edits = compared.distance(offered);
    if (edits > limit || edits >= longer) continue;  // a word of which nothing remains is not the same word
    take(candidate, edits);
  }
}

std::size_t common_start(std::string_view a, std::string_view b) {
  return static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) { return Compared{code_points(a)}.distance(code_points(b)); }

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
