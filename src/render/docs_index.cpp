#include <algorithm>
#include <map>

#include "render/docs_company.hpp"
#include "render/docs_sections.hpp"
#include "render/docs_words.hpp"

namespace runbook::render {
namespace {

using md::Place;

std::string promise_in_words(const Pipeline& pipeline) {
  std::vector<std::string> out;
  for (const auto& rule : pipeline.freshness) {
    std::vector<std::string> data;
    for (const auto& selector : rule.sources) data.push_back(md::code(selector.text, Place::cell));
    out.push_back(joined(data) + ": warning after " + length_in_words(rule.warn_after) + ", alarm after " +
                  length_in_words(rule.alarm_after) +
                  (rule.resolve_within ? ", resolved within " + length_in_words(*rule.resolve_within) : "") +
                  (rule.count == Count::working_days ? " (on working days)" : ""));
  }
  for (const auto& obligation : pipeline.obligations) {
    if (obligation.kind == Obligation::Kind::commitment)
      out.push_back(md::text(obligation.title, Place::cell) + ": " + due_in_words(obligation));
  }
  return joined(out, "; ");
}

std::string oncall_in_words(const Workspace& workspace, const Pipeline& pipeline) {
  if (pipeline.no_oncall) return "none";
  std::vector<std::string> out;
  for (const auto& coverage : pipeline.coverage) {
    const std::string link = party_links(workspace, std::vector{coverage.by}, Place::cell);
    if (std::find(out.begin(), out.end(), link) == out.end()) out.push_back(link);
  }
  return out.empty() ? "none" : joined(out);
}

std::string owners_in_words(const Workspace& workspace, const Pipeline& pipeline) {
  const std::string secondary = party_links(workspace, pipeline.secondary_owners, Place::cell);
  return joined(
      {party_links(workspace, pipeline.primary_owners, Place::cell), secondary.empty() ? "" : "then " + secondary},
      "; ");
}

}  // namespace

std::string index_text(const Workspace& workspace) {
  // Pipelines without a domain come last, whatever the others are called.
  std::map<std::pair<bool, std::string>, std::vector<Handle<Pipeline>>> domains;
  for (std::uint32_t i = 0; i < workspace.pipelines.size(); ++i) {
    const std::string& domain = workspace.pipelines[i].domain;
    domains[{domain.empty(), domain}].push_back({i});
  }
  std::string out = "# " + md::text(company_title(workspace), Place::heading) + "\n\n";
  out += "The runbooks of " + std::to_string(workspace.pipelines.size()) +
         (workspace.pipelines.size() == 1 ? " data pipeline" : " data pipelines") +
         ". People, teams and rotations: [Company](" + std::string{company_page} + ").\n\n";
  for (const auto& [domain, pipelines] : domains) {
    std::vector<std::vector<std::string>> rows;
    for (const auto handle : pipelines) {
      const Pipeline& pipeline = workspace[handle];
      rows.push_back({joined({pipeline_link(workspace, handle, Place::cell), md::code(pipeline.id, Place::cell)}, " "),
                      md::text(pipeline.purpose, Place::cell), md::text(pipeline.audience, Place::cell),
                      owners_in_words(workspace, pipeline), promise_in_words(pipeline),
                      oncall_in_words(workspace, pipeline)});
    }
    out += "## " + (domain.first ? std::string{"Other pipelines"} : md::text(domain.second, Place::heading)) + "\n\n";
    out += table({"Pipeline", "Purpose", "For", "Owners", "Promised", "On call"}, rows);
  }
  return out + lineage_of_all(workspace) + made_by;
}

}  // namespace runbook::render
