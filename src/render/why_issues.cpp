#include "render/why_issues.hpp"

#include <algorithm>

namespace runbook::render {
namespace {

bool alike(const Issue& a, const Issue& b) {
  return a.title == b.title && a.symptoms == b.symptoms && a.diagnose == b.diagnose && a.fix == b.fix &&
         a.backfill == b.backfill;
}

std::vector<Incident::IssueRef> to_tell(const Workspace& workspace, const Incident& incident) {
  std::vector<Incident::IssueRef> list;
  const auto issue_of = [&](const Incident::IssueRef& ref) -> const Issue& { return workspace[ref.pipeline].issues[ref.issue]; };
  for (const bool own : {true, false}) {
    for (const Incident::IssueRef& ref : incident.circle->issues) {
      if ((ref.pipeline == incident.pipeline) != own) continue;
      const auto same = [&](const auto& other) { return alike(issue_of(other), issue_of(ref)); };
      if (std::none_of(list.begin(), list.end(), same)) list.push_back(ref);
    }
  }
  return list;
}

class Teller {
 public:
  Teller(std::string& out, const WhyContext& context) : out_(out), context_(context) {}

  void tell(const Pipeline& pipeline, const Issue& issue) {
    out_ += '\n';
    hang(out_, "Common issue: ", one_line(issue.title), context_.width, Style::bold, context_.paint);
    why_field(out_, context_, "of", pipeline.id + ", " + text::visible(context_.places.line_of(issue.at)));
    list("symptoms", issue.symptoms, false);
    list("diagnose", issue.diagnose, true);
    list("fix", issue.fix, true);
    list("backfill", issue.backfill, true);
    std::vector<std::string> parties, links;
    for (const PartyRef& ref : issue.escalate)
      parties.push_back(one_line(ref.to ? title_of(context_.workspace, *ref.to) : ref.name));
    for (const Link& link : issue.links) links.push_back(link.title.empty() ? link.url : link.title + ": " + link.url);
    list("escalate to", parties, false);
    list("links", links, false);
  }

 private:
  template <class Items>
  void list(std::string_view label, const Items& items, bool numbered) {
    for (std::size_t i = 0; i < items.size(); ++i) {
      const std::string mark = numbered ? std::to_string(i + 1) + ". " : "";
      why_field(out_, context_, i == 0 ? label : "", one_line(items[i]), Style::plain, mark);
    }
  }

  std::string& out_;
  const WhyContext& context_;
};

}  // namespace

void why_issues(std::string& out, const WhyContext& context, const Incident& incident) {
  Teller teller(out, context);
  for (const Incident::IssueRef& ref : to_tell(context.workspace, incident)) {
    const Pipeline& pipeline = context.workspace[ref.pipeline];
    teller.tell(pipeline, pipeline.issues[ref.issue]);
  }
}

}  // namespace runbook::render
