#include "render/acts.hpp"
#include "render/json.hpp"
#include "render/place.hpp"
#include "runbook/render.hpp"

namespace runbook {
namespace {

using render::Json;

/// Writes the parts of cli.md's `status` (S, O and I there), all with the same workspace and places.
class Writer {
 public:
  Writer(const Workspace& workspace, const Sources& sources) : workspace_(workspace), places_(sources) {}

  Json report(const StatusReport& report) {
    probe_errors_ = &report.probe_errors;
    Json pipelines = Json::array();
    for (const PipelineStatus& status : report.pipelines) pipelines.push_back(pipeline(status));
    Json incidents = Json::array();
    for (const Incident& one : report.incidents) incidents.push_back(incident(one));
    Json silences = Json::array();
    for (const Silence& one : report.silences) silences.push_back(render::silence_json(one, workspace_.timezone));
    const StatusCounts& counts = report.counts;
    return {{"version", 1},
            {"workspace", workspace_.id},
            {"at", instant(report.at)},
            {"state", name_of(report.state)},
            {"counts",
             {{"ok", counts.ok},
              {"unknown", counts.unknown},
              {"warning", counts.warning},
              {"alarm", counts.alarm},
              {"unmonitored", counts.unmonitored},
              {"pending", counts.pending}}},
            {"pipelines", std::move(pipelines)},
            {"incidents", std::move(incidents)},
            {"warnings", report.warnings},
            {"silences", std::move(silences)}};
  }

 private:
  Json instant(std::optional<Instant> at) const { return render::json_instant(at, workspace_.timezone); }

  Json pipeline(const PipelineStatus& status) {
    const Pipeline& pipeline = workspace_[status.pipeline];
    Json sources = Json::array();
    for (const SourceStatus& row : status.sources) sources.push_back(source(status, row));
    Json obligations = Json::array();
    for (const ObligationStatus& row : status.obligations) obligations.push_back(obligation(pipeline, row));
    return {{"id", pipeline.id},
            {"title", pipeline.title},
            {"domain", render::json_text(pipeline.domain)},
            {"state", name_of(status.state)},
            {"upstream", render::json_ids(workspace_, pipeline.upstream)},
            {"sources", std::move(sources)},
            {"obligations", std::move(obligations)}};
  }

  Json source(const PipelineStatus& under, const SourceStatus& row) {
    const Source& source = workspace_[row.source];
    const std::string subject = subject_of(workspace_, row.source);
    const FreshnessRule* rule = row.rule;
    return {{"id", row.source.pipeline == under.pipeline ? source.id : subject},
            {"subject", subject},
            {"title", source.title},
            {"kind", name_of(source.kind)},
            {"state", name_of(row.state)},
            {"last_arrival", instant(row.last_arrival)},
            {"age_seconds", render::json_seconds(row.age)},
            {"warn_after_seconds", rule ? Json(rule->warn_after.count()) : Json(nullptr)},
            {"alarm_after_seconds", rule ? Json(rule->alarm_after.count()) : Json(nullptr)},
            {"warning_since", instant(row.warning_since)},
            {"alarm_since", instant(row.alarm_since)},
            {"resolve_by", instant(row.resolve_by)},
            {"overdue", row.overdue},
            {"inherited_from", render::json_id(workspace_, row.inherited_from)},
            {"rule", rule ? rule_place(*rule) : Json(nullptr)},
            {"probe_error", probe_error(subject)}};
  }

  Json probe_error(const std::string& subject) const {
    const auto found = probe_errors_->find(subject);
    return found == probe_errors_->end() ? Json(nullptr) : Json(found->second);
  }

  Json rule_place(const FreshnessRule& rule) {
    const render::FileRange place = places_(rule.at);
    return {{"file", place.file}, {"line", place.line}};
  }

  Json obligation(const Pipeline& pipeline, const ObligationStatus& row) const {
    const Obligation& obligation = pipeline.obligations[row.obligation];
    return {{"id", obligation.id},
            {"subject", pipeline.id + "/" + obligation.id},
            {"title", obligation.title},
            {"kind", name_of(obligation.kind)},
            {"state", name_of(row.state)},
            {"period_start", instant(row.period_start)},
            {"period_end", instant(row.period_end)},
            {"due", instant(row.due)},
            {"done_at", instant(row.done_at)},
            {"overdue", row.overdue}};
  }

  Json incident(const Incident& incident) const {
    Json issues = Json::array();
    for (const Incident::IssueRef& ref : incident.issues) {
      const Pipeline& pipeline = workspace_[ref.pipeline];
      const Issue& issue = pipeline.issues[ref.issue];
      issues.push_back({{"pipeline", pipeline.id}, {"id", issue.id}, {"title", issue.title}});
    }
    Json notify = Json::array();
    for (const Notice& one : incident.notify) notify.push_back(notice(one));
    return {{"subject", incident.subject},
            {"state", name_of(incident.state)},
            {"overdue", incident.overdue},
            {"since", instant(incident.since)},
            {"resolve_by", instant(incident.resolve_by)},
            {"affects", render::json_ids(workspace_, incident.affects)},
            {"issues", std::move(issues)},
            {"notify", std::move(notify)},
            {"ack", render::ack_json(incident.ack, workspace_.timezone)},
            {"silence", render::silence_json(incident.silence, workspace_.timezone)},
            {"resolved", render::resolution_json(incident.resolution, workspace_.timezone)}};
  }

  Json notice(const Notice& notice) const {
    Json because = Json::array();
    for (const Because& reason : notice.because) {
      because.push_back({{"pipeline", workspace_[reason.pipeline].id},
                         {"as", reason.as},
                         {"party", id_of(workspace_, reason.party)},
                         {"via", render::json_id(workspace_, reason.via)}});
    }
    return {{"to", id_of(workspace_, notice.to)},
            {"name", title_of(workspace_, notice.to)},
            {"deliver_at", instant(notice.deliver_at)},
            {"away", notice.away},
            {"channels", render::json_ids(workspace_, notice.channels)},
            {"because", std::move(because)}};
  }

  const Workspace& workspace_;
  render::Places places_;
  const std::map<std::string, std::string>* probe_errors_ = nullptr;
};

}  // namespace

std::string status_json(const StatusReport& report, const Workspace& workspace, const Sources& sources) {
  return render::to_output(Writer(workspace, sources).report(report));
}

}  // namespace runbook
