#include "verify/subject.hpp"

#include <algorithm>
#include <set>

#include "evaluate/states.hpp"

namespace runbook::verification {
namespace {

std::string subject_of(const Workspace& workspace, const PipelineStatus& status, const ObligationStatus& row) {
  const Pipeline& pipeline = workspace[status.pipeline];
  return pipeline.id + "/" + pipeline.obligations[row.obligation].id;
}

}  // namespace

State Subject::state() const {
  if (obligation) return obligation->row->state;
  evaluation::Worst worst;
  for (const SourceRow& one : sources) worst.add(one.row->state);
  return worst.state();
}

Subject find_subject(const Scene& scene, std::string_view subject) {
  Subject found;
  for (const PipelineStatus& status : scene.report.pipelines) {
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
