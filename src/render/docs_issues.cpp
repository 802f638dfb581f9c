#include "render/docs_sections.hpp"

namespace runbook::render {
namespace {

using md::Place;

/// Causes nest as deep as a document may (32 levels), so walking them by calls is safe.
std::string causes_list(const std::vector<Cause>& causes, std::size_t indent) {
  std::string out;
  for (const auto& cause : causes) {
    out += std::string(indent, ' ') + "- " + md::text(cause.title, Place::start) + "\n";
    out += causes_list(cause.causes, indent + 2);
  }
  return out;
}

std::string list(std::string_view title, const TextList& items, bool numbered) {
  if (items.empty()) return {};
  std::string out = "**" + std::string{title} + "**\n\n";
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::string mark = numbered ? std::to_string(i + 1) + ". " : "- ";
    out += mark + md::lines(items[i], mark.size()) + "\n";
  }
  return out + "\n";
}

std::string affected(const PageOf& page, const Issue& issue) {
  std::vector<std::string> out;
  for (const auto& selector : issue.affects)
    out.push_back(selection(page.workspace, page.handle, selector, Place::inside));
  return joined(out, "; ");
}

std::string links_list(const Issue& issue) {
  if (issue.links.empty()) return {};
  std::string out = "**Links**\n\n";
  for (const auto& link : issue.links) out += "- " + md::url_link(link.title, link.url, Place::start) + "\n";
  return out + "\n";
}

std::string issue_block(const PageOf& page, const Issue& issue, std::size_t number) {
  std::string out = "### " + std::to_string(number) + ". " + md::text(issue.title, Place::heading) + "\n\n";
  const std::string affects = affected(page, issue);
  out += md::code(issue.id) + (affects.empty() ? "" : ". Affects " + affects) + "\n\n";
  out += list("Symptoms", issue.symptoms, false);
  if (!issue.causes.empty()) out += "**Causes**\n\n" + causes_list(issue.causes, 0) + "\n";
  out += list("Diagnose", issue.diagnose, true);
  out += list("Fix", issue.fix, true);
  out += list("Backfill", issue.backfill, true);
  if (!issue.escalate.empty()) out += "**Escalate to** " + party_links(page.workspace, issue.escalate) + "\n\n";
  return out + links_list(issue);
}

}  // namespace

std::string issues_section(const PageOf& page) {
  const auto& issues = page.pipeline.issues;
  std::string body;
  for (std::size_t i = 0; i < issues.size(); ++i) body += issue_block(page, issues[i], i + 1);
  return section("Common issues", body.empty() ? "None are written down.\n\n" : body);
}

}  // namespace runbook::render
