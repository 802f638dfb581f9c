#include "cli/parse.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "cli/help.hpp"
#include "cli/version.hpp"
#include "text/edit_distance.hpp"
#include "text/utf8.hpp"

namespace runbook::cli {
namespace {

/// "; did you mean x?", or nothing.
std::string meant(std::string_view word, const std::vector<std::string_view>& candidates) {
  const auto near = text::closest(word, candidates);
  return near ? "; did you mean " + std::string{*near} + "?" : std::string{};
}

/// What is wrong with a value that is none of the choices; nothing where it is one. CLI11 puts the option's name before.
std::string unchosen(const std::string& value, const std::vector<std::string_view>& choices) {
  if (std::ranges::find(choices, value) != choices.end()) return {};
  std::string list;
  for (std::size_t i = 0; i < choices.size(); ++i) list += (i == 0 ? "" : i + 1 == choices.size() ? " or " : ", ") + std::string{choices[i]};
  return (value.empty() ? "nothing" : value) + " is not " + list + meant(value, choices);
}

void add(CLI::App& app, const Option& option) {
  const std::string names{option.names}, help{option.help};
  CLI::Option* added = std::visit(
      [&](auto* target) {
        using T = std::remove_pointer_t<decltype(target)>;
        if constexpr (std::is_same_v<T, bool>) {
          return app.add_flag(names, *target, help);
        } else if constexpr (std::is_same_v<T, std::optional<std::string>>) {
          // CLI11's own optional stays empty where the value is left out.
          return app.add_option_function<std::string>(names, [target](const std::string& value) { *target = value; }, help)
              ->expected(0, 1)
              ->trigger_on_parse()
              ->default_str("");
        } else if constexpr (std::is_same_v<T, std::vector<std::string>>) {
          auto* list = app.add_option(names, *target, help);
          if (names[0] == '-') list->expected(1)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)->allow_extra_args(false);
          return list;
        } else {
          return app.add_option(names, *target, help);
        }
      },
      option.target);
  if (!std::holds_alternative<bool*>(option.target)) added->type_name(std::string{option.value.empty() ? option.names : option.value});
  if (!option.choices.empty()) added->check([choices = option.choices, place = option.or_place](const std::string& value) {
      return place && value.find_first_of("/.:") != value.npos ? std::string{} : unchosen(value, choices);
    });
}

class Parser {
 public:
  Parser(const std::vector<Option>& globals, const std::vector<Command>& commands) : globals_(globals), commands_(commands) {
    app_.set_version_flag("--version", std::string{"runbook "} + version());
    app_.require_subcommand(0, 1);
    for (const auto& option : globals) add(app_, option);
    for (const auto& command : commands) {
      auto* sub = app_.add_subcommand(std::string{command.name}, std::string{command.summary});
      sub->fallthrough();
      for (const auto& option : command.options) add(*sub, option);
    }
  }

  Parsed parse(std::vector<std::string> words, std::size_t width) {
    if (!words.empty() && words.front() == "help") {  // `runbook help check`
      words.erase(words.begin());
      words.push_back("--help");
    }
    const auto* command = arrange(words);
    // The help names defaults: they are read before the words change them.
    std::string help_text;
    if (std::ranges::find(words, "--help") != words.end() || std::ranges::find(words, "-h") != words.end())
      help_text = command ? help(*command, globals_, width) : help(globals_, commands_, width);
    refuse_unknown(words, command);
    try {
      std::ranges::reverse(words);  // CLI11 takes them so
      app_.parse(std::move(words));
    } catch (const CLI::CallForVersion& asked) {
      return {nullptr, std::string{asked.what()} + "\n"};
    } catch (const CLI::CallForHelp&) {
      return {nullptr, help_text};
    } catch (const CLI::ParseError& fault) {
      if (fault.get_exit_code() == 0) return {nullptr, help_text};
      throw CommandError{text::visible(fault.what()) + hint(command)};
    }
    return {command, {}};
  }

 private:
  static std::string hint(const Command* command) {
    std::string name;
    if (command != nullptr) name = std::string{command->name} + " ";
    return "\n`runbook " + name + "--help` shows what there is.";
  }

  /// Puts the command's word first, as CLI11 wants it and cli.md does not, and gives the command. `--week -1` is one
  /// thought: a value may look like an option where it is a number.
  const Command* arrange(std::vector<std::string>& list) const {
    for (std::size_t i = 0; i + 1 < list.size(); ++i) {
      const auto& next = list[i + 1];
      if (!list[i].starts_with("--") || list[i].find('=') != std::string::npos) continue;
      if (next.size() < 2 || next[0] != '-' || next[1] < '0' || next[1] > '9') continue;
      list[i] += "=" + next;
      list.erase(list.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    }
    std::optional<std::string> stray;  // where no word is a command's: the first that is no option either
    for (std::size_t i = 0; i < list.size() && list[i] != "--"; ++i) {
      if (takes_value(list[i])) {
        ++i;
        continue;
      }
      const auto command = std::ranges::find_if(commands_, [&](const Command& one) { return one.name == list[i]; });
      if (command == commands_.end()) {
        if (!stray && !list[i].starts_with('-')) stray = list[i];
        continue;
      }
      const auto word = list.begin() + static_cast<std::ptrdiff_t>(i);
      std::rotate(list.begin(), word, word + 1);
      return &*command;
    }
    if (!stray) return nullptr;
    refuse_unknown(list, nullptr);
    std::vector<std::string_view> names;
    for (const auto& command : commands_) names.push_back(command.name);
    throw CommandError{"no command is called " + text::visible(*stray) + meant(*stray, names) + hint(nullptr)};
  }

  bool takes_value(const std::string& word) const {
    if (!word.starts_with('-')) return false;
    const auto in = [&](const CLI::App* one) {
      const auto* option = one->get_option_no_throw(word);
      return option && option->get_expected_min() > 0 && option->get_items_expected_max() > 0;
    };
    return in(&app_) || std::ranges::any_of(app_.get_subcommands({}), in);
  }

  /// The first option word that neither the command nor the program has.
  void refuse_unknown(const std::vector<std::string>& words, const Command* command) const {
    auto known = names(globals_);
    known.insert(known.end(), {"--help", "-h", "--version"});
    for (const auto& one : commands_)  // without a command an option of any may be meant
      if (!command || command == &one) std::ranges::move(names(one.options), std::back_inserter(known));
    for (std::size_t i = 0; i < words.size() && words[i] != "--"; ++i) {
      const auto word = words[i].substr(0, words[i].find('='));
      if (word.starts_with("--") && std::ranges::find(known, word) == known.end()) throw CommandError{unknown(word, known, command)};
      if (!takes_value(words[i])) continue;
      if (++i == words.size()) throw CommandError{words.back() + " needs a value" + hint(command)};
    }
  }

  std::string unknown(const std::string& word, const std::vector<std::string>& known, const Command* command) const {
    const std::string who = command ? "`runbook " + std::string{command->name} + "`" : "`runbook`";
    const std::string what = who + " has no option " + text::visible(word);
    for (const auto& other : commands_) {
      const auto own = names(other.options);
      if (std::ranges::find(own, word) != own.end()) return what + "; `runbook " + std::string{other.name} + "` has one" + hint(command);
    }
    return what + meant(word, {known.begin(), known.end()}) + hint(command);
  }

  static std::vector<std::string> names(const std::vector<Option>& options) {
    std::vector<std::string> all;
    for (const auto& option : options)
      if (!is_argument(option)) std::ranges::move(names_of(option), std::back_inserter(all));
    return all;
  }

  const std::vector<Option>& globals_;
  const std::vector<Command>& commands_;
  CLI::App app_{"Runbooks as code for data pipelines", "runbook"};
};

}  // namespace

Parsed parse(const std::vector<Option>& globals, const std::vector<Command>& commands, std::vector<std::string> words,
             std::size_t width) {
  return Parser{globals, commands}.parse(std::move(words), width);
}

}  // namespace runbook::cli
