// From words to options: the only place that knows CLI11.
#pragma once

#include "cli/command.hpp"

namespace runbook::cli {

/// What the words ask for. Exactly one of `command` and `text` is there, or neither where no command was named.
struct Parsed {
  const Command* command = nullptr;
  std::optional<std::string> text;  ///< `--help` or `--version`: what to print
};

/// Fills the options' targets. `words`: without the program's name. Options may stand before the command and its
/// arguments or after them. `width`: columns for the help. Throws CommandError where the words do not fit, with what may
/// have been meant.
[[nodiscard]] Parsed parse(const std::vector<Option>& globals, const std::vector<Command>& commands,
                           std::vector<std::string> words, std::size_t width = 100);

}  // namespace runbook::cli
