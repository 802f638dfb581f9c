#include "cli/complete.hpp"

#include <algorithm>

#include "cli/help.hpp"

namespace runbook::cli {

CommandLine command_line() {
  auto targets = std::make_shared<Globals>();
  auto options = global_options(*targets);
  options.push_back({"-h,--help", "", "Show the help of the program or of a command", &targets->quiet});
  options.push_back({"--version", "", "Show the version", &targets->quiet});
  return {std::move(targets), std::move(options), all_commands()};
}

Completion completion_of(const Option& option) {
  using Kind = Completion::Kind;
  if (!option.choices.empty()) return {Kind::words, option.choices, {}};
  const auto value = is_argument(option) ? option.names : option.value;
  const auto name = names_of(option).back();
  if (value == "FILE" || value == "PATH") return {Kind::files, {}, {}};
  if (value == "DIR") return {Kind::folders, {}, {}};
  if (value == "SUBJECT") return {Kind::ids, {}, "subjects"};
  if (value == "CODE" || value == "CODES") return {Kind::ids, {}, "codes"};
  if (value == "PIPELINE" || name == "--pipeline") return {Kind::ids, {}, "pipelines"};
  if (value == "ROTATION" || name == "--rotation") return {Kind::ids, {}, "rotations"};
  if (value == "PERSON" || name == "--person") return {Kind::ids, {}, "people"};
  return {};
}

bool takes_word(const Option& option) {
  return !is_argument(option) && (std::holds_alternative<std::string*>(option.target) ||
                                  std::holds_alternative<std::vector<std::string>*>(option.target));
}

}  // namespace runbook::cli
