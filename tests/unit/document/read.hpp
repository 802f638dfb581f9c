// What the tests of this layer share: reading a text, and naming nodes and places in it.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.hpp"
#include "text/utf8.hpp"

namespace runbook::document {

/// A text that stays where it is, and what it was read as.
struct Read {
  std::unique_ptr<const std::string> text;
  std::vector<Diagnostic> diagnostics;
  Parsed parsed;

  [[nodiscard]] std::string at(Span span) const { return text->substr(span.begin, span.end - span.begin); }
  [[nodiscard]] Node root(std::size_t document = 0) const { return parsed.documents.at(document)->root(); }
};

inline Read read(std::string text) {
  Read result{std::make_unique<const std::string>(std::move(text)), {}, {}};
  result.parsed = parse(FileId{}, *result.text, result.diagnostics);
  return result;
}

/// One line a diagnostic: `RB002 3-4 "the text there"`; offsets are bytes.
inline std::string faults(const Read& read) {
  std::string lines;
  for (const Diagnostic& d : read.diagnostics) {
    if (!lines.empty()) lines += '\n';
    lines += code_id(d.code) + ' ' + std::to_string(d.at.span.begin) + '-' + std::to_string(d.at.span.end) + ' ' +
             text::visible(read.at(d.at.span));
  }
  return lines;
}

/// The tree in a short notation: {key: value}, [item], "text", plain text, ~ for null, ! behind what is damaged.
inline std::string shape(const Node& node) {
  const std::string mark = node.is_damaged() ? "!" : "";
  switch (node.kind()) {
    case Kind::null:
      return "~" + mark;
    case Kind::scalar: {
      const std::string shown = text::visible(node.text());
      return (node.is_plain() ? shown : '"' + shown + '"') + mark;
    }
    case Kind::sequence:
    case Kind::map:
      break;
  }
  std::string items;
  for (std::uint32_t i = 0; i < node.size(); ++i) {
    if (i > 0) items += ", ";
    if (node.is_map()) items += shape(node.key(i)) + ": ";
    items += shape(node.at(i));
  }
  return (node.is_map() ? "{" + items + "}" : "[" + items + "]") + mark;
}

/// All documents, one line each.
inline std::string shapes(const Read& read) {
  std::string lines;
  for (const auto& document : read.parsed.documents) {
    if (!lines.empty()) lines += '\n';
    lines += shape(document->root());
  }
  return lines;
}

}  // namespace runbook::document
