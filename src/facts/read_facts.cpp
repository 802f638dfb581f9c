#include <algorithm>

#include "facts/collector.hpp"
#include "facts/formats.hpp"
#include "text/utf8.hpp"

namespace runbook {
namespace facts {
namespace {

bool has_json_line(std::string_view text) {
  JsonItem item;
  for (Lines lines{text}; lines.next();) {
    const std::size_t first = lines.line().find_first_not_of(" \t");
    if (first != std::string_view::npos && lines.line()[first] == '{' && read_json_item(lines.line(), item))
      return true;
  }
  return false;
}

}  // namespace

Format format_of(std::string_view text) {
  Lines lines{text};
  do {
    if (!lines.next()) return Format::nothing;
  } while (lines.blank());
  const char first = lines.line()[lines.line().find_first_not_of(" \t\r")];
  if (first == '[') return Format::json_array;
  if (first == '{') {
    JsonItem item;
    if (!read_json_item(lines.line(), item)) return Format::yaml;
    if (item.subject || item.at) return Format::json_lines;
    while (lines.next()) {
      if (!lines.blank()) return Format::json_lines;
    }
    return Format::yaml;  // { "profit-unit/marketing": "2026-11-22T09:00:00Z" }
  }
  return is_csv_header(lines.line()) ? Format::csv : Format::yaml;
}

void read_text(std::string_view text, Collector& collector) {
  if (text.starts_with("\x1f\x8b"))
    return collector.fail(0, "the text is compressed (gzip); give it unpacked, as `gzip -dc FILE | runbook … --observations -` does");
  if (text.starts_with(text::byte_order_mark)) text.remove_prefix(text::byte_order_mark.size());
  switch (format_of(text)) {
    case Format::nothing:
      return;
    case Format::json_lines:
      return read_json_lines(text, collector);
    case Format::json_array:
      return read_json_array(text, collector);
    case Format::csv:
      return read_csv(text, collector);
    case Format::yaml:
      break;
  }
  const auto fault = read_yaml(text, collector);
  if (!fault) return;
  if (text[text.find_first_not_of(" \t\r\n")] == '{' || has_json_line(text)) return read_json_lines(text, collector);
  collector.fail(fault->line, fault->message);
}

}  // namespace facts

ReadFacts read_facts(const Workspace& workspace, const std::vector<FactText>& texts) {
  facts::Collector collector{workspace};
  for (const FactText& text : texts) {
    collector.begin_file(text.path);
    facts::read_text(text.text, collector);
  }
  return std::move(collector).finish();
}

Facts facts_of(const Workspace& workspace, const Scenario& scenario) {
  facts::Gathering gathering{workspace};
  const facts::Subjects subjects{workspace};
  std::uint32_t order = 0;
  for (const Scenario::Seen& seen : scenario.observations) {
    const auto target = subjects.find(seen.subject);
    if (!target) continue;
    for (const Sighting& sighting : seen.sightings) {
      if (std::holds_alternative<Day>(sighting.at)) continue;
      const Observation observation{resolve(sighting.at, workspace.timezone), sighting.period, order++};
      const bool fits = !sighting.period ||
                        (!target->is_source && sighting.period->every == workspace[target->pipeline].obligations[target->index].every);
      if (fits) gathering.add(*target, observation);
    }
  }
  return std::move(gathering).finish();
}

}  // namespace runbook
