// The command line as data: every command and option described once. The parser, `--help`, the completions and the man
// page are made of it.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "cli/app.hpp"

namespace runbook::cli {

/// Where an option's value goes: a flag; one value; every value it is given; a value that may be left out (then an
/// empty text stands in it).
using Target = std::variant<bool*, std::string*, std::vector<std::string>*, std::optional<std::string>*>;

struct Option {
  std::string_view names;  ///< `-q,--quiet`; a name without a dash is an argument
  std::string_view value;  ///< what stands for the value in help: FILE and DIR complete to files, PIPELINE … to ids
  std::string_view help;
  Target target;
  std::vector<std::string_view> choices{};  ///< the only values, where there are such
  bool or_place = false;  ///< beside the choices it takes what has a `/`, `.` or `:` in it, a place
};

struct Command {
  std::string_view name;
  std::string_view summary;
  std::vector<std::string_view> examples;  ///< each a line as it would be typed
  std::vector<Option> options;
  std::function<int(const Globals&)> run;  ///< gives the exit code; throws CommandError where it cannot do its job
};

/// The options that every command takes.
[[nodiscard]] std::vector<Option> global_options(Globals& globals);
/// Every command, in the order in which help shows them.
[[nodiscard]] std::vector<Command> all_commands();

}  // namespace runbook::cli
