// `command`: a program that prints one instant, or JSON lines. Never a shell.
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <nlohmann/json.hpp>

#include "edge/limits.hpp"
#include "edge/probe/client.hpp"
#include "edge/probe/instants.hpp"
#include "text/amounts.hpp"

namespace runbook::edge::probe {
namespace {

struct Ran {
  std::string output;
  int status = 0;
};

/// Runs a program in the working folder, in this process's own group: whoever kills the group on a timeout kills it too.
Result<Ran> run(const std::vector<std::string>& argv) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return fail(std::strerror(errno));
  std::vector<char*> words;
  for (const auto& word : argv) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&files, ends[1], STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t defaults;
  sigemptyset(&defaults);
  sigaddset(&defaults, SIGPIPE);
  posix_spawnattr_setsigdefault(&attributes, &defaults);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
  pid_t child = 0;
  const int fault = ::posix_spawnp(&child, words[0], &files, &attributes, words.data(), environ);
  posix_spawn_file_actions_destroy(&files);
  posix_spawnattr_destroy(&attributes);
  ::close(ends[1]);
  if (fault != 0) {
    ::close(ends[0]);
    return fail(shown(argv[0]) + " cannot be run: " + (fault == ENOENT ? "there is no such program" : std::strerror(fault)));
  }
  Ran ran;
  bool too_much = false;
  char buffer[8192];
  for (;;) {
    const auto got = ::read(ends[0], buffer, sizeof buffer);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    ran.output.append(buffer, static_cast<std::size_t>(got));
    if (ran.output.size() > most_command_output) {
      too_much = true;
      ::kill(child, SIGKILL);
      break;
    }
  }
  ::close(ends[0]);
  while (::waitpid(child, &ran.status, 0) < 0 && errno == EINTR) {}
  if (too_much) return fail("it prints more than " + text::in_bytes(most_command_output));
  return ran;
}

/// JSON lines of `{"subject": …, "at": …}`: the newest of those that name this subject, or none.
Result<Found> read_lines(std::string_view output, const Look& look) {
  std::optional<Instant> newest;
  std::size_t number = 0, others = 0;
  while (!output.empty()) {
    const auto end = std::min(output.find('\n'), output.size());
    const auto line = output.substr(0, end);
    output.remove_prefix(std::min(end + 1, output.size()));
    ++number;
    if (line.find_first_not_of(" \t\r") == line.npos) continue;
    const auto json = nlohmann::json::parse(line, nullptr, false);
    if (!json.is_object() || !json.contains("at")) return fail("line " + std::to_string(number) + " of its output is no object with `at`");
    if (json.contains("subject") && json["subject"] != look.subject) {
      ++others;
      continue;
    }
    const auto text = json["at"].is_string() ? json["at"].get<std::string>() : json["at"].dump();
    const auto at = read_instant(text, look.settings.zone);
    if (!at) return fail("line " + std::to_string(number) + " of its output: " + shown(text) + " is no instant");
    newest = std::max(*at, newest.value_or(*at));
  }
  if (!newest) return fail(others > 0 ? "its output names other subjects only" : "it prints nothing");
  return Found{*newest, {}};
}

}  // namespace

Result<Found> look_at(const CommandProbe& probe, const Look& look) {
  if (!look.settings.allow_commands) return fail("commands are run with --allow-commands only");
  const auto ran = run(probe.argv);
  if (!ran) return tl::make_unexpected(ran.error());
  if (WIFSIGNALED(ran->status)) return fail("it was ended by signal " + std::to_string(WTERMSIG(ran->status)));
  if (WEXITSTATUS(ran->status) != 0) return fail("it ended with exit code " + std::to_string(WEXITSTATUS(ran->status)));
  const auto first = ran->output.find_first_not_of(" \t\r\n");
  if (first == std::string::npos) return fail("it prints nothing");
  if (ran->output[first] == '{') return read_lines(ran->output, look);
  const auto at = read_instant(ran->output, look.settings.zone);
  if (!at) return fail("it prints " + shown(ran->output) + ", which is no instant such as 2026-11-23T09:00:00Z, nor JSON lines");
  return Found{*at, {}};
}

}  // namespace runbook::edge::probe
