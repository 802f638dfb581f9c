// Running another program, without a shell.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "runbook/ports.hpp"

namespace runbook::edge {

/// A program that has ended.
struct Finished {
  int code = 0;  ///< 128 + signal where one ended it, as shells have it
  std::string output;
  std::string errors;
};

/// Runs `words[0]`, found in PATH, with the other words as its arguments, and waits for its end. `input` is its standard
/// input. `unset`: variables of the environment that it does not get; `set`: `NAME=value` that it gets. Fails where it
/// cannot be started (there is no such program), or writes more than 1 GiB.
[[nodiscard]] Result<Finished> run_program(const std::vector<std::string>& words, std::string_view input,
                                           const std::vector<std::string_view>& unset,
                                           const std::vector<std::string>& set);

}  // namespace runbook::edge
