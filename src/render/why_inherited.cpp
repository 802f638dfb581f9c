#include "render/why_inherited.hpp"

#include <algorithm>

#include "render/acts.hpp"
#include "render/status_words.hpp"
#include "runbook/why.hpp"

namespace runbook::render {
namespace {

constexpr std::size_t kRootsShown = 5;

const Incident* incident_of(const StatusReport& report, SourceRef source) {
  const auto found = std::find_if(report.incidents.begin(), report.incidents.end(),
                                  [&](const Incident& one) { return one.source() == source; });
  return found == report.incidents.end() ? nullptr : &*found;
}

class Teller {
 public:
  Teller(std::string& out, const WhyContext& context, const StatusReport& report)
      : out_(out), context_(context), workspace_(context.workspace), report_(report) {}

  /// Some source may be seen by several pipelines; it is told to people once.
  void root(const Root& root, bool first, bool told_already) {
    const std::string subject = subject_of(workspace_, root.row->source);
    std::string text = subject + " is " + std::string(name_of(root.row->state));
    if (root.row->state == State::unknown) text += ": it was never seen";
    if (root.row->warning_since) text += " since " + context_.clock.when(*root.row->warning_since);
    text += ", by " + workspace_[root.pipeline].id + "'s rule in " + text::visible(context_.places.line_of(root.row->rule->at));
    if (!root.through.empty()) text += ", through " + joined_ids(workspace_, root.through);
    why_field(out_, context_, first ? "because" : "and", text);
    const Incident* incident = incident_of(report_, root.row->source);
    if (told_already) return;
    if (incident != nullptr) told(subject, *incident);
    else if (root.row->state == State::unknown) why_field(out_, context_, "told", "nobody while it is unknown");
    why_field(out_, context_, "", "its story: runbook status --why " + subject, Style::dim);
  }

 private:
  void told(const std::string& subject, const Incident& incident) {
    if (incident.silence())
      return why_field(out_, context_, "told", "nobody: silenced " + silence_in_words(workspace_, *incident.silence(), context_.clock), Style::yellow);
    if (incident.notify().empty()) return why_field(out_, context_, "told", "nobody of " + subject, Style::red);
    std::string_view label = "told";
    for (const ToldAt& at : render::told(workspace_, incident.notify(), context_.clock)) {
      std::string text = "of " + subject + ", " + at.when + ": ";
      for (const std::string& name : at.names) text += (&name == &at.names.front() ? "" : ", ") + name;
      why_field(out_, context_, label, text);
      label = "";
    }
  }

  std::string& out_;
  const WhyContext& context_;
  const Workspace& workspace_;
  const StatusReport& report_;
};

}  // namespace

void why_inherited(std::string& out, const WhyContext& context, const StatusReport& report, const SourceStatus& row) {
  const std::string& from = context.workspace[*row.inherited_from].id;
  if (row.state == State::unmonitored) return why_field(out, context, "state", "unmonitored: nothing that " + from + " lists is watched");
  why_field(out, context, "state", std::string(name_of(row.state)) + ", the worst of the sources of " + from + ", where it comes from",
            look_of(row.state).style);
  if (row.state == State::ok) return;
  const std::vector<Root> roots = roots_of(report, row);
  Teller teller(out, context, report);
  for (std::size_t i = 0; i < std::min(roots.size(), kRootsShown); ++i) {
    const auto same = [&](const Root& other) { return other.row->source == roots[i].row->source; };
    const auto here = roots.begin() + static_cast<std::ptrdiff_t>(i);
    teller.root(roots[i], i == 0, std::any_of(roots.begin(), here, same));
  }
  if (roots.size() > kRootsShown) why_field(out, context, "and", std::to_string(roots.size() - kRootsShown) + " more", Style::dim);
}

}  // namespace runbook::render
