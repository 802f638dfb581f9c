#include "cli/commands.hpp"

namespace runbook::cli {

std::vector<Option> global_options(Globals& globals) {
  return {
      {"-C,--workspace", "DIR", "The workspace's folder (else RUNBOOK_WORKSPACE, else the nearest)", &globals.workspace},
      {"--at", "INSTANT", "The instant that counts as now; the system's clock otherwise", &globals.at},
      {"--state", "STATE", "What is remembered: PATH, postgresql:…, env:NAME or file:PATH (else .runbook/state.db in the workspace)", &globals.state},
      {"--color", "WHEN", "Colours; auto has them on a terminal without NO_COLOR", &globals.color, {"always", "never", "auto"}},
      {"-q,--quiet", "", "No warnings on standard error", &globals.quiet},
      {"-v,--verbose", "", "Say on standard error what is done", &globals.verbose},
  };
}

std::vector<Command> all_commands() {
  return {check_command(),  status_command(),  probe_command(),   test_command(),  oncall_command(),      docs_command(),
          record_command(), ack_command(),     resolve_command(), silence_command(), history_command(),   state_command(),
          explain_command(), init_command(),   import_command(),  schema_command(), completions_command(), man_command()};
}

}  // namespace runbook::cli
