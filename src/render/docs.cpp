#include "runbook/docs.hpp"

#include "render/docs_company.hpp"
#include "render/docs_sections.hpp"

namespace runbook {
namespace {

using namespace render;
using md::Place;

/// What it is, in a line under the title.
std::string in_short(const Pipeline& pipeline) {
  const auto said = [](std::string_view name, const std::string& value) {
    return value.empty() ? value : std::string{name} + value;
  };
  return joined(
      {md::code(pipeline.id), said("domain: ", md::text(pipeline.domain)), said("for: ", md::text(pipeline.audience)),
       pipeline.reviewed ? "reviewed: " + format_day(*pipeline.reviewed) : "never reviewed"},
      " · ");
}

std::string pipeline_text(const Workspace& workspace, Handle<Pipeline> handle) {
  const PageOf page{workspace, handle};
  std::string out = "# " + md::text(page.pipeline.title, Place::heading) + "\n\n" + in_short(page.pipeline) + "\n\n";
  if (const std::string purpose = md::lines(page.pipeline.purpose); !purpose.empty()) out += purpose + "\n\n";
  out += call_section(page) + promises_section(page) + issues_section(page) + oncall_section(page) +
         owners_section(page) + section("Who is told", told_table(workspace, &page.pipeline)) + data_section(page) +
         lineage_section(page) + labels_section(page);
  return out + "[All pipelines](" + std::string{index_page} + ") · [Company](" + std::string{company_page} + ")\n\n" +
         made_by;
}

}  // namespace

std::string page_of(const Pipeline& pipeline) {
  const std::string page = pipeline.id + ".md";
  return page == index_page || page == company_page ? pipeline.id + "_.md" : page;
}

std::vector<Page> docs(const Workspace& workspace) {
  std::vector<Page> pages{{std::string{index_page}, index_text(workspace)},
                          {std::string{company_page}, company_text(workspace)}};
  for (std::uint32_t i = 0; i < workspace.pipelines.size(); ++i)
    pages.push_back({page_of(workspace.pipelines[i]), pipeline_text(workspace, {i})});
  return pages;
}

}  // namespace runbook
