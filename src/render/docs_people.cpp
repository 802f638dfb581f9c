#include "render/docs_sections.hpp"

namespace runbook::render {
namespace {

using md::Place;

constexpr Level kLevels[] = {Level::warning, Level::alarm, Level::overdue};

}  // namespace

std::string table(const std::vector<std::string>& head, const std::vector<std::vector<std::string>>& rows) {
  if (rows.empty()) return {};
  const auto row = [](const std::vector<std::string>& cells) {
    std::string out = "|";
    for (const auto& cell : cells) out += cell.empty() ? " |" : " " + cell + " |";
    return out + "\n";
  };
  std::string out = row(head) + "|";
  for (std::size_t i = 0; i < head.size(); ++i) out += " --- |";
  out += "\n";
  for (const auto& cells : rows) out += row(cells);
  return out + "\n";
}

std::string owners_section(const PageOf& page) {
  const Pipeline& pipeline = page.pipeline;
  const auto parties = [&](const std::vector<PartyRef>& refs) {
    return party_links(page.workspace, refs, Place::cell);
  };
  std::string body = table({"Owner", "Who"}, {{"Primary", parties(pipeline.primary_owners)},
                                              {"Secondary", parties(pipeline.secondary_owners)}});
  body += table({"Responsible", "Accountable", "Consulted", "Informed"},
                {{parties(pipeline.raci.responsible), parties(pipeline.raci.accountable),
                  parties(pipeline.raci.consulted), parties(pipeline.raci.informed)}});
  return section("Owners and RACI", body);
}

std::string told_table(const Workspace& workspace, const Pipeline* pipeline) {
  static const Pipeline silent;  // says nothing of its own, so the company's lists hold
  std::vector<std::vector<std::string>> rows;
  for (const Level level : kLevels) {
    std::vector<std::string> told;
    for (const auto& who : notify_list(workspace, pipeline != nullptr ? *pipeline : silent, level))
      told.push_back(addressee(workspace, pipeline, who, Place::cell));
    const char* from = pipeline != nullptr && pipeline->notify.at(level) ? "this runbook"
                       : workspace.notify.at(level)                      ? "the company"
                                                                         : "the default";
    rows.push_back({std::string{name_of(level)}, told.empty() ? "nobody" : joined(told), from});
  }
  return table({"Level", "Told", "As said by"}, rows);
}

}  // namespace runbook::render
