#include <algorithm>

#include "render/human.hpp"
#include "render/md.hpp"
#include "render/place.hpp"
#include "render/status_words.hpp"
#include "runbook/render.hpp"

namespace runbook {
namespace {

using render::md::Place;

std::string cell(std::string_view text) { return render::md::text(text, Place::cell); }

class Writer {
 public:
  Writer(const StatusReport& report, const Workspace& workspace, const Sources& sources)
      : report_(report), workspace_(workspace), places_(sources), clock_{workspace.timezone, report.at} {}

  std::string page() {
    const auto year = std::chrono::year_month_day{clock_.zone.day_of(report_.at)}.year();
    out_ = "# Status, " + clock_.when(report_.at) + ", " + std::to_string(static_cast<int>(year)) + "\n\n" +
           render::md::text(workspace_.title.empty() ? workspace_.id : workspace_.title, Place::start) + " is **" +
           std::string{name_of(report_.state)} + "**, with " + render::problems_in_words(report_) +
           ". Times are those of " + render::md::code(workspace_.timezone.name()) + ".\n";
    for (const Incident& one : report_.incidents) incident(one);
    for (const PipelineStatus* one : render::worst_first(report_)) pipeline(*one);
    if (!report_.warnings.empty()) out_ += "\n## Warnings\n\n";
    for (const std::string& warning : report_.warnings) out_ += "- " + render::md::text(warning, Place::start) + "\n";
    return std::move(out_);
  }

 private:
  static std::string state(State state, bool overdue) {
    const render::StateLook look = render::look_of(state, overdue);
    return std::string{look.symbol} + " " + std::string{look.word};
  }

  void incident(const Incident& incident) {
    out_ += "\n## " + state(incident.state, incident.overdue) + ": " +
            render::md::code(subject_of(workspace_, incident), Place::heading) + "\n\n";
    if (const auto title = render::title_of_subject(workspace_, subject_of(workspace_, incident)); !title.empty())
      out_ += render::md::text(title, Place::start) + "\n\n";
    out_ += "- Since " + clock_.when(incident.since) + ", " + render::lasting(report_.at - incident.since) + ".\n";
    if (incident.resolve_by) out_ += "- Resolve by " + render::deadline(*incident.resolve_by, clock_) + ".\n";
    out_ += "- Affects " + render::joined_ids(workspace_, incident.circle->affects) + ".\n";
    if (incident.notify().empty()) out_ += "- **Nobody is told.**\n";
    for (const render::ToldAt& at : render::told(workspace_, incident.notify(), clock_)) {
      std::string names;
      for (const std::string& name : at.names) names += (names.empty() ? "" : ", ") + render::md::text(name);
      out_ += "- Told " + at.when + ": " + names + "\n";
    }
    issues(incident);
  }

  void issues(const Incident& incident) {
    const auto matching = render::issues_to_show(workspace_, incident);
    for (const Issue* issue : matching) {
      out_ += "\n**" + render::md::text(issue->title) + "**\n\n";
      std::size_t number = 0;
      for (const std::string_view step : issue->fix)
        out_ += std::to_string(++number) + ". " + render::md::text(step, Place::start) + "\n";
      if (issue->fix.empty()) out_ += "No fix is written down: " + render::md::code(places_.line_of(issue->at)) + "\n";
    }
  }

  void pipeline(const PipelineStatus& status) {
    const Pipeline& pipeline = workspace_[status.pipeline];
    out_ += "\n## " + state(status.state, false) + ": " + render::md::text(pipeline.title, Place::heading) + "\n\n" +
            "| State | What | Last arrival or due | Age or left | Warn, alarm |\n|---|---|---|---|---|\n";
    for (const SourceStatus& row : status.sources) {
      const bool own = row.source.pipeline == status.pipeline;
      const std::string last = row.last_arrival     ? clock_.when(*row.last_arrival)
                               : row.inherited_from ? "as " + workspace_[*row.inherited_from].id
                                                    : "never seen";
      std::string limits;
      if (row.rule != nullptr)
        limits = render::exact_length(row.rule->warn_after) + ", " + render::exact_length(row.rule->alarm_after);
      out_ += "| " + state(row.state, row.overdue) + " | " +
              render::md::code(own ? workspace_[row.source].id : subject_of(workspace_, row.source), Place::cell) +
              " " + cell(workspace_[row.source].title()) + " | " + last + " | " +
              (row.age ? render::rough_length(*row.age) : "") + " | " + limits + " |\n";
    }
    for (const ObligationStatus& row : status.obligations) {
      const Obligation& obligation = pipeline.obligations[row.obligation];
      std::string what = "not begun", left;
      if (row.done_at)
        what = "done " + clock_.when(*row.done_at);
      else if (row.due)
        what = "due " + clock_.until(*row.due);
      if (row.due && !row.done_at)
        left = (report_.at >= *row.due ? "late " : "in ") + render::rough_length(*row.due - report_.at);
      out_ += "| " + state(row.state, row.overdue) + " | " + render::md::code(obligation.id, Place::cell) + " " +
              cell(obligation.title) + " | " + what + " | " + left + " | each " +
              std::string{name_of(obligation.every)} + " |\n";
    }
  }

  const StatusReport& report_;
  const Workspace& workspace_;
  render::Places places_;
  render::WallClock clock_;
  std::string out_;
};

}  // namespace

std::string status_markdown(const StatusReport& report, const Workspace& workspace, const Sources& sources) {
  return Writer(report, workspace, sources).page();
}

}  // namespace runbook
