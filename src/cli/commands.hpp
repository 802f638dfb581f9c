// The commands, one file each.
#pragma once

#include "cli/command.hpp"

namespace runbook::cli {

[[nodiscard]] Command check_command();
[[nodiscard]] Command status_command();
[[nodiscard]] Command probe_command();
[[nodiscard]] Command test_command();
[[nodiscard]] Command oncall_command();
[[nodiscard]] Command docs_command();
[[nodiscard]] Command record_command();
[[nodiscard]] Command ack_command();
[[nodiscard]] Command resolve_command();
[[nodiscard]] Command silence_command();
[[nodiscard]] Command history_command();
[[nodiscard]] Command state_command();
[[nodiscard]] Command explain_command();
[[nodiscard]] Command init_command();
[[nodiscard]] Command import_command();
[[nodiscard]] Command schema_command();
[[nodiscard]] Command completions_command();
[[nodiscard]] Command man_command();

}  // namespace runbook::cli
