#include "render/md_scan.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace runbook::render::md {
namespace {

/// Brackets end a word, so that `](` never stands within a code span: some readers look for links before code.
bool ends_word(char c) { return std::string_view{" <`\\|[]"}.find(c) != std::string_view::npos; }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool starts_with_ci(std::string_view text, std::string_view prefix) {
  return text.size() >= prefix.size() &&
         std::equal(prefix.begin(), prefix.end(), text.begin(), [](char p, char t) { return p == lower(t); });
}

/// A dot between a letter or digit and two letters: `example.com`, `main.py`; not `e.g.`, `1.5` or `…end. Then`.
bool is_dotted_name(std::string_view word, std::size_t dot) {
  return dot > 0 && is_alnum(word[dot - 1]) && dot + 2 < word.size() && is_letter(word[dot + 1]) &&
         is_letter(word[dot + 2]);
}

bool looks_like_link(std::string_view word) {
  for (std::size_t i = 0; i < word.size(); ++i) {
    const std::string_view rest = word.substr(i);
    if (rest.starts_with("://") || starts_with_ci(rest, "mailto:") || starts_with_ci(rest, "xmpp:") ||
        starts_with_ci(rest, "www."))
      return true;
    if (rest.starts_with("//") && rest.size() > 2 && is_alnum(rest[2])) return true;
    if (word[i] == '@' && rest.size() > 1 && (is_alnum(rest[1]) || rest[1] == '_')) return true;
    if (word[i] == '.' && is_dotted_name(word, i)) return true;
  }
  return false;
}

bool has(std::string_view set, char c) { return set.find(c) != std::string_view::npos; }

constexpr std::string_view kBefore = "({\"'*_~>";
constexpr std::string_view kAfter = "?!.,:;*_~'\"}>";

}  // namespace

std::string fold(std::string_view raw) {
  std::string out;
  bool space = false;
  for (const char c : raw) {
    if (c == ' ' || (c >= '\t' && c <= '\r')) {
      space = true;
      continue;
    }
    if (space && !out.empty()) out += ' ';
    space = false;
    out += c;
  }
  return text::visible(out);
}

std::size_t run_length(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && text[end] == text[at]) ++end;
  return end - at;
}

std::optional<LinkLike> link_at(std::string_view text, std::size_t at) {
  if (ends_word(text[at]) || (at > 0 && !ends_word(text[at - 1]))) return std::nullopt;
  std::size_t end = at;
  while (end < text.size() && !ends_word(text[end])) ++end;
  if (!looks_like_link(text.substr(at, end - at))) return std::nullopt;
  LinkLike link{at, end};
  while (link.begin < link.end && has(kBefore, text[link.begin])) ++link.begin;
  const auto word = [&] { return text.substr(link.begin, link.end - link.begin); };
  while (!word().empty() &&
         (has(kAfter, word().back()) || (word().back() == ')' && word().find('(') == std::string_view::npos)))
    --link.end;
  if (word().empty()) return std::nullopt;
  return link;
}

bool is_web_address(std::string_view url) {
  for (const std::string_view scheme : {"http://", "https://", "mailto:"}) {
    if (starts_with_ci(url, scheme) && url.size() > scheme.size() && is_alnum(url[scheme.size()])) return true;
  }
  return false;
}

std::string percent_encoded(std::string_view url) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  const auto is_hex = [](char c) { return is_digit(c) || has("abcdef", lower(c)); };
  std::string out;
  for (std::size_t i = 0; i < url.size(); ++i) {
    const char c = url[i];
    const bool kept = c == '%' ? i + 2 < url.size() && is_hex(url[i + 1]) && is_hex(url[i + 2])
                               : is_alnum(c) || has("-._~:/?#@!$*+,;=", c);
    if (c == '&') {
      out += "&amp;";  // a target's character references are read, too
    } else if (kept) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += {'%', kHex[byte >> 4], kHex[byte & 15]};
    }
  }
  return out;
}

}  // namespace runbook::render::md
