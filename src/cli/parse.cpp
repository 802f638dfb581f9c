#include "cli/parse.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "text/utf8.hpp"

namespace runbook::cli {
namespace {

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
  if (!option.value.empty()) added->type_name(std::string{option.value});
  if (!option.choices.empty()) {
    added->check(CLI::IsMember(std::vector<std::string>(option.choices.begin(), option.choices.end())));
    added->type_name(std::string{option.value.empty() ? option.names : option.value});
  }
}

class Parser {
 public:
  Parser(const std::vector<Option>& globals, const std::vector<Command>& commands) {
    app_.set_version_flag("--version", std::string{"runbook "} + RUNBOOK_VERSION);
    app_.require_subcommand(0, 1);
    for (const auto& option : globals) add(app_, option);
    app_.footer("Exit codes: 0 nothing to object, 1 findings, 2 could not be done.\n`runbook COMMAND --help` shows examples.");
    for (const auto& command : commands) {
      auto* sub = app_.add_subcommand(std::string{command.name}, std::string{command.summary});
      sub->fallthrough();
      std::string footer = "Examples:";
      for (const auto example : command.examples) footer += "\n  " + std::string{example};
      sub->footer(footer);
      for (const auto& option : command.options) add(*sub, option);
      subs_.emplace_back(sub, &command);
    }
  }

  Parsed parse(std::vector<std::string> words) {
    try {
      app_.parse(arrange(std::move(words)));
    } catch (const CLI::CallForVersion& asked) {
      return {nullptr, std::string{asked.what()} + "\n"};
    } catch (const CLI::CallForHelp&) {
      return {nullptr, help()};
    } catch (const CLI::ParseError& fault) {
      if (fault.get_exit_code() == 0) return {nullptr, help()};
      throw CommandError{text::visible(fault.what()) + "\nTry `runbook --help`."};
    }
    for (const auto& [sub, command] : subs_)
      if (sub->parsed()) return {command, {}};
    return {};
  }

 private:
  std::string help() const {
    for (const auto& [sub, command] : subs_)
      if (sub->parsed()) return sub->help("runbook");
    return app_.help();
  }

  /// CLI11 wants the command's word first, cli.md does not. `--week -1` is one thought: a value may look like an option
  /// where it is a number.
  std::vector<std::string> arrange(std::vector<std::string> list) const {
    for (std::size_t i = 0; i + 1 < list.size(); ++i) {
      const auto& next = list[i + 1];
      if (!list[i].starts_with("--") || list[i].find('=') != std::string::npos) continue;
      if (next.size() < 2 || next[0] != '-' || next[1] < '0' || next[1] > '9') continue;
      list[i] += "=" + next;
      list.erase(list.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    }
    for (std::size_t i = 0; i < list.size() && list[i] != "--"; ++i) {
      if (takes_value(list[i])) {
        ++i;
        continue;
      }
      const bool named = std::ranges::any_of(subs_, [&](const auto& row) { return row.second->name == list[i]; });
      if (!named) continue;
      const auto word = list.begin() + static_cast<std::ptrdiff_t>(i);
      std::rotate(list.begin(), word, word + 1);
      break;
    }
    std::ranges::reverse(list);  // CLI11 takes them so
    return list;
  }

  bool takes_value(const std::string& word) const {
    if (!word.starts_with('-')) return false;
    const auto in = [&](const CLI::App* one) {
      const auto* option = one->get_option_no_throw(word);
      return option && option->get_expected_min() > 0 && option->get_items_expected_max() > 0;
    };
    return in(&app_) || std::ranges::any_of(subs_, [&](const auto& row) { return in(row.first); });
  }

  CLI::App app_{"Runbooks as code for data pipelines", "runbook"};
  std::vector<std::pair<CLI::App*, const Command*>> subs_;
};

}  // namespace

Parsed parse(const std::vector<Option>& globals, const std::vector<Command>& commands, std::vector<std::string> words) {
  return Parser{globals, commands}.parse(std::move(words));
}

}  // namespace runbook::cli
