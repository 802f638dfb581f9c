#include <string>
#include <vector>

#include "facts/formats.hpp"

namespace runbook::facts {
namespace {

/// The fields of one row (RFC 4180); false where a quote is not closed, or text follows a closing one. `fields` is used
/// again from row to row, to spare its memory.
bool split(std::string_view line, std::vector<std::string>& fields) {
  std::size_t count = 0;
  for (std::size_t i = 0;; ++i) {
    if (fields.size() == count) fields.emplace_back();
    std::string& field = fields[count++];
    field.clear();
    if (i < line.size() && line[i] == '"') {
      for (++i;; ++i) {
        const std::size_t quote = line.find('"', i);
        if (quote == std::string_view::npos) return false;
        field.append(line.substr(i, quote - i));
        i = quote + 1;
        if (i >= line.size() || line[i] != '"') break;
        field.push_back('"');
      }
      if (i < line.size() && line[i] != ',') return false;
    } else {
      const std::size_t comma = std::min(line.find(',', i), line.size());
      field.append(line.substr(i, comma - i));
      i = comma;
    }
    if (i >= line.size()) break;
  }
  fields.resize(count);
  return true;
}

bool is_header(const std::vector<std::string>& fields) {
  return (fields.size() == 2 || (fields.size() == 3 && fields[2] == "for")) && fields[0] == "subject" &&
         fields[1] == "at";
}

}  // namespace

bool is_csv_header(std::string_view line) {
  std::vector<std::string> fields;
  return split(line, fields) && is_header(fields);
}

void read_csv(std::string_view text, Collector& collector) {
  std::vector<std::string> fields;
  Lines lines{text};
  while (lines.next() && lines.blank()) {
  }
  const std::size_t width = split(lines.line(), fields) ? fields.size() : 2;
  while (lines.next()) {
    if (lines.blank()) continue;
    if (!split(lines.line(), fields) || fields.size() != width) {
      collector.warn(lines.number(),
                     std::string{"this does not read as a row of "} + (width == 3 ? "subject,at,for" : "subject,at"));
      continue;
    }
    std::optional<std::string_view> period;
    if (width == 3 && !fields[2].empty()) period = fields[2];
    collector.add(fields[0], fields[1], period, lines.number());
  }
}

}  // namespace runbook::facts
