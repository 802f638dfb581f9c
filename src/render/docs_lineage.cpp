#include <algorithm>
#include <map>
#include <set>

#include "render/docs_sections.hpp"
#include "render/mermaid.hpp"

namespace runbook::render {
namespace {

using Pipelines = std::set<Handle<Pipeline>>;

/// Everything that `next` leads to from `start`, without `start`.
template <class Next>
Pipelines reached(Handle<Pipeline> start, const Next& next) {
  Pipelines seen;
  std::vector<Handle<Pipeline>> open{start};
  while (!open.empty()) {
    const Handle<Pipeline> at = open.back();
    open.pop_back();
    for (const auto to : next(at))
      if (to != start && seen.insert(to).second) open.push_back(to);
  }
  return seen;
}

std::vector<Handle<Pipeline>> fed_by(const Workspace& workspace, Handle<Pipeline> upstream) {
  std::vector<Handle<Pipeline>> out;
  for (std::uint32_t i = 0; i < workspace.pipelines.size(); ++i) {
    const auto& of = workspace.pipelines[i].upstream;
    if (std::find(of.begin(), of.end(), upstream) != of.end()) out.push_back({i});
  }
  return out;
}

std::string name_of_pipeline(const Pipeline& pipeline) { return mermaid_node('p', pipeline.id); }

std::string pipeline_node(const Pipeline& pipeline) {
  return name_of_pipeline(pipeline) + "[[" + mermaid_label(pipeline.title) + "]]";
}

/// Data from outside is drawn round, what people enter slanted.
std::string source_node(const Source& source) {
  const std::string name = mermaid_node('s', source.id), label = mermaid_label(source.title());
  switch (source.kind) {
    case SourceKind::external_api:
    case SourceKind::stream:
      return name + "([" + label + "])";
    case SourceKind::manual:
      return name + "[/" + label + "/]";
    case SourceKind::internal:
    case SourceKind::pipeline:
      break;
  }
  return name + "[" + label + "]";
}

std::string picture(const std::string& lines) { return "```mermaid\nflowchart LR\n" + lines + "```\n\n"; }

std::string names(const Workspace& workspace, const Pipelines& pipelines) {
  std::vector<std::string> links;
  for (const auto pipeline : pipelines) links.push_back(pipeline_link(workspace, pipeline));
  return links.empty() ? "none" : joined(links);
}

}  // namespace

std::string lineage_section(const PageOf& page) {
  const Workspace& workspace = page.workspace;
  const Pipelines above = reached(page.handle, [&](auto at) { return workspace[at].upstream; });
  const Pipelines below = reached(page.handle, [&](auto at) { return fed_by(workspace, at); });
  Pipelines all = above;
  all.insert(below.begin(), below.end());
  all.insert(page.handle);

  std::string lines;
  for (const auto pipeline : all) lines += "  " + pipeline_node(workspace[pipeline]) + "\n";
  for (const auto& source : page.pipeline.sources) {
    if (!source.from()) lines += "  " + source_node(source) + " --> " + name_of_pipeline(page.pipeline) + "\n";
  }
  for (const auto pipeline : all) {
    for (const auto& source : workspace[pipeline].sources) {
      if (!source.from() || !source.from()->to || !all.contains(*source.from()->to)) continue;
      lines += "  " + name_of_pipeline(workspace[*source.from()->to]) + " -->|" + mermaid_label(source.title()) + "| " +
               name_of_pipeline(workspace[pipeline]) + "\n";
    }
  }
  lines += "  style " + name_of_pipeline(page.pipeline) + " stroke-width:4px\n";
  return section("Lineage", "Upstream: " + names(workspace, above) + ". Downstream: " + names(workspace, below) +
                                ".\n\n" + picture(lines));
}

std::string lineage_of_all(const Workspace& workspace) {
  std::map<std::string, Pipelines> domains;
  for (std::uint32_t i = 0; i < workspace.pipelines.size(); ++i) domains[workspace.pipelines[i].domain].insert({i});
  std::string lines;
  std::size_t number = 0;
  for (const auto& [domain, pipelines] : domains) {
    const std::string indent = domain.empty() ? "  " : "    ";
    if (!domain.empty()) lines += "  subgraph d_" + std::to_string(number++) + "[" + mermaid_label(domain) + "]\n";
    for (const auto pipeline : pipelines) lines += indent + pipeline_node(workspace[pipeline]) + "\n";
    if (!domain.empty()) lines += "  end\n";
  }
  for (const auto& pipeline : workspace.pipelines) {
    for (const auto upstream : pipeline.upstream)
      lines += "  " + name_of_pipeline(workspace[upstream]) + " --> " + name_of_pipeline(pipeline) + "\n";
  }
  return lines.empty() ? lines : section("Lineage", picture(lines));
}

}  // namespace runbook::render
