#include "render/docs_sections.hpp"
#include "render/docs_words.hpp"

namespace runbook::render {
namespace {

using md::Place;

std::string rule_in_words(const PageOf& page, const FreshnessRule& rule) {
  std::string out = "- **Warning** when no data has arrived for " + length_in_words(rule.warn_after) +
                    ", **alarm** when for " + length_in_words(rule.alarm_after) + "; ";
  out += rule.resolve_within ? "to be resolved within " + length_in_words(*rule.resolve_within) + " of the warning"
                             : "no time is set to resolve it";
  out += rule.count == Count::working_days ? ". Counted on working days only.\n" : ". Counted in elapsed time.\n";
  for (const auto& selector : rule.sources)
    out += "  - " + selection(page.workspace, page.handle, selector, Place::inside) + "\n";
  return out;
}

std::string if_not_working_day(const Obligation& obligation) {
  switch (obligation.if_not_working_day) {
    case IfNotWorkingDay::before:
      return "if that is no working day, on the one before";
    case IfNotWorkingDay::after:
      return "if that is no working day, on the next one";
    case IfNotWorkingDay::keep:
      break;
  }
  const bool always_one = obligation.due.kind == Due::Kind::last_working_day || obligation.every == Every::day;
  return always_one ? "" : "also if that is no working day";
}

}  // namespace

std::string obligation_in_words(const PageOf& page, const Obligation& obligation) {
  const std::string by = party_links(page.workspace, obligation.by);
  std::vector<std::string> said{due_in_words(obligation), if_not_working_day(obligation)};
  if (obligation.warn_before) said.push_back("warning " + length_in_words(*obligation.warn_before) + " before");
  if (obligation.settles_problems) said.push_back("every open problem of this pipeline is to be resolved by then");
  if (obligation.from) said.push_back("from " + format_day(*obligation.from) + " on");
  return joined({md::bold(obligation.title), md::code(obligation.id)}, " ") + ": " + joined(said, "; ") + "; by " +
         (by.empty() ? "nobody" : by);
}

Zone zone_of(const Workspace& workspace, const Pipeline& pipeline) {
  if (!pipeline.raci.responsible.empty() && pipeline.raci.responsible.front().to) {
    const auto team = team_of(workspace, *pipeline.raci.responsible.front().to);
    if (team && workspace[*team].timezone) return *workspace[*team].timezone;
  }
  return workspace.timezone;
}

std::string promises_section(const PageOf& page) {
  std::string rules, commitments;
  for (const auto& rule : page.pipeline.freshness) rules += rule_in_words(page, rule);
  for (const auto& obligation : page.pipeline.obligations) {
    if (obligation.kind == Obligation::Kind::commitment)
      commitments += "- " + obligation_in_words(page, obligation) + "\n";
  }
  std::string body;
  if (!rules.empty()) body += "Fresh data:\n\n" + rules + "\n";
  if (!commitments.empty()) body += "Commitments:\n\n" + commitments + "\n";
  if (body.empty()) return section("What is promised", "Nothing.\n\n");
  return section("What is promised", body + "Times of day are those of " +
                                         md::text(zone_of(page.workspace, page.pipeline).name()) + ".\n\n");
}

}  // namespace runbook::render
