#include "document/span_scan.hpp"

#include <algorithm>

namespace runbook::document {
namespace {

bool ends_name(char c) { return is_space(c) || c == '[' || c == ']' || c == '{' || c == '}' || c == ','; }

}  // namespace

std::size_t skip_blank(std::string_view text, std::size_t at, std::size_t limit) {
  while (at < limit) {
    if (text[at] == '#') {
      at = std::min(text.find('\n', at), limit);
    } else if (is_space(text[at])) {
      ++at;
    } else {
      break;
    }
  }
  return at;
}

std::size_t line_start(std::string_view text, std::size_t at, std::size_t floor) {
  while (at > floor && text[at - 1] != '\n') --at;
  return at;
}

std::optional<std::size_t> quoted_end(std::string_view text, std::size_t at, std::size_t limit) {
  const char quote = text[at];
  for (std::size_t i = at + 1; i < limit; ++i) {
    if (quote == '"' && text[i] == '\\') {
      ++i;
    } else if (text[i] == quote) {
      if (quote == '"' || i + 1 >= limit || text[i + 1] != '\'') return i + 1;
      ++i;
    }
  }
  return std::nullopt;
}

std::size_t plain_end(std::string_view text, std::size_t at, std::size_t limit, std::string_view value) {
  if (text.substr(at, value.size()) == value) return std::min(at + value.size(), limit);
  std::size_t end = at;
  for (const char c : value) {
    if (is_space(c)) continue;
    std::size_t i = end;
    while (i < limit && is_space(text[i])) ++i;
    if (i >= limit || text[i] != c) break;
    end = i + 1;
  }
  return end;
}

std::size_t block_scalar_end(std::string_view text, std::size_t at, std::size_t limit, int parent_indent) {
  std::size_t end = at + 1;
  int digit = 0;
  while (end < limit && (text[end] == '+' || text[end] == '-' || (text[end] >= '1' && text[end] <= '9'))) {
    if (text[end] >= '1' && text[end] <= '9') digit = text[end] - '0';
    ++end;
  }
  int indent = (digit != 0 ? digit : 1) + std::max(parent_indent, 0);
  bool found = digit != 0;  // the first line with text sets the indentation
  for (std::size_t line = std::min(text.find('\n', end), limit); line < limit;) {
    const std::size_t begin = line + 1;
    line = std::min(text.find('\n', begin), limit);
    std::size_t first = begin;
    while (first < line && text[first] == ' ') ++first;
    const auto column = static_cast<int>(first - begin);
    if (!found) indent = std::max(indent, column);
    if (first == line || text[first] == '\r') continue;
    if (column < indent) break;
    found = true;
    std::size_t last = line;
    while (last > first && text[last - 1] == '\r') --last;
    if (std::any_of(text.begin() + static_cast<std::ptrdiff_t>(first), text.begin() + static_cast<std::ptrdiff_t>(last),
                    [](char c) { return !is_space(c); })) {
      end = last;
    }
  }
  return end;
}

std::size_t name_end(std::string_view text, std::size_t at, std::size_t limit) {
  ++at;
  while (at < limit && !ends_name(text[at])) ++at;
  return at;
}

std::size_t tag_end(std::string_view text, std::size_t at, std::size_t limit) {
  if (at + 1 < limit && text[at + 1] == '<') return std::min(text.find('>', at), limit - 1) + 1;
  return name_end(text, at, limit);
}

Properties skip_properties(std::string_view text, std::size_t at, std::size_t limit, bool anchor, bool tag) {
  Properties found{at, at, {}};
  while (found.content < limit) {
    const std::size_t i = found.content;
    if (anchor && text[i] == '&') {
      anchor = false;
      found.end = name_end(text, i, limit);
    } else if (tag && text[i] == '!') {
      tag = false;
      found.end = tag_end(text, i, limit);
      found.tag = Span{static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(found.end)};
    } else {
      break;
    }
    found.content = skip_blank(text, found.end, limit);
  }
  return found;
}

}  // namespace runbook::document
