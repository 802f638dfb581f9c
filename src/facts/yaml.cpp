#include <algorithm>

#include "document/document.hpp"
#include "facts/formats.hpp"
#include "text/line_index.hpp"

namespace runbook::facts {
namespace {

/// Walks the maps of a text that has been found to be in order.
class Reader {
 public:
  Reader(std::string_view text, Collector& collector) : lines_(text), collector_(collector) {}

  [[nodiscard]] std::size_t line_of(Location place) const { return lines_.position(place.span.begin).line; }

  void subjects(const document::Node& map) {
    for (std::uint32_t i = 0; i < map.size(); ++i) {
      subject_ = map.key(i).text();
      const document::Node value = map.at(i);
      if (!value.is_sequence()) {
        item(value);
        continue;
      }
      for (std::uint32_t k = 0; k < value.size(); ++k) item(value.at(k));
    }
  }

 private:
  /// An instant, or `{ at: …, for: … }`; other keys are passed over, as in JSON.
  void item(const document::Node& node) {
    const std::size_t line = line_of(node.location());
    if (node.is_scalar()) return collector_.add(subject_, node.text(), std::nullopt, line);
    std::optional<std::string_view> at, period;
    bool is_text = node.is_map();
    for (std::uint32_t i = 0; is_text && i < node.size(); ++i) {
      const std::string_view key = node.key(i).text();
      const document::Node value = node.at(i);
      if (key != "at" && key != "for") continue;
      if (value.is_null()) continue;
      is_text = value.is_scalar();
      (key == "at" ? at : period) = value.text();
    }
    if (is_text && at) return collector_.add(subject_, *at, period, line);
    collector_.warn(line, "no instant of " + quoted(subject_) +
                              " reads here; expected one such as 2026-11-23T09:00:00Z, " + "or { at: …, for: … }");
  }

  text::LineIndex lines_;
  Collector& collector_;
  std::string_view subject_;
};

}  // namespace

std::optional<YamlFault> read_yaml(std::string_view text, Collector& collector) {
  std::vector<Diagnostic> diagnostics;
  const document::Parsed parsed = document::parse(FileId{}, text, diagnostics);
  Reader reader{text, collector};
  std::erase_if(diagnostics, [](const Diagnostic& d) { return d.severity != Severity::error; });
  if (!diagnostics.empty()) {
    const auto first = std::min_element(diagnostics.begin(), diagnostics.end(),
                                        [](const Diagnostic& a, const Diagnostic& b) { return a.at < b.at; });
    return YamlFault{reader.line_of(first->at), first->message};
  }
  for (const auto& document : parsed.documents) {
    if (document->root().is_map() || document->root().is_null()) continue;
    return YamlFault{
        reader.line_of(document->root().location()),
        "expected observations: a YAML map from subjects to instants, JSON lines, a JSON array, or CSV with "
        "the header subject,at"};
  }
  for (const auto& document : parsed.documents) reader.subjects(document->root());
  return std::nullopt;
}

}  // namespace runbook::facts
