#include "render/docs_sections.hpp"
#include "render/docs_words.hpp"

namespace runbook::render {
namespace {

using md::Place;

std::string covered_data(const Coverage& coverage, Place place) {
  if (!coverage.sources) return "everything that this pipeline is told of";
  std::vector<std::string> out;
  for (const auto& selector : *coverage.sources) out.push_back(md::code(selector.text, place));
  return joined(out);
}

std::string covered_sources(const PageOf& page, const Coverage& coverage) {
  std::string out;
  if (!coverage.sources) return out;
  for (const auto& selector : *coverage.sources)
    out += "  - " + selection(page.workspace, page.handle, selector, Place::inside) + "\n";
  return out;
}

std::string covered_time(const Coverage& coverage) {
  return joined({window_in_words(coverage.when), hours_in_words(coverage)});
}

void call_rows(const PageOf& page, std::string_view as, const std::vector<PartyRef>& parties,
               std::vector<std::vector<std::string>>& rows) {
  for (const auto& party : parties) {
    rows.push_back({std::string{as}, party_links(page.workspace, std::vector{party}, Place::cell),
                    party.to ? reach(page.workspace, *party.to, Place::cell) : ""});
  }
}

}  // namespace

std::string call_section(const PageOf& page) {
  const Pipeline& pipeline = page.pipeline;
  std::vector<std::vector<std::string>> rows;
  for (const auto& coverage : pipeline.coverage) {
    const std::string how = coverage.by.to ? reach(page.workspace, *coverage.by.to, Place::cell) : "";
    rows.push_back({"On call", party_links(page.workspace, std::vector{coverage.by}, Place::cell),
                    joined({how, covered_time(coverage), "for " + covered_data(coverage, Place::cell)}, "; ")});
  }
  if (pipeline.no_oncall) rows.push_back({"On call", "nobody", md::text(*pipeline.no_oncall, Place::cell)});
  call_rows(page, "Responsible", pipeline.raci.responsible, rows);
  call_rows(page, "Accountable", pipeline.raci.accountable, rows);
  return section("Who to call", table({"", "Who", "How and when"}, rows));
}

std::string oncall_section(const PageOf& page) {
  const Pipeline& pipeline = page.pipeline;
  std::string body;
  if (pipeline.no_oncall) body += "No on-call: " + md::lines(*pipeline.no_oncall) + "\n\n";
  for (const auto& coverage : pipeline.coverage) {
    body += "- " + joined({md::bold(coverage.title), md::code(coverage.id)}, " ") + ": " +
            party_links(page.workspace, std::vector{coverage.by}) + "; " + covered_time(coverage) + "; for " +
            covered_data(coverage, Place::inside) + "\n" + covered_sources(page, coverage);
  }
  if (!pipeline.coverage.empty()) body += "\n";
  if (body.empty()) body = "No on-call is arranged; the responsible are told at their next working time.\n\n";
  std::string routine;
  for (const auto& obligation : pipeline.obligations) {
    if (obligation.kind == Obligation::Kind::routine) routine += "- " + obligation_in_words(page, obligation) + "\n";
  }
  if (!routine.empty()) body += "Routine:\n\n" + routine + "\n";
  return section("On call", body);
}

}  // namespace runbook::render
