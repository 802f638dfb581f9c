#include "verify/subject.hpp"

#include <algorithm>
#include <set>

#include "evaluate/states.hpp"

namespace runbook::verification {
namespace {

std::string subject_of(const Workspace& workspace, const PipelineStatus& status, const ObligationStatus& row) {
  const Pipeline& pipeline = workspace[status.pipeline];
  return subject_of(pipeline, pipeline.obligations[row.obligation].id);
}

}  // namespace

State Subject::state() const {
  if (pipeline != nullptr) return pipeline->state;
  if (obligation) return obligation->row->state;
  evaluation::Worst worst;
  for (const SourceRow& one : sources) worst.add(one.row->state);
  return worst.state();
}

Subject find_subject(const Scene& scene, std::string_view subject) {
  Subject found;
  for (const PipelineStatus& status : scene.report.pipelines) {
    if (scene.workspace()[status.pipeline].id == subject) found.pipeline = &status;
    for (const SourceStatus& row : status.sources) {
      if (runbook::subject_of(scene.workspace(), row.source) == subject)
        found.sources.push_back({status.pipeline, &row});
    }
    for (const ObligationStatus& row : status.obligations) {
      if (subject_of(scene.workspace(), status, row) == subject) found.obligation = {status.pipeline, &row};
    }
  }
  return found;
}

std::vector<std::string> subjects_behind(const Scene& scene, const PipelineStatus& pipeline) {
  std::vector<std::string> subjects;
  for (const SourceStatus& row : pipeline.sources) {
    if (row.state == pipeline.state) subjects.push_back(runbook::subject_of(scene.workspace(), row.source));
  }
  for (const ObligationStatus& row : pipeline.obligations) {
    const bool alike = row.state == pipeline.state || (row.state == State::pending && pipeline.state == State::ok);
    if (alike) subjects.push_back(subject_of(scene.workspace(), pipeline, row));
  }
  return subjects;
}

std::optional<Instant> resolve_by(const Scene& scene, std::string_view name, std::string_view pipeline) {
  const Subject subject = find_subject(scene, name);
  if (subject.obligation)
    return evaluation::is_problem(subject.obligation->row->state) ? subject.obligation->row->due : std::nullopt;
  std::optional<Instant> earliest;
  for (const SourceRow& one : subject.sources) {
    if (!pipeline.empty() && scene.workspace()[one.pipeline].id != pipeline) continue;
    if (one.row->resolve_by && (!earliest || *one.row->resolve_by < *earliest)) earliest = one.row->resolve_by;
  }
  return earliest;
}

std::vector<std::string> overdue_subjects(const Scene& scene) {
  std::set<std::string> subjects;
  for (const PipelineStatus& status : scene.report.pipelines) {
    for (const SourceStatus& row : status.sources) {
      if (row.overdue) subjects.insert(runbook::subject_of(scene.workspace(), row.source));
    }
    for (const ObligationStatus& row : status.obligations) {
      if (row.overdue) subjects.insert(subject_of(scene.workspace(), status, row));
    }
  }
  return {subjects.begin(), subjects.end()};
}

}  // namespace runbook::verification
