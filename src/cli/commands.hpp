// The commands, one file each.
#pragma once

#include "cli/command.hpp"

namespace runbook::cli {

[[nodiscard]] Command check_command();
[[nodiscard]] Command status_command();
[[nodiscard]] Command oncall_command();
[[nodiscard]] Command docs_command();
[[nodiscard]] Command probe_command();
[[nodiscard]] Command import_command();

}  // namespace runbook::cli
