// zsh: _arguments does the work; a line a word of it.
#include "cli/complete.hpp"
#include "cli/help.hpp"

namespace runbook::cli {
namespace {

/// Within single quotes of the shell.
std::string quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? "'\\''" : std::string(1, c);
  return out + "'";
}

/// Within an _arguments spec, whose parts colons and brackets divide.
std::string part(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == ':' || c == '[' || c == ']' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string action(const Completion& completion) {
  switch (completion.kind) {
    case Completion::Kind::words: {
      std::string words;
      for (const auto word : completion.words) words += (words.empty() ? "" : " ") + std::string{word};
      return "(" + words + ")";
    }
    case Completion::Kind::files: return "_files";
    case Completion::Kind::folders: return "_files -/";
    case Completion::Kind::ids: return "{_runbook_ids " + std::string{completion.ids} + "}";
    case Completion::Kind::nothing: break;
  }
  return " ";
}

/// The specs of one option: one for each of its names, each of which rules the others out unless it may stand again.
std::string specs(const Option& option, const std::string& indent) {
  std::string out;
  const auto names = names_of(option);
  if (is_argument(option)) {
    const bool several = std::holds_alternative<std::vector<std::string>*>(option.target);
    return indent + quoted(std::string{several ? "*" : "1"} + ":" + part(option.names) + ":" + action(completion_of(option))) + " \\\n";
  }
  const bool several = std::holds_alternative<std::vector<std::string>*>(option.target);
  std::string others = "(";
  for (const auto& name : names) others += (others.size() == 1 ? "" : " ") + name;
  others += ")";
  for (const auto& name : names) {
    std::string spec = (several ? "*" : others) + name + "[" + part(option.help) + "]";
    if (takes_word(option)) spec += ":" + part(option.value) + ":" + action(completion_of(option));
    if (std::holds_alternative<std::optional<std::string>*>(option.target)) spec += "::" + part(option.value) + ": ";
    out += indent + quoted(spec) + " \\\n";
  }
  return out;
}

}  // namespace

std::string zsh_completions(const CommandLine& line) {
  std::string globals, names, cases;
  for (const auto& option : line.globals) globals += specs(option, "    ");
  for (const auto& command : line.commands) {
    names += "        " + quoted(part(command.name) + ":" + part(command.summary)) + "\n";
    cases += "        " + std::string{command.name} + ")\n          _arguments -s \\\n";
    for (const auto& option : command.options) cases += specs(option, "            ");
    cases += "            \"${globals[@]}\" ;;\n";
  }
  return "#compdef runbook\n"
         "# zsh completion of runbook, made by: runbook completions zsh\n"
         "# Put it as `_runbook` into a folder of $fpath, or: source <(runbook completions zsh)\n"
         "\n"
         "_runbook_ids() {\n"
         "  local -a where ids\n"
         "  [[ -n ${opt_args[-C]:-${opt_args[--workspace]}} ]] && where=(-C ${(Q)${opt_args[-C]:-${opt_args[--workspace]}}})\n"
         "  ids=(${(f)\"$(runbook $where completions --ids $1 2>/dev/null)\"})\n"
         "  compadd -a ids\n"
         "}\n"
         "\n"
         "_runbook() {\n"
         "  local curcontext=\"$curcontext\" state line\n"
         "  typeset -A opt_args\n"
         "  local -a globals=( \\\n" + globals +
         "  )\n"
         "  _arguments -C -s \"${globals[@]}\" '1: :->command' '*:: :->words'\n"
         "  case $state in\n"
         "    command)\n"
         "      local -a commands=(\n" + names +
         "      )\n"
         "      _describe command commands ;;\n"
         "    words)\n"
         "      case $words[1] in\n" + cases +
         "      esac ;;\n"
         "  esac\n"
         "}\n"
         "\n"
         "if [[ $funcstack[1] == _runbook ]]; then _runbook \"$@\"; else compdef _runbook runbook; fi\n";
}

}  // namespace runbook::cli
