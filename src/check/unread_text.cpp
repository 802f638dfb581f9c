#include "check/unread_text.hpp"

#include <algorithm>
#include <optional>
#include <unordered_map>

namespace runbook::rules {
namespace {

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

/// How far what stands at `begin` reaches by its indentation: the rest of its line, and the lines below that are deeper
/// (or items of a list that hangs at the same depth). Load says at which key or value it failed, not what belonged to it.
std::uint32_t end_of_block(std::string_view text, std::size_t begin) {
  const auto line = text.rfind('\n', begin) + 1;  // npos + 1 is 0
  const std::size_t column = begin - line;
  std::size_t end = std::min(text.find('\n', begin), text.size());
  while (end < text.size()) {
    const auto next = end + 1;
    const auto first = std::min(text.find_first_not_of(' ', next), text.size());
    const bool blank = first == text.size() || text[first] == '\n' || text[first] == '\r' || text[first] == '#';
    const bool item = first < text.size() && text[first] == '-' && first - next == column;
    if (!blank && !item && first - next <= column) break;
    end = std::min(text.find('\n', next), text.size());
  }
  return static_cast<std::uint32_t>(end);
}

/// Whether a whole document, or more, is lost with this.
bool loses_document(const Diagnostic& fault, const Loaded& loaded) {
  switch (fault.code) {
    case Code::invalid_yaml:
    case Code::limit_exceeded:
    case Code::invalid_text:
    case Code::unsupported_yaml:
    case Code::missing_key:
    case Code::wrong_shape: return !loaded.complete;
    default: return false;
  }
}

/// The spans of what could not be read, ascending, each byte once however many faults it holds; nothing where a text is
/// not even there.
std::optional<std::vector<Location>> unread_spans(const Loaded& loaded) {
  std::vector<Location> lost, blocks;
  for (const auto& fault : loaded.diagnostics) {
    if (fault.code >= Code::undefined_name || fault.code == Code::workspace_not_one) continue;  // the text could be read
    const auto text = loaded.sources.text(fault.at.file);
    const bool wide = text.substr(0, 4).find('\0') != text.npos;  // UTF-16 or UTF-32: its words are not found as they are
    if (text.empty() || wide) return std::nullopt;
    if (loses_document(fault, loaded)) {
      lost.push_back({fault.at.file, {0, static_cast<std::uint32_t>(text.size())}});
    } else if (fault.code != Code::missing_key) {
      blocks.push_back(fault.at);
    }
  }
  std::ranges::sort(blocks);
  const Location* before = nullptr;  // the first fault of its line, behind which the others' blocks end with its own
  std::size_t line_end = 0;
  std::uint32_t block_end = 0;
  for (const auto& fault : blocks) {
    if (before == nullptr || before->file != fault.file || fault.span.begin > line_end) {
      const auto text = loaded.sources.text(fault.file);
      before = &fault;
      line_end = std::min(text.find('\n', fault.span.begin), text.size());
      block_end = end_of_block(text, fault.span.begin);
    }
    lost.push_back({fault.file, {fault.span.begin, std::max(fault.span.end, block_end)}});
  }
  std::ranges::sort(lost);
  std::vector<Location> whole;
  for (const auto& next : lost) {
    const bool joins = !whole.empty() && whole.back().file == next.file && next.span.begin <= whole.back().span.end;
    if (joins) whole.back().span.end = std::max(whole.back().span.end, next.span.end);
    else whole.push_back(next);
  }
  return whole;
}

}  // namespace

std::vector<bool> named_in_unread(const Loaded& loaded, const std::vector<std::pair<std::string_view, Location>>& definitions) {
  const auto spans = unread_spans(loaded);
  if (!spans) return std::vector<bool>(definitions.size(), true);
  std::vector<bool> named(definitions.size());
  std::unordered_multimap<std::string_view, std::size_t> by_id;
  for (std::size_t i = 0; i < definitions.size(); ++i) by_id.emplace(definitions[i].first, i);
  for (const auto& [file, span] : *spans) {
    const auto text = loaded.sources.text(file).substr(0, span.end);
    for (std::size_t begin = span.begin; begin < text.size();) {
      auto end = begin;
      while (end < text.size() && is_word(text[end])) ++end;
      for (auto [row, last] = by_id.equal_range(text.substr(begin, end - begin)); row != last; ++row) {
        const Location& at = definitions[row->second].second;
        const bool itself = at.file == file && at.span.begin <= begin && end <= at.span.end;
        if (!itself) named[row->second] = true;
      }
      begin = std::max(end, begin + 1);
    }
  }
  return named;
}

}  // namespace runbook::rules
