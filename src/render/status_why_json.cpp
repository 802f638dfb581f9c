#include <algorithm>

#include "render/status_json_rows.hpp"
#include "render/status_words.hpp"
#include "runbook/render.hpp"
#include "runbook/told.hpp"
#include "runbook/why.hpp"

namespace runbook {
namespace {

/// Writes the parts that only the story of one subject has (runbook/render.hpp, status_why_json).
class Writer {
 public:
  Writer(const StatusReport& report, const Workspace& workspace, const Sources& sources, std::string_view subject)
      : report_(report), workspace_(workspace), json_(render::JsonWriter{}, report, workspace, sources), out_(json_.out()), subject_(subject), incident_(incident_of(report, workspace, subject)) {}

  std::string write(const std::vector<render::SourceRow>& sources, const render::ObligationRow& obligation) && {
    {
      const auto whole = out_.object();
      out_.member("version", 1);
      out_.member("workspace", workspace_.id);
      json_.instant("at", report_.at);
      out_.member("subject", subject_);
      {
        const auto list = out_.array("pipelines");
        for (const render::SourceRow& row : sources) source(row);
        if (sources.empty()) this->obligation(obligation);
      }
      out_.key("incident");
      if (incident_) json_.incident(*incident_);
      else out_.value(nullptr);
      {
        const auto list = out_.array("untold");
        if (incident_) untold();
      }
      {
        const auto list = out_.array("issues");
        if (incident_) {
          for (const Incident::IssueRef& ref : incident_->circle->issues) issue(ref);
        }
      }
      const auto list = out_.array("coverage");
      for (const render::SourceRow& row : sources) {
        if (row.source->rule) coverage(row.pipeline->pipeline, row.source->source);
      }
      if (sources.empty()) coverage(obligation.pipeline->pipeline, std::nullopt);
    }
    return std::move(json_).finish();
  }

 private:
  void source(const render::SourceRow& row) {
    const auto object = out_.object();
    out_.member("pipeline", workspace_[row.pipeline->pipeline].id);
    out_.key("source");
    json_.source(*row.pipeline, *row.source);
    out_.member("obligation", nullptr);
    out_.key("policy");
    if (row.source->rule) policy(row.pipeline->pipeline, *row.source);
    else out_.value(nullptr);
    {
      const auto list = out_.array("because");
      // That all is well has no cause; it would be every source there is.
      const bool bad = row.source->state != State::ok && row.source->state != State::unmonitored;
      for (const Root& root : bad ? roots_of(report_, *row.source) : std::vector<Root>{}) because(root);
    }
    lists(row.pipeline->pipeline);
  }

  void obligation(const render::ObligationRow& row) {
    const Pipeline& pipeline = workspace_[row.pipeline->pipeline];
    const auto object = out_.object();
    out_.member("pipeline", pipeline.id);
    out_.member("source", nullptr);
    out_.key("obligation");
    json_.obligation(pipeline, *row.status);
    policy(*row.obligation, *row.status);
    { const auto list = out_.array("because"); }
    lists(row.pipeline->pipeline);
  }

  void policy(Handle<Pipeline> pipeline, const SourceStatus& row) {
    const FreshnessRule& rule = *row.rule;
    const auto object = out_.object();
    {
      const auto list = out_.array("selects");
      for (const Selector& selector : rule.sources) out_.value(selector.text);
    }
    out_.member("count", rule.count == Count::working_days ? "working-days" : "elapsed");
    json_.seconds("warn_after_seconds", rule.warn_after);
    json_.instant("warning_at", reaches(workspace_, pipeline, row, rule.warn_after));
    json_.seconds("alarm_after_seconds", rule.alarm_after);
    json_.instant("alarm_at", reaches(workspace_, pipeline, row, rule.alarm_after));
    json_.seconds("resolve_within_seconds", rule.resolve_within);
    json_.place(rule.at);
  }

  void policy(const Obligation& duty, const ObligationStatus& row) {
    const auto object = out_.object("policy");
    out_.member("every", name_of(duty.every));
    {
      const auto list = out_.array("by");
      for (const PartyRef& ref : duty.by) out_.value(ref.name);
    }
    json_.seconds("warn_before_seconds", duty.warn_before);
    json_.instant("warning_at", row.due && duty.warn_before ? std::optional{*row.due - *duty.warn_before} : std::nullopt);
    json_.instant("alarm_at", row.due);
    out_.member("settles_problems", duty.settles_problems);
    json_.place(duty.at);
  }

  void because(const Root& root) {
    const auto object = out_.object();
    out_.member("subject", subject_of(workspace_, root.row->source));
    out_.member("state", name_of(root.row->state));
    out_.member("pipeline", workspace_[root.pipeline].id);
    out_.ids("through", workspace_, root.through);
    out_.key("rule");
    if (root.row->rule == nullptr) return out_.value(nullptr);
    const auto place = out_.object();
    json_.place(root.row->rule->at);
  }

  /// Which lists would hold, whatever the state.
  void lists(Handle<Pipeline> handle) {
    const Pipeline& pipeline = workspace_[handle];
    const auto list = out_.array("notify");
    for (const Level level : {Level::warning, Level::alarm, Level::overdue}) {
      const auto object = out_.object();
      const bool own = pipeline.notify.at(level).has_value();
      out_.member("level", name_of(level));
      out_.member("from", own ? "pipeline" : workspace_.notify.at(level) ? "workspace" : "default");
      const auto entries = out_.array("entries");
      for (const Addressee& entry : notify_list(workspace_, pipeline, level)) out_.value(entry.who.name);
    }
  }

  void untold() {
    for (const Untold& one : runbook::untold(workspace_, *incident_, report_.at)) {
      const auto object = out_.object();
      out_.member("who", id_of(workspace_, one.who));
      out_.member("name", title_of(workspace_, one.who));
      out_.member("pipeline", workspace_[one.pipeline].id);
      out_.member("as", one.as);
      out_.member("party", id_of(workspace_, one.party));
      out_.key("level");
      if (one.level) out_.value(name_of(*one.level));
      else out_.value(nullptr);
      json_.instant("away_at", one.away_at);
      out_.key("through");
      if (one.through) out_.value(one.through->id);
      else out_.value(nullptr);
    }
  }

  void issue(const Incident::IssueRef& ref) {
    const Issue& issue = workspace_[ref.pipeline].issues[ref.issue];
    const auto object = out_.object();
    out_.member("pipeline", workspace_[ref.pipeline].id);
    out_.member("id", issue.id);
    out_.member("title", issue.title);
    texts("symptoms", issue.symptoms);
    texts("diagnose", issue.diagnose);
    texts("fix", issue.fix);
    texts("backfill", issue.backfill);
    {
      const auto list = out_.array("escalate");
      for (const PartyRef& party : issue.escalate) out_.value(party.name);
    }
    {
      const auto list = out_.array("links");
      for (const Link& link : issue.links) {
        const auto one = out_.object();
        out_.text("title", link.title);
        out_.member("url", link.url);
      }
    }
    json_.place(issue.at);
  }

  void texts(std::string_view name, const TextList& items) {
    const auto list = out_.array(name);
    for (const std::string_view item : items) out_.value(item);
  }

  /// Every coverage entry of a pipeline, as it answers for the subject.
  void coverage(Handle<Pipeline> pipeline, std::optional<SourceRef> source) {
    for (const CoverageAnswer& answer : coverage_answers(workspace_, pipeline, source, report_.at)) {
      const auto object = out_.object();
      out_.member("pipeline", workspace_[pipeline].id);
      out_.member("id", answer.coverage->id);
      out_.member("by", answer.coverage->by.name);
      out_.member("holds", answer.holds);
      json_.instant("next", answer.next ? std::optional{answer.next->at} : std::nullopt);
      out_.member("chosen", answer.chosen);
      json_.place(answer.coverage->at);
    }
  }

  const StatusReport& report_;
  const Workspace& workspace_;
  render::StatusJson json_;
  render::JsonWriter& out_;
  std::string_view subject_;
  const Incident* incident_;  // null: none
};

}  // namespace

std::optional<std::string> status_why_json(const StatusReport& report, const Workspace& workspace, const Sources& sources,
                                           std::string_view subject) {
  const auto rows = render::source_rows(report, workspace, subject);
  const auto obligation = render::obligation_row(report, workspace, subject);
  if (rows.empty() && obligation.status == nullptr) return std::nullopt;
  return Writer(report, workspace, sources, subject).write(rows, obligation);
}

}  // namespace runbook
