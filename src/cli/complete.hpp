// Shell completions and the man page, made of the description of the command line.
#pragma once

#include <memory>

#include "cli/command.hpp"

namespace runbook::cli {

/// The whole command line, with the options that the program has besides those of every command.
struct CommandLine {
  std::shared_ptr<Globals> targets;  ///< of `globals`; nothing is ever put there
  std::vector<Option> globals;
  std::vector<Command> commands;
};

/// That of this program, for describing it.
[[nodiscard]] CommandLine command_line();

/// What a value completes to.
struct Completion {
  enum class Kind : std::uint8_t { nothing, words, files, folders, ids } kind = Kind::nothing;
  std::vector<std::string_view> words;  ///< the choices
  std::string_view ids;                 ///< of which sort: `pipelines` …, what `runbook completions --ids` takes
};
[[nodiscard]] Completion completion_of(const Option& option);
/// Whether the next word of the line is its value.
[[nodiscard]] bool takes_word(const Option& option);

/// The scripts, each whole: sourced, or put where the shell looks for it.
[[nodiscard]] std::string bash_completions(const CommandLine& line);
[[nodiscard]] std::string zsh_completions(const CommandLine& line);
[[nodiscard]] std::string fish_completions(const CommandLine& line);
/// runbook(1), in the man macros.
[[nodiscard]] std::string man_page(const CommandLine& line);

}  // namespace runbook::cli
