// Whether two readings of one text are the same in all that anybody can see. For the unit tests and the fuzz target.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "document/document.hpp"
#include "document/plain_reader.hpp"
#include "text/utf8.hpp"

namespace runbook::document {

inline std::string place(Span span) { return std::to_string(span.begin) + "-" + std::to_string(span.end); }

/// Every node with kind, place, text and marks, one a line; of a text with aliases at most `limit` nodes.
inline void describe(const Node& node, std::size_t depth, std::size_t& limit, std::string& out) {
  if (limit == 0 || depth > 40) return;
  --limit;
  out += std::string(depth, ' ') + "~\"[{"[static_cast<int>(node.kind())] + place(node.location().span) +
         (node.is_plain() ? " plain" : "") + (node.is_damaged() ? " damaged" : "") + " " + text::visible(node.text()) + "\n";
  for (std::uint32_t i = 0; i < node.size(); ++i) {
    if (node.is_map()) describe(node.key(i), depth + 1, limit, out);
    describe(node.at(i), depth + 1, limit, out);
  }
}

/// All that a reading gives, as text.
inline std::string everything(std::string_view text, Engine engine) {
  std::vector<Diagnostic> diagnostics;
  const Parsed parsed = parse(FileId{0}, text, diagnostics, engine);
  std::string out = parsed.broken ? "broken\n" : "";
  std::size_t limit = 20'000;
  for (const auto& document : parsed.documents) {
    out += "---\n";
    describe(document->root(), 0, limit, out);
  }
  for (const auto& comment : parsed.comments) out += "# " + place(comment.span) + (comment.alone ? " alone\n" : "\n");
  for (const auto& d : diagnostics) out += code_id(d.code) + " " + place(d.at.span) + " " + d.message + "\n";
  return out;
}

/// Whether the fast reader takes the whole text (one document) at all.
inline bool is_plain_yaml(std::string_view text) {
  return read_plain(FileId{0}, text, {0, static_cast<std::uint32_t>(text.size())}).has_value();
}

}  // namespace runbook::document
