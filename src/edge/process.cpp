#include "edge/process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include "edge/descriptor.hpp"

namespace runbook::edge {
namespace {

constexpr std::size_t most_output = 1u << 30;

tl::unexpected<Failure> failure(int error) { return tl::make_unexpected(Failure{std::strerror(error), false}); }

std::vector<std::string> environment(const std::vector<std::string_view>& unset, const std::vector<std::string>& set) {
  std::vector<std::string> variables;
  const auto is_named = [](std::string_view variable, std::string_view name) {
    return variable.size() > name.size() && variable.starts_with(name) && variable[name.size()] == '=';
  };
  for (char** variable = environ; variable != nullptr && *variable != nullptr; ++variable) {
    const auto drops = [&](std::string_view name) { return is_named(*variable, name); };
    const auto replaces = [&](const std::string& new_one) { return is_named(*variable, new_one.substr(0, new_one.find('='))); };
    if (std::ranges::none_of(unset, drops) && std::ranges::none_of(set, replaces)) variables.emplace_back(*variable);
  }
  variables.insert(variables.end(), set.begin(), set.end());
  return variables;
}

std::vector<char*> pointers(std::vector<std::string>& words) {
  std::vector<char*> list;
  for (std::string& word : words) list.push_back(word.data());
  list.push_back(nullptr);
  return list;
}

struct Pipe {
  Descriptor read, write;
  bool open() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return false;
    read = Descriptor{ends[0]};
    write = Descriptor{ends[1]};
    return true;
  }
};

/// A file in memory that holds the input, so that nobody waits for a reader while its own output waits for us.
Descriptor input_file(std::string_view input) {
  Descriptor file{::memfd_create("runbook-input", MFD_CLOEXEC)};
  while (file.number() >= 0 && !input.empty()) {
    const auto put = ::write(file.number(), input.data(), input.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return Descriptor{-1};
    input.remove_prefix(static_cast<std::size_t>(put));
  }
  if (file.number() >= 0) ::lseek(file.number(), 0, SEEK_SET);
  return file;
}

/// What spawning needs, released in any case.
class Spawn {
 public:
  Spawn() {
    ::posix_spawn_file_actions_init(&actions_);
    ::posix_spawnattr_init(&attributes_);
    // We ignore SIGPIPE; a program that we start is not used to that.
    sigset_t signals;
    ::sigemptyset(&signals);
    ::sigaddset(&signals, SIGPIPE);
    ::posix_spawnattr_setsigdefault(&attributes_, &signals);
    ::posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGDEF);
  }
  Spawn(const Spawn&) = delete;
  Spawn& operator=(const Spawn&) = delete;
  ~Spawn() {
    ::posix_spawn_file_actions_destroy(&actions_);
    ::posix_spawnattr_destroy(&attributes_);
  }
  void connect(int ours, int theirs) { ::posix_spawn_file_actions_adddup2(&actions_, ours, theirs); }
  /// 0, or the error.
  int start(pid_t& child, char* const* words, char* const* variables) {
    return ::posix_spawnp(&child, words[0], &actions_, &attributes_, words, variables);
  }

 private:
  posix_spawn_file_actions_t actions_{};
  posix_spawnattr_t attributes_{};
};

/// Reads both until both have ended; false where there is too much of it or it cannot be read.
bool read_both(int output, int errors, Finished& finished) {
  std::array<pollfd, 2> ends{{{output, POLLIN, 0}, {errors, POLLIN, 0}}};
  const std::array<std::string*, 2> texts{&finished.output, &finished.errors};
  std::vector<char> buffer(1 << 16);
  while (ends[0].fd >= 0 || ends[1].fd >= 0) {
    if (::poll(ends.data(), ends.size(), -1) < 0) {
      if (errno == EINTR) continue;
      return false;
    }
    for (std::size_t i = 0; i < ends.size(); ++i) {
      if (ends[i].fd < 0 || ends[i].revents == 0) continue;
      const auto got = ::read(ends[i].fd, buffer.data(), buffer.size());
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0) ends[i].fd = -1;
      else texts[i]->append(buffer.data(), static_cast<std::size_t>(got));
      if (texts[i]->size() > most_output) return false;
    }
  }
  return true;
}

}  // namespace

Result<Finished> run_program(const std::vector<std::string>& words, std::string_view input,
                             const std::vector<std::string_view>& unset, const std::vector<std::string>& set) {
  Pipe output, errors;
  const Descriptor in = input_file(input);
  if (in.number() < 0 || !output.open() || !errors.open()) return failure(errno);
  Spawn spawn;
  spawn.connect(in.number(), STDIN_FILENO);
  spawn.connect(output.write.number(), STDOUT_FILENO);
  spawn.connect(errors.write.number(), STDERR_FILENO);

  auto arguments = words;
  auto variables = environment(unset, set);
  pid_t child = 0;
  if (const int fault = spawn.start(child, pointers(arguments).data(), pointers(variables).data())) return failure(fault);
  output.write = Descriptor{-1};
  errors.write = Descriptor{-1};

  Finished finished;
  const bool whole = read_both(output.read.number(), errors.read.number(), finished);
  if (!whole) ::kill(child, SIGKILL);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (!whole) return tl::make_unexpected(Failure{"it writes more than we read", true});
  finished.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return finished;
}

}  // namespace runbook::edge
