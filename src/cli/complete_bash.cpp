// bash: a function of its own, so that it works without the bash-completion package too.
#include "cli/complete.hpp"
#include "cli/help.hpp"

namespace runbook::cli {
namespace {

/// One line of `case`: how the reply is filled for what is being completed.
std::string reply(const Completion& completion) {
  switch (completion.kind) {
    case Completion::Kind::words: {
      std::string words;
      for (const auto word : completion.words) words += (words.empty() ? "" : " ") + std::string{word};
      return "_runbook_reply -W '" + words + "'";
    }
    case Completion::Kind::files: return "compopt -o filenames; _runbook_reply -f";
    case Completion::Kind::folders: return "compopt -o filenames; _runbook_reply -d";
    case Completion::Kind::ids: return "_runbook_reply -W \"$(runbook \"${where[@]}\" completions --ids " + std::string{completion.ids} + " 2>/dev/null)\"";
    case Completion::Kind::nothing: break;
  }
  return ":";
}

std::string all_names(const std::vector<Option>& options, const char* between) {
  std::string names;
  for (const auto& option : options)
    if (!is_argument(option))
      for (const auto& name : names_of(option)) names += (names.empty() ? "" : between) + name;
  return names;
}

/// `"check --format") … ;;` for every option with a value.
std::string value_cases(const std::string& command, const std::vector<Option>& options) {
  std::string cases;
  for (const auto& option : options) {
    if (!takes_word(option)) continue;
    std::string pattern;
    for (const auto& name : names_of(option)) pattern += (pattern.empty() ? "" : "|") + command + "' " + name + "'";
    cases += "      " + pattern + ") " + reply(completion_of(option)) + " ;;\n";
  }
  return cases;
}

}  // namespace

std::string bash_completions(const CommandLine& line) {
  std::string with_value, commands, values, options, arguments;
  const auto add_taking = [&](const std::vector<Option>& all) {
    for (const auto& option : all)
      if (takes_word(option))
        for (const auto& name : names_of(option))
          if (("|" + with_value + "|").find("|" + name + "|") == std::string::npos) with_value += (with_value.empty() ? "" : "|") + name;
  };
  add_taking(line.globals);
  for (const auto& command : line.commands) {
    const std::string name{command.name};
    add_taking(command.options);
    commands += (commands.empty() ? "" : " ") + name;
    values += value_cases(name, command.options);
    if (const auto own = all_names(command.options, " "); !own.empty()) options += "      " + name + ") options+=' " + own + "' ;;\n";
    for (const auto& option : command.options)
      if (is_argument(option)) arguments += "      " + name + ") " + reply(completion_of(option)) + " ;;\n";
  }
  values += value_cases("*", line.globals);
  std::string alternatives = commands;
  for (char& c : alternatives)
    if (c == ' ') c = '|';

  return "# bash completion of runbook, made by: runbook completions bash\n"
         "# Try it: source <(runbook completions bash)\n"
         "\n"
         "# Fills COMPREPLY with what `compgen` gives for the word under the cursor.\n"
         "_runbook_reply() {\n"
         "  local found\n"
         "  while IFS= read -r found; do COMPREPLY+=(\"$found\"); done < <(compgen \"$@\" -- \"$cur\")\n"
         "}\n"
         "\n"
         "_runbook() {\n"
         "  local cur=${COMP_WORDS[COMP_CWORD]} command='' option='' word i\n"
         "  local -a where=()\n"
         "  COMPREPLY=()\n"
         "  for ((i = 1; i < COMP_CWORD; i++)); do\n"
         "    word=${COMP_WORDS[i]}\n"
         "    [[ $word == = ]] && continue  # --name=value comes as three words\n"
         "    if [[ -n $option ]]; then\n"
         "      [[ $option == -C || $option == --workspace ]] && where=(-C \"$word\")\n"
         "      option=''\n"
         "      continue\n"
         "    fi\n"
         "    case $word in\n"
         "      " + with_value + ") option=$word ;;\n"
         "      " + alternatives + ") [[ -z $command ]] && command=$word ;;\n"
         "    esac\n"
         "  done\n"
         "  [[ $cur == = ]] && cur=''\n"
         "\n"
         "  if [[ -n $option ]]; then\n"
         "    case \"$command $option\" in\n" + values +
         "    esac\n"
         "  elif [[ $cur == -* ]]; then\n"
         "    local options='" + all_names(line.globals, " ") + "'\n"
         "    case $command in\n" + options +
         "    esac\n"
         "    _runbook_reply -W \"$options\"\n"
         "  elif [[ -z $command ]]; then\n"
         "    _runbook_reply -W '" + commands + "'\n"
         "  else\n"
         "    case $command in\n" + arguments +
         "    esac\n"
         "  fi\n"
         "}\n"
         "\n"
         "complete -F _runbook runbook\n";
}

}  // namespace runbook::cli
