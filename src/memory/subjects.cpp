#include <algorithm>

#include "runbook/memory.hpp"

namespace runbook {
namespace {

/// Adds what the part of a selector after the pipeline selects of one pipeline.
void select(const Pipeline& pipeline, std::string_view what, std::vector<std::string>& subjects) {
  const auto add = [&](std::string_view id) { subjects.push_back(subject_of(pipeline, id)); };
  const bool kind = what.starts_with("kind:"), tag = what.starts_with("tag:");
  const auto value = kind ? what.substr(5) : tag ? what.substr(4) : what;
  for (const Source& source : pipeline.sources) {
    const bool fits = kind  ? name_of(source.kind) == value
                      : tag ? std::ranges::any_of(source.tags(), [&](const auto& one) { return one == value; })
                            : value == "*" || source.id == value;
    if (fits) add(source.id);
  }
  if (kind || tag) return;
  for (const Obligation& obligation : pipeline.obligations)
    if (value == "*" || obligation.id == value) add(obligation.id);
}

}  // namespace

std::vector<std::string> subjects_selected(const Workspace& workspace, std::string_view selector) {
  std::vector<std::string> subjects;
  const auto slash = selector.find('/');
  const bool everywhere = selector == "*" || selector.starts_with("kind:") || selector.starts_with("tag:");
  if (slash == selector.npos && everywhere) {
    for (const Pipeline& pipeline : workspace.pipelines) select(pipeline, selector, subjects);
  } else if (const auto pipeline = find(workspace.pipelines, selector.substr(0, slash))) {
    select(workspace[*pipeline], slash == selector.npos ? "*" : selector.substr(slash + 1), subjects);
  }
  std::ranges::sort(subjects);
  return subjects;
}

std::vector<std::string> subjects_of(const Workspace& workspace) { return subjects_selected(workspace, "*"); }

}  // namespace runbook
