// runbook completions.
#include <algorithm>
#include <memory>

#include "cli/commands.hpp"
#include "cli/complete.hpp"

namespace runbook::cli {
namespace {

struct CompletionOptions {
  std::string shell;
  std::string ids;
};

std::string lines(std::vector<std::string> words) {
  std::ranges::sort(words);
  const auto rest = std::ranges::unique(words);
  words.erase(rest.begin(), rest.end());
  std::string out;
  for (const auto& word : words) out += word + "\n";
  return out;
}

template <class List>
void add_ids(std::vector<std::string>& words, const List& list) {
  for (const auto& item : list) words.push_back(item.id);
}

/// What a workspace defines of a sort. Only ids, which hold nothing that a shell could act upon: what is no id is left
/// out, since a broken workspace is completed as well.
std::string ids_of(const Globals& globals, const std::string& sort) {
  std::vector<std::string> words;
  if (sort == "codes") {
    for (const auto& row : all_codes()) words.insert(words.end(), {code_id(row.code), std::string{row.name}});
    return lines(words);
  }
  const auto opened = open_workspace(globals);
  if (!opened.loaded.workspace) return {};
  const auto& workspace = *opened.loaded.workspace;
  if (sort == "pipelines") add_ids(words, workspace.pipelines);
  if (sort == "rotations") add_ids(words, workspace.rotations);
  if (sort == "people") add_ids(words, workspace.people);
  for (const auto& pipeline : workspace.pipelines) {
    if (sort != "subjects") break;
    for (const auto& source : pipeline.sources) words.push_back(subject_of(pipeline, source.id));
    for (const auto& obligation : pipeline.obligations) words.push_back(subject_of(pipeline, obligation.id));
  }
  std::erase_if(words, [](const std::string& word) {
    return word.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-/") != std::string::npos;
  });
  return lines(words);
}

int run_completions(const Globals& globals, const CompletionOptions& options) {
  if (!options.ids.empty()) {
    print(ids_of(globals, options.ids));
    return Exit::done;
  }
  const auto line = command_line();
  if (options.shell == "bash") print(bash_completions(line));
  else if (options.shell == "zsh") print(zsh_completions(line));
  else if (options.shell == "fish") print(fish_completions(line));
  else throw CommandError{"for which shell? runbook completions bash, zsh or fish"};
  return Exit::done;
}

}  // namespace

Command completions_command() {
  const auto options = std::make_shared<CompletionOptions>();
  return {"completions",
          "Print the completions of a shell",
          {"source <(runbook completions bash)", "runbook completions zsh > ~/.zfunc/_runbook", "runbook completions fish | source"},
          {{"SHELL", "", "The shell", &options->shell, {"bash", "zsh", "fish"}},
           {"--ids", "SORT", "Print what a workspace defines, one a line: the scripts ask for it", &options->ids,
            {"pipelines", "rotations", "people", "subjects", "codes"}}},
          [options](const Globals& globals) { return run_completions(globals, *options); }};
}

}  // namespace runbook::cli
