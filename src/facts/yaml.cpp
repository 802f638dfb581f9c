#include <algorithm>
#include <utility>
#include <vector>

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

  /// A subject may be given again, as `>>` appends it: all of them count, in the order of the text.
  void subjects(const document::Node& map) {
    std::vector<Entry> entries;
    for (std::uint32_t i = 0; i < map.size(); ++i) entries.emplace_back(map.key(i), map.at(i));
    for (std::uint32_t i = 0; i < map.repeated_size(); ++i) entries.emplace_back(map.repeated_key(i), map.repeated_at(i));
    if (map.repeated_size() > 0) {
      std::sort(entries.begin(), entries.end(),
                [](const Entry& a, const Entry& b) { return a.first.location() < b.first.location(); });
    }
    for (const auto& [key, value] : entries) {
      subject_ = key.text();
      if (!value.is_sequence()) {
        item(value);
        continue;
      }
      for (std::uint32_t k = 0; k < value.size(); ++k) item(value.at(k));
    }
  }

 private:
  using Entry = std::pair<document::Node, document::Node>;

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

/// Whether a key that is given again is a subject, and not part of what is said of one.
bool is_subject(const document::Parsed& parsed, Location key) {
  for (const auto& document : parsed.documents) {
    const document::Node root = document->root();
    for (std::uint32_t i = 0; i < root.repeated_size(); ++i) {
      if (root.repeated_key(i).location() == key) return true;
    }
  }
  return false;
}

}  // namespace

std::optional<YamlFault> read_yaml(std::string_view text, Collector& collector) {
  std::vector<Diagnostic> diagnostics;
  const document::Parsed parsed = document::parse(FileId{}, text, diagnostics);
  Reader reader{text, collector};
  std::erase_if(diagnostics, [&](const Diagnostic& d) {
    return d.severity != Severity::error || (d.code == Code::duplicate_key && is_subject(parsed, d.at));
  });
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
