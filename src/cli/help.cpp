#include "cli/help.hpp"

#include <algorithm>

#include "cli/limits.hpp"
#include "text/utf8.hpp"
#include "text/wrap.hpp"

namespace runbook::cli {
namespace {

constexpr std::size_t narrowest = 40, widest = 100;  // longer lines are harder to read, whatever the terminal
constexpr std::size_t widest_left = 28;              // a longer name has its story on the next line

/// Rows of two columns, the right one wrapped.
class Rows {
 public:
  void add(std::string left, std::string right) { rows_.emplace_back(std::move(left), std::move(right)); }
  [[nodiscard]] std::string text(std::size_t width) const {
    std::size_t left = 0;
    for (const auto& [name, story] : rows_)
      if (const auto columns = text::display_width(name); columns <= widest_left) left = std::max(left, columns);
    std::string out;
    for (const auto& [name, story] : rows_) {
      const std::string indent(left + 4, ' ');
      out += "  " + text::pad_right(name, left);
      bool first = text::display_width(name) <= left;
      if (!first) out += "\n";
      for (const auto& line : text::wrap(story, width - indent.size())) {
        out += (first ? "  " : indent) + line + "\n";
        first = false;
      }
    }
    return out;
  }

 private:
  std::vector<std::pair<std::string, std::string>> rows_;
};

/// `-C, --workspace DIR`; where there is no short name its place stays free, so that the long ones stand in a column.
std::string left_of(const Option& option) {
  auto value = value_of(option);
  if (is_argument(option)) return value;
  std::string names;
  for (const auto& name : names_of(option)) names += (names.empty() ? "" : ", ") + name;
  if (names.starts_with("--")) names = "    " + names;
  return value.empty() ? names : names + " " + value;
}

std::string options_text(const std::vector<Option>& options, bool arguments, std::size_t width) {
  Rows rows;
  for (const auto& option : options)
    if (is_argument(option) == arguments) rows.add(left_of(option), story_of(option));
  return rows.text(width);
}

std::string globals_text(const std::vector<Option>& globals, std::size_t width) {
  auto all = globals;
  bool unused = false;
  all.push_back({"-h,--help", "", "Show the help of the program or of a command", &unused});
  return "Options of every command:\n" + options_text(all, false, width);
}

std::size_t fitting(std::size_t width) { return std::clamp(width, narrowest, widest); }

}  // namespace

std::vector<std::string> names_of(const Option& option) {
  std::vector<std::string> names;
  for (std::string_view rest = option.names;;) {
    const auto comma = rest.find(',');
    names.emplace_back(rest.substr(0, comma));
    if (comma == rest.npos) return names;
    rest.remove_prefix(comma + 1);
  }
}

bool is_argument(const Option& option) { return !option.names.starts_with('-'); }

std::string value_of(const Option& option) {
  if (is_argument(option))
    return std::string{option.names} + (std::holds_alternative<std::vector<std::string>*>(option.target) ? "…" : "");
  if (std::holds_alternative<bool*>(option.target)) return {};
  const std::string value{option.value};
  return std::holds_alternative<std::optional<std::string>*>(option.target) ? "[" + value + "]" : value;
}

std::string story_of(const Option& option) {
  std::string story{option.help};
  const auto* text = std::get_if<std::string*>(&option.target);
  for (std::size_t i = 0; i < option.choices.size(); ++i) {
    story += i == 0 ? ": " : i + 1 == option.choices.size() ? " or " : ", ";
    story += option.choices[i];
    if (text && **text == option.choices[i]) story += " (the default)";
  }
  return story;
}

std::string usage_of(const Command& command) {
  std::string usage = "runbook " + std::string{command.name};
  if (!std::ranges::all_of(command.options, is_argument)) usage += " [OPTION]…";
  for (const auto& option : command.options) {
    if (!is_argument(option)) continue;
    usage += " [" + std::string{option.names} + "]";
    if (std::holds_alternative<std::vector<std::string>*>(option.target)) usage += "…";
  }
  return usage;
}

std::string help(const std::vector<Option>& globals, const std::vector<Command>& commands, std::size_t width) {
  width = fitting(width);
  std::string out = "Runbooks as code for data pipelines\n\nUsage: runbook [OPTION]… COMMAND [ARGUMENT]…\n\nCommands:\n";
  Rows rows;
  for (const auto& command : commands) rows.add(std::string{command.name}, std::string{command.summary});
  auto all = globals;
  bool unused = false;
  all.push_back({"--version", "", "Show the version", &unused});
  out += rows.text(width) + "\n" + globals_text(all, width);
  out += "\nExit codes: 0 nothing to object, 1 findings, 2 could not be done.\n";
  for (const auto& line : text::wrap(limits_in_short(), width)) out += line + "\n";
  return out + "`runbook COMMAND --help` shows the options of a command, with examples.\n";
}

std::string help(const Command& command, const std::vector<Option>& globals, std::size_t width) {
  width = fitting(width);
  std::string out = std::string{command.summary} + "\n\nUsage: " + usage_of(command) + "\n";
  if (const auto arguments = options_text(command.options, true, width); !arguments.empty()) out += "\nArguments:\n" + arguments;
  if (const auto own = options_text(command.options, false, width); !own.empty()) out += "\nOptions:\n" + own;
  // An option of the command stands for the global one of its name, and says so itself.
  auto others = globals;
  std::erase_if(others, [&](const Option& one) { return std::ranges::find(command.options, one.names, &Option::names) != command.options.end(); });
  out += "\n" + globals_text(others, width);
  if (!command.examples.empty()) out += "\nExamples:\n";
  for (const auto example : command.examples) out += "  " + std::string{example} + "\n";
  return out;
}

}  // namespace runbook::cli
