// Tables of Markdown and how a page begins, for the reports that people paste into wikis and pull requests.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "render/human.hpp"
#include "render/md.hpp"
#include "runbook/model.hpp"

namespace runbook::render {

/// A user's text as a cell.
[[nodiscard]] inline std::string md_cell(std::string_view text) { return md::text(text, md::Place::cell); }

/// `| a | b |`, the cells as they are.
[[nodiscard]] inline std::string md_row(const std::vector<std::string>& cells) {
  std::string row;
  for (const std::string& cell : cells) row += "| " + cell + (cell.empty() ? "" : " ");
  return row + "|\n";
}

/// The heads of a table, and the line below them: `right` columns from the second on are numbers.
[[nodiscard]] inline std::string md_heads(const std::vector<std::string>& heads, bool numbers = false) {
  std::string line;
  for (std::size_t i = 0; i < heads.size(); ++i) line += numbers && i > 0 ? "|--:" : "|---";
  return md_row(heads) + line + "|\n";
}

/// A clock that always names the year: a page knows no today.
[[nodiscard]] inline WallClock dated(Zone zone) { return {zone, Instant{}}; }

/// `# On call, Mon 23 Nov 2026 – Sun 29 Nov 2026`, whose it is, and the zone of all times in it.
[[nodiscard]] inline std::string md_page_head(const std::string& what, const std::string& when, const Workspace& workspace,
                                              Zone zone) {
  return "# " + what + ", " + when + "\n\n" +
         md::text(workspace.title.empty() ? workspace.id : workspace.title, md::Place::start) + ". Times are those of " +
         md::code(zone.name()) + ".\n";
}

/// Warnings as a section of a page; nothing where there are none.
[[nodiscard]] inline std::string md_warnings(const std::vector<std::string>& warnings) {
  std::string out = warnings.empty() ? "" : "\n## Warnings\n\n";
  for (const std::string& warning : warnings) out += "- " + md::text(warning, md::Place::start) + "\n";
  return out;
}

}  // namespace runbook::render
