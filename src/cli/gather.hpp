// Looking where the data is, for `probe` and `status --probe`.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "runbook/ports.hpp"

namespace runbook::cli {

/// The options of both commands.
struct ProbeOptions {
  std::string jobs = "8";
  std::string timeout = "30s";
  bool allow_commands = false;
};
[[nodiscard]] std::vector<Option> probe_options(ProbeOptions& options);

/// A place that was looked at.
struct Looked {
  SourceRef source;
  std::string subject;
  Result<Found> answer;
};

/// Every source with a probe that one of `names` selects: a subject, or a pipeline for all of its own; all where there is
/// none. By subject. Throws CommandError for a name of nothing, and of what has no probe.
[[nodiscard]] std::vector<SourceRef> probes_named(const Workspace& workspace, const std::vector<std::string>& names);

/// Looks at each; progress goes to a terminal at standard error. Throws CommandError where the options are wrong or
/// there is no helper.
[[nodiscard]] std::vector<Looked> gather(const Opened& opened, const std::vector<SourceRef>& sources, Instant now,
                                         const Globals& globals, const ProbeOptions& options);

/// Records what was found in the workspace's state, where there is one. Gives why it could not be, or nothing: who looks
/// wants the answer even so.
[[nodiscard]] std::optional<std::string> remember_found(const Opened& opened, const Globals& globals, const std::vector<Looked>& looked);

/// What was found as observations (semantics.md), JSON lines.
[[nodiscard]] std::string observations_of(const std::vector<Looked>& looked, Zone zone);

}  // namespace runbook::cli
