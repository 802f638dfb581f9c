// The command line: options, and which command they mean. All the work is in the commands.
#include <CLI/CLI.hpp>
#include <csignal>
#include <iostream>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include "cli/commands.hpp"
#include "text/utf8.hpp"

namespace runbook::cli {
namespace {

constexpr auto short_help =
    "runbook: runbooks as code for data pipelines\n"
    "\n"
    "  runbook check                                   what is wrong with the runbooks\n"
    "  runbook status --observations seen.yaml         what is late, and who is told\n"
    "\n"
    "`runbook --help` names every command and option.\n";

struct Commands {
  Globals globals;
  CheckOptions check;
  StatusOptions status;
  OncallOptions oncall;
  DocsOptions docs;
  CLI::App app{"Runbooks as code for data pipelines", "runbook"};
  std::vector<std::pair<CLI::App*, std::function<int()>>> table;

  template <class Run>
  CLI::App* command(const char* name, const char* summary, const char* examples, Run run) {
    auto* sub = app.add_subcommand(name, summary);
    sub->fallthrough();
    sub->footer(std::string{"Examples:\n"} + examples);
    table.emplace_back(sub, run);
    return sub;
  }

  Commands() {
    app.set_version_flag("--version", std::string{"runbook "} + RUNBOOK_VERSION);
    app.require_subcommand(0, 1);
    app.add_option("-C,--workspace", globals.workspace, "The workspace's folder (else RUNBOOK_WORKSPACE, else the nearest)")->type_name("DIR");
    app.add_option("--at", globals.at, "The instant that counts as now; the system's clock otherwise")->type_name("INSTANT");
    app.add_option("--color", globals.color, "Colours: auto is on a terminal without NO_COLOR")->check(CLI::IsMember({"always", "never", "auto"}))->type_name("WHEN");
    app.add_flag("-q,--quiet", globals.quiet, "No warnings on standard error");
    app.add_flag("-v,--verbose", globals.verbose, "Say on standard error what is done");
    app.footer("Exit codes: 0 nothing to object, 1 findings, 2 could not be done.\n`runbook COMMAND --help` shows examples.");
    add_check();
    add_status();
    add_oncall();
    add_docs();
  }

  void add_check() {
    auto* c = command("check", "Find what is wrong with the runbooks",
                      "  runbook check\n  runbook check --strict --format github\n  runbook check - --stdin-filename runbooks/profit.yaml < buffer",
                      [this] { return run_check(globals, check); });
    c->add_option("PATH", check.paths, "Show only what stands in these files or folders; - is standard input");
    c->add_option("--format", check.format, "text, json, github, sarif or junit")->check(CLI::IsMember({"text", "json", "github", "sarif", "junit"}))->type_name("FORMAT");
    c->add_option("--stdin-filename", check.stdin_filename, "The file in whose place standard input stands")->type_name("FILE");
    c->add_flag("--strict", check.strict, "Exit with 1 for warnings too");
  }

  void add_status() {
    auto* c = command("status", "Evaluate every SLA: what is late, until when it must be fixed, who is told",
                      "  runbook status --observations seen.yaml\n  runbook status profit-unit --observations seen.jsonl --at 2026-11-27T12:00:00Z\n"
                      "  runbook status --observations seen.yaml --why profit-unit/marketing",
                      [this] { return run_status(globals, status); });
    c->add_option("PIPELINE", status.pipelines, "Only these pipelines");
    c->add_option("--observations", status.observations, "What has arrived: YAML, JSON, JSON lines or CSV; - is standard input; may be given again")
        ->type_name("FILE")->expected(1)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    c->add_option("--why", status.why, "The whole story of one subject")->type_name("SUBJECT");
    c->add_option("--format", status.format, "text or json")->check(CLI::IsMember({"text", "json"}))->type_name("FORMAT");
    c->add_option("--fail-on", status.fail_on, "Exit with 1 from this level on: warning or alarm")->check(CLI::IsMember({"warning", "alarm"}))->type_name("LEVEL");
    c->add_flag("--nagios", status.nagios, "One line and the exit code of a monitoring plugin");
    c->add_flag("--strict", status.strict, "An observation that cannot be used is an error");
  }

  void add_oncall() {
    auto* c = command("oncall", "Print the rota: who is on call, and what is due",
                      "  runbook oncall --week\n  runbook oncall --week 2026-W53 --format json\n  runbook oncall --from 2026-12-01 --to 2026-12-31 --person engineer-1",
                      [this] { return run_oncall(globals, oncall); });
    auto* week = c->add_option("--week", oncall.week, "2026-W48, a date in it, +1, -1, or nothing for this week")->expected(0, 1)->type_name("WEEK");
    week->each([this](const std::string&) { oncall.week_given = true; });
    c->add_option("--from", oncall.from, "The window's beginning")->type_name("T");
    c->add_option("--to", oncall.to, "The window's end; a date is included")->type_name("T");
    c->add_flag("--now", oncall.now, "Who is on call at this instant");
    c->add_option("--rotation", oncall.rotations, "Only these rotations")->type_name("ID")->expected(1)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    c->add_option("--pipeline", oncall.pipelines, "Only these pipelines")->type_name("ID")->expected(1)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    c->add_option("--person", oncall.person, "Only what has this person in it")->type_name("ID");
    c->add_option("--format", oncall.format, "text, json, markdown or ics")->check(CLI::IsMember({"text", "json", "markdown", "ics"}))->type_name("FORMAT");
    c->add_flag("--fail-on-gap", oncall.fail_on_gap, "Exit with 1 where nobody is on call");
  }

  void add_docs() {
    auto* c = command("docs", "Write the runbooks as Markdown pages", "  runbook docs --output docs/runbooks\n  runbook docs --output docs/runbooks --check",
                      [this] { return run_docs(globals, docs); });
    c->add_option("--output", docs.output, "The folder of the pages")->type_name("DIR")->capture_default_str();
    c->add_flag("--check", docs.check, "Write nothing, show what differs");
  }

  /// Options may stand before the command as well (cli.md): the command's word goes first. `--week -1` is one thought.
  std::vector<std::string> arrange(int count, char** words) const {
    std::vector<std::string> list(words + 1, words + count);
    for (std::size_t i = 0; i + 1 < list.size(); ++i) {
      if (list[i] != "--week" || list[i + 1].size() < 2 || list[i + 1][0] != '-' || !std::isdigit(static_cast<unsigned char>(list[i + 1][1]))) continue;
      list[i] += "=" + list[i + 1];
      list.erase(list.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    }
    for (std::size_t i = 0; i < list.size() && list[i] != "--"; ++i) {
      if (takes_value(list[i])) {
        ++i;
        continue;
      }
      const bool named = std::ranges::any_of(table, [&](const auto& row) { return row.first->get_name() == list[i]; });
      if (!named) continue;
      std::rotate(list.begin(), list.begin() + static_cast<std::ptrdiff_t>(i), list.begin() + static_cast<std::ptrdiff_t>(i) + 1);
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
    return in(&app) || std::ranges::any_of(table, [&](const auto& row) { return in(row.first); });
  }
};

int run(int count, char** words) {
  Commands commands;
  try {
    commands.app.parse(commands.arrange(count, words));
  } catch (const CLI::ParseError& fault) {
    if (fault.get_exit_code() == 0) return commands.app.exit(fault), Exit::done;  // --help, --version
    complain("runbook: " + text::visible(fault.what()) + "\nTry `runbook --help`.\n");
    return Exit::failed;
  }
  spdlog::set_default_logger(spdlog::stderr_logger_st("runbook"));
  spdlog::set_pattern("%l: %v");
  spdlog::set_level(commands.globals.verbose ? spdlog::level::info : spdlog::level::warn);
  for (const auto& [sub, action] : commands.table)
    if (sub->parsed()) return action();
  print(short_help);
  return Exit::done;
}

}  // namespace
}  // namespace runbook::cli

int main(int count, char** words) {
  using namespace runbook::cli;
  try {
    return run(count, words);
  } catch (const CommandError& error) {
    if (!error.message.empty()) complain("runbook: " + error.message + "\n");
  } catch (const std::exception& fault) {
    complain(std::string{"runbook: a fault of the program: "} + runbook::text::visible(fault.what()) + "\n");
  }
  // A monitoring plugin says 3 for what could not be done.
  for (int i = 1; i < count; ++i)
    if (std::string_view{words[i]} == "--nagios") {
      print("RUNBOOK UNKNOWN - could not be done, see standard error\n");
      return 3;
    }
  return Exit::failed;
}
