#include <algorithm>

#include "render/docs_sections.hpp"

namespace runbook::render {
namespace {

using md::Place;

std::string source_link(const PageOf& page, const Source& source) {
  if (!source.from()) return {};
  return source.from()->to ? pipeline_link(page.workspace, *source.from()->to, Place::cell)
                         : md::text(source.from()->name, Place::cell);
}

/// Without the columns that say nothing here.
std::string table_of_what_is_said(std::vector<std::string> head, std::vector<std::vector<std::string>> rows) {
  for (std::size_t column = head.size(); column-- > 0;) {
    if (std::any_of(rows.begin(), rows.end(), [&](const auto& row) { return !row[column].empty(); })) continue;
    const auto at = static_cast<std::ptrdiff_t>(column);
    head.erase(head.begin() + at);
    for (auto& row : rows) row.erase(row.begin() + at);
  }
  return table(head, rows);
}

std::string tags_in_words(const Source& source) {
  std::vector<std::string> out;
  for (const auto& tag : source.tags()) out.push_back(md::code(tag, Place::cell));
  return joined(out);
}

}  // namespace

std::string labels_in_words(const LabelMap& labels, Place place) {
  std::vector<std::string> out;
  for (const auto& [key, value] : labels) out.push_back(md::code(key, place) + " = " + md::text(value, place));
  return joined(out);
}

std::string data_section(const PageOf& page) {
  std::vector<std::vector<std::string>> rows;
  std::string contents;
  for (const auto& source : page.pipeline.sources) {
    rows.push_back({md::text(source.title(), Place::cell), md::code(source.id, Place::cell),
                    std::string{name_of(source.kind)}, source_link(page, source),
                    source.arrives ? "every " + std::string{name_of(*source.arrives)} : "",
                    source.probe() ? md::code(describe(*source.probe()), Place::cell) : "", tags_in_words(source),
                    source.labels() ? labels_in_words(*source.labels(), Place::cell) : ""});
    if (source.contains().empty()) continue;
    contents += md::bold("What is in " + std::string{source.title()}) + "\n\n";
    for (const auto& item : source.contains()) contents += "- " + md::lines(item, 2) + "\n";
    contents += "\n";
  }
  return section("Data",
                 table_of_what_is_said({"Data", "Id", "Kind", "From", "Arrives", "Read from", "Tags", "Labels"}, rows) + contents);
}

std::string labels_section(const PageOf& page) {
  const std::string labels = labels_in_words(page.pipeline.labels, Place::inside);
  return section("Labels", labels.empty() ? "" : labels + "\n\n");
}

}  // namespace runbook::render
