// Text of several lines: a step with its commands, a purpose in paragraphs.
#include <algorithm>
#include <vector>

#include "render/md.hpp"
#include "render/md_scan.hpp"
#include "text/utf8.hpp"

namespace runbook::render::md {
namespace {

using Lines = std::vector<std::string_view>;

Lines split(std::string_view raw) {
  Lines lines;
  for (std::size_t begin = 0; begin <= raw.size();) {
    const std::size_t end = std::min(raw.find('\n', begin), raw.size());
    lines.push_back(raw.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

std::string_view trimmed(std::string_view line) {
  const auto blank = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
  while (!line.empty() && blank(line.front())) line.remove_prefix(1);
  while (!line.empty() && blank(line.back())) line.remove_suffix(1);
  return line;
}

std::size_t fence_length(std::string_view line) { return line.starts_with("```") ? run_length(line, 0) : 0; }

/// The line that closes the fence opened in line `open`; `lines.size()` where none does.
std::size_t closing_line(const Lines& lines, std::size_t open) {
  const std::size_t length = fence_length(trimmed(lines[open]));
  if (trimmed(lines[open]).find('`', length) != std::string_view::npos) return lines.size();
  for (std::size_t i = open + 1; i < lines.size(); ++i) {
    const std::string_view line = trimmed(lines[i]);
    if (fence_length(line) >= length && fence_length(line) == line.size()) return i;
  }
  return lines.size();
}

/// What an info string may be here: the name of a language, nothing that a renderer could act upon. Mermaid and its
/// like are pictures with links, so only a plain few words pass.
std::string_view language_of(std::string_view fence) {
  static constexpr std::string_view kKnown[] = {"bash",  "console", "json", "python", "sh",
                                                "shell", "sql",     "text", "yaml"};
  const std::string_view word = trimmed(fence.substr(fence_length(fence)));
  return std::find(std::begin(kKnown), std::end(kKnown), word) == std::end(kKnown) ? std::string_view{} : word;
}

/// A line of a block of code: as it is, with tabs, its controls pictured.
std::string literal(std::string_view line) {
  std::string out;
  for (std::size_t begin = 0; begin <= line.size();) {
    const std::size_t end = std::min(line.find('\t', begin), line.size());
    out += text::visible(line.substr(begin, end - begin));
    if (end < line.size()) out += '\t';
    begin = end + 1;
  }
  return out;
}

/// Spaces that all lines [begin, end) have in front; blank ones do not count.
std::size_t common_indent(const Lines& lines, std::size_t begin, std::size_t end) {
  std::size_t least = std::string_view::npos;
  for (std::size_t i = begin; i < end; ++i) {
    if (const std::size_t first = lines[i].find_first_not_of(' '); first != std::string_view::npos)
      least = std::min(least, first);
  }
  return least == std::string_view::npos ? 0 : least;
}

}  // namespace

std::string lines(std::string_view raw, std::size_t indent) {
  const Lines all = split(raw);
  const std::string newline = "\n" + std::string(indent, ' ');
  std::string out;
  bool in_paragraph = false;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::string_view line = trimmed(all[i]);
    if (line.empty()) continue;
    const std::size_t close = fence_length(line) > 0 ? closing_line(all, i) : all.size();
    if (close == all.size()) {
      if (in_paragraph) out += '\\';  // a hard break
      if (!out.empty()) out += newline;
      out += text(line, Place::start);
      in_paragraph = true;
      continue;
    }
    // Shorter fences and runs inside cannot close it, as none inside was long enough to close the user's own.
    const std::string fence(fence_length(line), '`');
    const std::size_t cut = common_indent(all, i + 1, close);
    if (!out.empty()) out += newline;
    out += fence + std::string{language_of(line)};
    for (std::size_t k = i + 1; k < close; ++k) {
      const std::string body = literal(all[k].substr(std::min(cut, all[k].size())));
      out += body.empty() ? "\n" : newline + body;
    }
    out += newline + fence;
    in_paragraph = false;
    i = close;
  }
  return out;
}

}  // namespace runbook::render::md
