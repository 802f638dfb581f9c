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

/// Every row about a subject: some of a source, or one of an obligation; nothing where the workspace has no such
/// subject.
struct Subject {
  std::vector<SourceRow> sources;
  std::optional<ObligationRow> obligation;
  /// Of a source the worst of its rows.
  [[nodiscard]] State state() const;
};
[[nodiscard]] Subject find_subject(const Scene& scene, std::string_view subject);

/// The subjects of all overdue rows, ascending.
[[nodiscard]] std::vector<std::string> overdue_subjects(const Scene& scene);

}  // namespace runbook::verification
