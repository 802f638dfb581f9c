// What `--help` prints, from the description of the command line.
#pragma once

#include "cli/command.hpp"

namespace runbook::cli {

/// `-q, --quiet`: the names of an option in the order in which they are described; of an argument its one name.
[[nodiscard]] std::vector<std::string> names_of(const Option& option);
/// Whether it is named by its place instead of a name.
[[nodiscard]] bool is_argument(const Option& option);
/// What stands for its value: `FILE`, `[WEEK]` where it may be left out, `PATH…` for an argument that takes several, and
/// nothing for a flag.
[[nodiscard]] std::string value_of(const Option& option);
/// What it does, with its choices and which of them holds where it is left out.
[[nodiscard]] std::string story_of(const Option& option);
/// `runbook check [OPTION]… [PATH]…`.
[[nodiscard]] std::string usage_of(const Command& command);

/// The help of the program and of a command, at most `width` columns wide.
[[nodiscard]] std::string help(const std::vector<Option>& globals, const std::vector<Command>& commands, std::size_t width);
[[nodiscard]] std::string help(const Command& command, const std::vector<Option>& globals, std::size_t width);

}  // namespace runbook::cli
