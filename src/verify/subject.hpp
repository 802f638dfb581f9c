// What a report says of one subject.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "verify/judge.hpp"

namespace runbook::verification {

/// A source as one of the pipelines sees it.
struct SourceRow {
  Handle<Pipeline> pipeline;
  const SourceStatus* row = nullptr;
};
struct ObligationRow {
  Handle<Pipeline> pipeline;
  const ObligationStatus* row = nullptr;
};

/// Every row about a subject: some of a source, or one of an obligation, or the pipeline itself for a pipeline's id;
/// nothing where the workspace has no such subject.
struct Subject {
  std::vector<SourceRow> sources;
  std::optional<ObligationRow> obligation;
  const PipelineStatus* pipeline = nullptr;
  /// Of a source the worst of its rows.
  [[nodiscard]] State state() const;
};
[[nodiscard]] Subject find_subject(const Scene& scene, std::string_view subject);

/// The subjects of those rows that make a pipeline what it is, as they stand in it.
[[nodiscard]] std::vector<std::string> subjects_behind(const Scene& scene, const PipelineStatus& pipeline);

/// By when a subject must be resolved: by the rule of one pipeline, or without one the earliest of all; nothing where it
/// is no problem, or there is no such time.
[[nodiscard]] std::optional<Instant> resolve_by(const Scene& scene, std::string_view subject, std::string_view pipeline);

/// The subjects of all overdue rows, ascending.
[[nodiscard]] std::vector<std::string> overdue_subjects(const Scene& scene);

}  // namespace runbook::verification
