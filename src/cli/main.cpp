// From the words of the command line to a command, and from its failures to an exit code.
#include <fcntl.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <csignal>

#include "cli/parse.hpp"
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

/// A standard stream that was closed before the program began: its number would go to the next file that is opened, and
/// what is meant for the terminal be written into it. What is opened in its place fails as the closed one would.
void hold_streams() {
  for (const int stream : {0, 1, 2})
    if (::fcntl(stream, F_GETFD) < 0) (void)::open("/dev/null", stream == 0 ? O_WRONLY : O_RDONLY);
}

int run(std::vector<std::string> words) {
  Globals globals;
  const auto options = global_options(globals);
  const auto commands = all_commands();
  const auto parsed = parse(options, commands, std::move(words), text_options(globals).width);
  if (!parsed.command) {
    print(parsed.text ? *parsed.text : short_help);
    return Exit::done;
  }
  spdlog::set_default_logger(spdlog::stderr_logger_st("runbook"));
  spdlog::set_pattern("%l: %v");
  spdlog::set_level(globals.verbose ? spdlog::level::info : spdlog::level::warn);
  return parsed.command->run(globals);
}

}  // namespace
}  // namespace runbook::cli

int main(int count, char** words) {
  using namespace runbook::cli;
  std::signal(SIGPIPE, SIG_IGN);  // a reader that closes early is seen where we write
  hold_streams();
  const std::vector<std::string> list(words + std::min(count, 1), words + count);
  try {
    return run(list);
  } catch (const CommandError& error) {
    if (!error.message.empty()) complain("runbook: " + error.message + "\n");
  } catch (const std::exception& fault) {
    complain(std::string{"runbook: a fault of the program: "} + runbook::text::visible(fault.what()) + "\n");
  }
  if (std::ranges::find(list, "--nagios") == list.end()) return Exit::failed;
  try {
    print("RUNBOOK UNKNOWN - could not be done, see standard error\n");
  } catch (const CommandError&) {
    // Said already, of the line that could not be written before.
  }
  return 3;  // what monitoring plugins say for it
}
