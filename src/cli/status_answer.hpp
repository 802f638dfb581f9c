// What `runbook status` is asked, and its answer at one instant.
#pragma once

#include <string>
#include <vector>

#include "cli/gather.hpp"
#include "cli/observations.hpp"
#include "runbook/evaluate.hpp"

namespace runbook::cli {

struct StatusOptions {
  std::vector<std::string> pipelines;        ///< as arguments
  std::vector<std::string> named_pipelines;  ///< by --pipeline: the same
  std::vector<std::string> states;
  std::vector<std::string> observations;
  std::vector<std::string> whys;  ///< as given: one at most
  std::string why;                ///< empty: not asked
  std::string format = "text";
  std::string fail_on;
  bool nagios = false;
  bool strict = false;
  bool watch = false;
  std::string from, to, step;
  bool probe = false;
  ProbeOptions probing;
};

/// CommandError where options do not go together.
void must_fit(const StatusOptions& options);

/// The pipelines that were named in either way.
[[nodiscard]] std::vector<Handle<Pipeline>> wanted_pipelines(const Workspace& workspace, const StatusOptions& options);
/// Whether a state is at or above --fail-on.
[[nodiscard]] bool reaches(State state, const StatusOptions& options);

/// What is so at an instant.
struct Answer {
  StatusReport report;
  std::vector<std::string> warnings;  ///< for standard error
  bool all_rows = false;              ///< who asks for some of it, or for more, wants to see every row
};
/// Throws CommandError where there is none.
[[nodiscard]] Answer answer_at(const Opened& opened, const Globals& globals, const StatusOptions& options);
/// Shows it as it was asked for, and gives what to exit with. Throws CommandError where --why names nothing.
[[nodiscard]] int show(const Answer& answer, const Opened& opened, const Globals& globals, const StatusOptions& options, const Sink& out);

/// `--from … --to …`.
[[nodiscard]] int replay_status(const Globals& globals, const StatusOptions& options);
/// `--watch`: answers again and again, until it is stopped.
[[nodiscard]] int watch_status(const Globals& globals, const StatusOptions& options);

}  // namespace runbook::cli
