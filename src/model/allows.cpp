#include "model/allows.hpp"

#include <algorithm>

#include "text/edit_distance.hpp"

namespace runbook::model {
namespace {

using document::Node;

constexpr std::string_view blanks = " \t";

/// The words after `# runbook: allow`, or nothing where the comment is another one.
std::optional<std::uint32_t> allow_words(std::string_view comment) {
  std::size_t at = 0;
  const auto skip = [&] { at = std::min(comment.find_first_not_of(blanks, at), comment.size()); };
  const auto take = [&](std::string_view word) {
    if (!comment.substr(at).starts_with(word)) return false;
    at += word.size();
    return true;
  };
  if (!take("#")) return std::nullopt;
  skip();
  if (!take("runbook:")) return std::nullopt;
  skip();
  if (!take("allow")) return std::nullopt;
  if (at < comment.size() && blanks.find(comment[at]) == blanks.npos) return std::nullopt;  // "allowed"
  skip();
  return static_cast<std::uint32_t>(at);
}

/// Whether a word may stand for a code: one that does not is where the reason begins.
bool may_be_code(std::string_view word) {
  if (find_code(word)) return true;
  if (word.size() > 2 && word.starts_with("RB") && word.find_first_not_of("0123456789", 2) == word.npos) return true;
  std::vector<std::string_view> names;
  for (const auto& row : all_codes()) names.push_back(row.name);
  return text::closest(word, names).has_value();
}

/// A reason says something: dashes alone do not.
bool has_word(std::string_view text) {
  return std::ranges::any_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
  });
}

/// A code, or several with commas or blanks between them, then the reason. The first word is always a code; a further
/// one after a comma where it may be one, after a blank where it is one. A colon may end the codes.
Allow read_allow(FileId file, std::string_view text, Span comment, std::uint32_t words) {
  Allow allow;
  allow.at = {file, comment};
  std::uint32_t at = comment.begin + words;
  bool comma = true;
  while (at < comment.end) {
    std::uint32_t end = at;
    while (end < comment.end && text[end] != ',' && text[end] != ':' && text[end] != '\r' && blanks.find(text[end]) == blanks.npos) ++end;
    const auto word = text.substr(at, end - at);
    const bool is_code = allow.codes.empty() ? !word.empty() : comma ? may_be_code(word) : find_code(word).has_value();
    if (!is_code) break;
    allow.codes.push_back({std::string{word}, {file, {at, end}}});
    const bool colon = end < comment.end && text[end] == ':';
    at = end + (colon ? 1 : 0);
    comma = false;
    for (; at < comment.end && (text[at] == ',' || blanks.find(text[at]) != blanks.npos); ++at) comma = comma || text[at] == ',';
    if (colon) break;
  }
  auto reason = text.substr(at, comment.end - at);
  while (!reason.empty() && (blanks.find(reason.back()) != blanks.npos || reason.back() == '\r')) reason.remove_suffix(1);
  if (has_word(reason)) allow.reason = reason;
  return allow;
}

/// Every key with its value, and every list item, in a document.
void collect_scopes(const Node& root, std::vector<Span>& scopes) {
  struct Step {
    Node node;
    Span within;
  };
  std::vector<Step> open{{root, root.location().span}};
  while (!open.empty()) {
    const auto [node, within] = open.back();
    open.pop_back();
    for (std::uint32_t i = 0; i < node.size(); ++i) {
      const auto value = node.at(i);
      Span span = value.location().span;
      if (node.is_map()) span = {node.key(i).location().span.begin, std::max(span.end, node.key(i).location().span.end)};
      if (span.begin < within.begin || span.end > within.end) continue;  // an anchor's text, seen through an alias
      scopes.push_back(span);
      if (value.size() > 0) open.push_back({value, value.location().span});
    }
  }
}

}  // namespace

std::vector<Allow> find_allows(FileId file, std::string_view text, const document::Parsed& parsed) {
  std::vector<Allow> allows;
  std::vector<Span> scopes;
  for (const auto& comment : parsed.comments) {
    const auto words = allow_words(text.substr(comment.span.begin, comment.span.end - comment.span.begin));
    if (!words) continue;
    auto& allow = allows.emplace_back(read_allow(file, text, comment.span, *words));
    if (scopes.empty()) {
      for (const auto& document : parsed.documents) collect_scopes(document->root(), scopes);
      // Of those that start at one place the widest first.
      std::ranges::sort(scopes, [](Span a, Span b) { return a.begin != b.begin ? a.begin < b.begin : a.end > b.end; });
    }
    // On its line, or the next line where something stands: the first thing that starts there.
    std::size_t line = comment.span.end;
    if (!comment.alone) {
      const auto before = text.rfind('\n', comment.span.begin);
      line = before == text.npos ? 0 : before + 1;
    }
    const auto scope = std::ranges::lower_bound(scopes, static_cast<std::uint32_t>(line), {}, &Span::begin);
    if (scope == scopes.end()) continue;
    if (!comment.alone && scope->begin > comment.span.begin) continue;  // nothing starts on the comment's own line
    allow.scope = Location{file, *scope};
  }
  return allows;
}

}  // namespace runbook::model
