// The parts of a pipeline's page, in the order in which somebody needs them at night. Each gives whole blocks of
// Markdown, every one followed by an empty line, or nothing where there is nothing to say.
#pragma once

#include <string>
#include <vector>

#include "render/docs_parties.hpp"
#include "runbook/model.hpp"

namespace runbook::render {

/// What the sections of one page share.
struct PageOf {
  const Workspace& workspace;
  Handle<Pipeline> handle;
  const Pipeline& pipeline = workspace[handle];
};

// docs_promises.cpp
[[nodiscard]] std::string promises_section(const PageOf& page);
/// `**Title** (`id`): every month, …; by …`: one list item's text for a commitment or routine.
[[nodiscard]] std::string obligation_in_words(const PageOf& page, const Obligation& obligation);
/// The zone that the pipeline's local times are in (semantics.md, Time).
[[nodiscard]] Zone zone_of(const Workspace& workspace, const Pipeline& pipeline);

// docs_issues.cpp
[[nodiscard]] std::string issues_section(const PageOf& page);

// docs_oncall.cpp
/// The table under the title: on call, responsible, accountable, and how each is reached.
[[nodiscard]] std::string call_section(const PageOf& page);
[[nodiscard]] std::string oncall_section(const PageOf& page);

// docs_people.cpp
[[nodiscard]] std::string owners_section(const PageOf& page);
/// Who is told at each level, and who says so. `pipeline`: null for the company's own page.
[[nodiscard]] std::string told_table(const Workspace& workspace, const Pipeline* pipeline);

// docs_data.cpp
[[nodiscard]] std::string data_section(const PageOf& page);
[[nodiscard]] std::string labels_section(const PageOf& page);
/// `key` = value, by key.
[[nodiscard]] std::string labels_in_words(const LabelMap& labels, md::Place place);

// docs_lineage.cpp
/// A pipeline with its sources and everything up- and downstream, at any distance.
[[nodiscard]] std::string lineage_section(const PageOf& page);
/// Every pipeline, by domain.
[[nodiscard]] std::string lineage_of_all(const Workspace& workspace);

/// One heading and what stands under it; nothing where nothing does.
[[nodiscard]] inline std::string section(std::string_view heading, const std::string& body) {
  return body.empty() ? std::string{} : "## " + std::string{heading} + "\n\n" + body;
}
/// Rows of a table under its head; nothing without rows.
[[nodiscard]] std::string table(const std::vector<std::string>& head,
                                const std::vector<std::vector<std::string>>& rows);

}  // namespace runbook::render
