// Whatever bytes a file holds, reading it ends, and what comes out keeps its promises.
#include <string>
#include <string_view>
#include <vector>

#include "document/document.hpp"
#include "fuzz/support.hpp"
#include "text/line_index.hpp"
#include "text/utf8.hpp"

namespace {

using namespace runbook;
using document::Node;
using fuzz::require;

bool is_within(Span inner, Span outer) { return outer.begin <= inner.begin && inner.end <= outer.end; }

void check_tree(const Node& root, std::string_view text) {
  struct Visit {
    Node node;
    Span parent;
    bool own_place;  // not seen through an alias
  };
  const Span whole{0, static_cast<std::uint32_t>(text.size())};
  std::vector<Visit> todo{{root, whole, true}};
  for (std::size_t seen = 0; !todo.empty() && seen < 300'000; ++seen) {
    const Visit visit = todo.back();
    todo.pop_back();
    const Span span = visit.node.location().span;
    require(span.begin <= span.end && span.end <= text.size(), "a span lies in the text");
    if (visit.own_place) require(is_within(span, visit.parent), "a node lies within its parent");
    if (visit.node.is_scalar()) {
      require(visit.node.text().size() <= (64u << 10), "a scalar keeps its limit");
      if (!visit.node.is_damaged()) require(!text::first_invalid(visit.node.text()), "a scalar is UTF-8");
      const std::string_view written = text.substr(span.begin, span.end - span.begin);
      if (visit.node.is_plain() && !written.empty() && visit.own_place) {
        require(!text::is_control(text::decode(written, 0).code) || visit.node.is_damaged(),
                "a plain scalar begins with text");
        require(written.find('\n') != std::string_view::npos || written == visit.node.text() ||
                    visit.node.is_damaged() || written.front() == '*',
                "a plain scalar on one line is what is written");
      }
    }
    std::uint32_t before = span.begin;
    for (std::uint32_t i = 0; i < visit.node.size(); ++i) {
      const Node child = visit.node.at(i);
      const bool own = visit.own_place && (text.empty() || span.begin >= text.size() || text[span.begin] != '*');
      if (visit.node.is_map()) {
        const Node key = visit.node.key(i);
        require(key.is_scalar(), "a key is text");
        require(visit.node.find(key.text()) == child || key.is_damaged(), "a key is there once");
        todo.push_back({key, span, own});
        if (own) require(key.location().span.begin >= before, "keys stand in order");
        if (own) before = key.location().span.begin;
      }
      if (own) require(child.location().span.begin >= before, "values stand in order");
      if (own) before = child.location().span.begin;
      todo.push_back({child, span, own});
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  std::vector<Diagnostic> diagnostics;
  const document::Parsed parsed = document::parse(FileId{0}, text, diagnostics);
  const text::LineIndex lines(text);
  require(!parsed.broken || !diagnostics.empty(), "nothing is dropped without a word");
  for (const Diagnostic& d : diagnostics) {
    require(d.at.span.begin <= d.at.span.end && d.at.span.end <= text.size(), "a diagnostic lies in the text");
    require(static_cast<unsigned>(d.code) >= 2 && static_cast<unsigned>(d.code) <= 6, "a code of this layer");
    const text::Position position = lines.position(d.at.span.begin);
    require(position.line >= 1 && position.line <= lines.lines() && position.column >= 1,
            "a place has line and column");
    for (const Related& related : d.related)
      require(related.at.span.end <= text.size(), "a related place lies in the text");
    require(!text::first_invalid(text::visible(d.message)), "a message can be shown");
  }
  std::uint32_t before = 0;
  for (const document::Comment& comment : parsed.comments) {
    require(comment.span.begin >= before && comment.span.end <= text.size(), "comments stand in order");
    require(text[comment.span.begin] == '#', "a comment begins with #");
    before = comment.span.end;
  }
  for (const auto& document : parsed.documents) check_tree(document->root(), text);
  return 0;
}
