#include "edge/ignore.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <span>

#include "edge/limits.hpp"

namespace runbook::edge {
namespace {

/// Matches `[...]` at `at` against a character; moves `at` past it. Nothing where the bracket is never closed.
std::optional<bool> matches_bracket(std::string_view pattern, std::size_t& at, char c) {
  std::size_t i = at + 1;
  bool inverted = false;
  if (i < pattern.size() && (pattern[i] == '!' || pattern[i] == '^')) inverted = true, ++i;
  bool found = false;
  for (bool first = true; i < pattern.size() && (first || pattern[i] != ']'); first = false) {
    if (pattern[i] == '\\' && i + 1 < pattern.size()) ++i;
    const char low = pattern[i];
    char high = low;
    if (i + 2 < pattern.size() && pattern[i + 1] == '-' && pattern[i + 2] != ']') high = pattern[i + 2], i += 2;
    found = found || (low <= c && c <= high);
    ++i;
  }
  if (i >= pattern.size()) return std::nullopt;
  at = i + 1;
  return found != inverted;
}

/// Matches one element of the pattern that is no star; moves past it.
bool matches_one(std::string_view pattern, std::size_t& at, char c) {
  if (pattern[at] == '?') return ++at, true;
  if (pattern[at] == '[') {
    if (const auto bracket = matches_bracket(pattern, at, c)) return *bracket;
  } else if (pattern[at] == '\\' && at + 1 < pattern.size()) {
    ++at;
  }
  return pattern[at++] == c;
}

/// Two lists with stars between: on a mismatch only the last star need take one more (greedy matching).
template <class AtStar, class MatchOne>
bool matches_with_stars(std::size_t pattern_size, std::size_t text_size, AtStar is_star, MatchOne match_one) {
  std::size_t p = 0, t = 0, star = pattern_size + 1, retry = 0;
  while (t < text_size) {
    if (p < pattern_size && is_star(p)) {
      star = ++p;
      retry = t;
      continue;
    }
    std::size_t next = p;
    if (p < pattern_size && match_one(next, t)) {
      p = next;
      ++t;
      continue;
    }
    if (star > pattern_size) return false;
    p = star;
    t = ++retry;
  }
  while (p < pattern_size && is_star(p)) ++p;
  return p == pattern_size;
}

std::vector<std::string_view> components_of(std::string_view path) {
  std::vector<std::string_view> list;
  while (!path.empty()) {
    const auto slash = std::min(path.find('/'), path.size());
    if (slash > 0) list.push_back(path.substr(0, slash));
    path.remove_prefix(std::min(slash + 1, path.size()));
  }
  return list;
}

}  // namespace

bool matches_component(std::string_view pattern, std::string_view name) {
  return matches_with_stars(
      pattern.size(), name.size(), [&](std::size_t p) { return pattern[p] == '*'; },
      [&](std::size_t& p, std::size_t t) { return matches_one(pattern, p, name[t]); });
}

bool Ignore::add(std::string_view folder, std::string_view text) {
  std::vector<Pattern> added;
  std::size_t bytes = bytes_;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    auto line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    while (line.ends_with(' ') && !line.ends_with("\\ ")) line.remove_suffix(1);
    if (line.empty() || line.starts_with('#')) continue;
    bytes += line.size();
    if (bytes > most_pattern_bytes) return false;
    Pattern pattern;
    pattern.folder = folder;
    if (line.starts_with('!')) pattern.negated = true, line.remove_prefix(1);
    if (line.ends_with('/')) pattern.folders_only = true, line.remove_suffix(1);
    pattern.anchored = line.find('/') != line.npos;
    for (const auto component : components_of(line)) pattern.components.emplace_back(component);
    // "abc/**" is everything inside, at least one name more.
    if (pattern.anchored && !pattern.components.empty() && pattern.components.back() == "**") pattern.components.emplace_back("*");
    if (!pattern.components.empty()) added.push_back(std::move(pattern));
    if (patterns_.size() + added.size() > most_patterns) return false;
  }
  bytes_ = bytes;
  std::ranges::move(added, std::back_inserter(patterns_));
  return true;
}

bool Ignore::ignores(std::string_view path, bool is_folder) const {
  if (patterns_.empty()) return false;
  const auto all = components_of(path);
  if (all.empty()) return false;
  // Git: the last pattern that matches decides.
  for (auto pattern = patterns_.rbegin(); pattern != patterns_.rend(); ++pattern) {
    if (pattern->folders_only && !is_folder) continue;
    if (!path.starts_with(pattern->folder)) continue;
    if (path.size() == pattern->folder.size()) continue;
    const auto names = std::span{all}.subspan(static_cast<std::size_t>(std::ranges::count(pattern->folder, '/')));
    const auto& wanted = pattern->components;
    const bool hit = pattern->anchored
                         ? matches_with_stars(
                               wanted.size(), names.size(), [&](std::size_t p) { return wanted[p] == "**"; },
                               [&](std::size_t& p, std::size_t t) { return matches_component(wanted[p++], names[t]); })
                         : matches_component(wanted.front(), names.back());
    if (hit) return !pattern->negated;
  }
  return false;
}

}  // namespace runbook::edge
