// fish: a `complete` for each word.
#include "cli/complete.hpp"
#include "cli/help.hpp"

namespace runbook::cli {
namespace {

std::string quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + "'";
}

std::string value(const Completion& completion) {
  switch (completion.kind) {
    case Completion::Kind::words: {
      std::string words;
      for (const auto word : completion.words) words += (words.empty() ? "" : " ") + std::string{word};
      return " -x -a " + quoted(words);
    }
    case Completion::Kind::files: return " -r -F";
    case Completion::Kind::folders: return " -x -a '(__fish_complete_directories)'";
    case Completion::Kind::ids: return " -x -a " + quoted("(runbook completions --ids " + std::string{completion.ids} + " 2>/dev/null)");
    case Completion::Kind::nothing: break;
  }
  return " -x";
}

std::string complete(const Option& option, const std::string& condition) {
  std::string out = "complete -c runbook" + condition;
  if (is_argument(option)) {
    const auto completion = completion_of(option);
    return completion.kind == Completion::Kind::files ? out + " -F\n" : out + value(completion) + "\n";
  }
  for (const auto& name : names_of(option)) out += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
  if (takes_word(option)) out += value(completion_of(option));
  return out + " -d " + quoted(option.help) + "\n";
}

}  // namespace

std::string fish_completions(const CommandLine& line) {
  std::string out =
      "# fish completion of runbook, made by: runbook completions fish\n"
      "# Try it: runbook completions fish | source\n"
      "\n"
      "complete -c runbook -f\n";
  for (const auto& option : line.globals) out += complete(option, "");
  for (const auto& command : line.commands) {
    const std::string name{command.name};
    out += "\ncomplete -c runbook -n __fish_use_subcommand -a " + name + " -d " + quoted(command.summary) + "\n";
    for (const auto& option : command.options) out += complete(option, " -n '__fish_seen_subcommand_from " + name + "'");
  }
  return out;
}

}  // namespace runbook::cli
