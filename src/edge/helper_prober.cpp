#include "edge/helper_prober.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <filesystem>

#include "edge/descriptor.hpp"

namespace runbook::edge {
namespace {

using Time = std::chrono::steady_clock;

constexpr std::size_t most_answer = 64u << 10;

tl::unexpected<Failure> fail(std::string message) { return tl::make_unexpected(Failure{std::move(message)}); }

/// A helper at work.
struct Helper {
  std::size_t task = 0;
  pid_t pid = 0;
  int out = -1;  ///< what it answers comes here
  Time::time_point deadline;
  std::string answer;
  bool ended = false, late = false;
};

/// What ends the program ends the helpers first: they stand in groups of their own, which no terminal's Ctrl-C reaches.
class Ending {
 public:
  Ending() {
    ::sigemptyset(&signals_);
    for (const int number : {SIGINT, SIGTERM, SIGHUP}) ::sigaddset(&signals_, number);
    ::pthread_sigmask(SIG_BLOCK, &signals_, &before_);
    wanted_ = Descriptor{::signalfd(-1, &signals_, SFD_CLOEXEC | SFD_NONBLOCK)};
  }
  ~Ending() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }  // a signal that came meanwhile comes now
  Ending(const Ending&) = delete;
  Ending& operator=(const Ending&) = delete;
  [[nodiscard]] int number() const { return wanted_.number(); }
  /// What helpers and their commands block: nothing of ours.
  [[nodiscard]] const sigset_t& before() const { return before_; }

 private:
  sigset_t signals_{}, before_{};
  Descriptor wanted_;
};

/// A file in memory: the order is read whole, however long, and nobody waits for a pipe.
int order_file(const std::string& text) {
  const int file = ::memfd_create("order", MFD_CLOEXEC);
  if (file < 0) return file;
  for (std::string_view rest = text; !rest.empty();) {
    const auto put = ::write(file, rest.data(), rest.size());
    if (put <= 0) {
      ::close(file);
      return -1;
    }
    rest.remove_prefix(static_cast<std::size_t>(put));
  }
  ::lseek(file, 0, SEEK_SET);
  return file;
}

/// In a group of its own, so that it can be ended with all that it has started.
Result<Helper> start(const std::string& program, const std::string& order, const sigset_t& mask) {
  const int in = order_file(order);
  if (in < 0) return fail(std::string{"no room for the order: "} + std::strerror(errno));
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) {
    ::close(in);
    return fail(std::strerror(errno));
  }
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_adddup2(&files, in, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&files, ends[1], STDOUT_FILENO);
  // A driver's own words may hold the connection's: they go nowhere.
  posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setpgroup(&attributes, 0);
  posix_spawnattr_setsigmask(&attributes, &mask);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK);
  char* words[] = {const_cast<char*>(program.c_str()), nullptr};
  Helper helper;
  const int fault = ::posix_spawn(&helper.pid, program.c_str(), &files, &attributes, words, environ);
  posix_spawn_file_actions_destroy(&files);
  posix_spawnattr_destroy(&attributes);
  ::close(in);
  ::close(ends[1]);
  if (fault != 0) {
    ::close(ends[0]);
    return fail(program + " cannot be run: " + std::strerror(fault));
  }
  helper.out = ends[0];
  return helper;
}

/// Takes what has come; `ended` when nothing more will.
void take(Helper& helper) {
  char buffer[4096];
  const auto got = ::read(helper.out, buffer, sizeof buffer);
  if (got < 0 && errno == EINTR) return;
  if (got <= 0) helper.ended = true;
  else helper.answer.append(buffer, static_cast<std::size_t>(got));
  if (helper.answer.size() > most_answer) helper.ended = true;
}

/// Ends the helper's whole group and gives its answer.
Result<Found> finish(Helper& helper, Seconds timeout) {
  ::kill(-helper.pid, SIGKILL);  // before it is waited for: until then the number is nobody else's
  ::close(helper.out);
  int status = 0;
  while (::waitpid(helper.pid, &status, 0) < 0 && errno == EINTR) {}
  if (auto answer = read_answer(helper.answer)) return std::move(*answer);
  if (helper.late) return fail("no answer within " + format_duration(timeout));
  return fail("the look broke off, by a fault of a driver or of this program");
}

}  // namespace

HelperProber::HelperProber(std::string program, ProbeSettings settings, unsigned jobs)
    : program_(std::move(program)), settings_(std::move(settings)), jobs_(std::max(1u, jobs)) {}

std::vector<Result<Found>> HelperProber::look(const std::vector<ProbeTask>& tasks, const std::function<void(std::size_t)>& progress) {
  std::vector<Result<Found>> answers(tasks.size(), fail("not looked at"));
  const Ending ending;
  std::vector<Helper> running;
  std::size_t next = 0, done = 0;
  const auto close = [&](std::size_t task, Result<Found> answer) {
    answers[task] = std::move(answer);
    progress(++done);
  };
  while (done < tasks.size()) {
    while (next < tasks.size() && running.size() < jobs_) {
      auto helper = start(program_, write_order(settings_, tasks[next]), ending.before());
      if (helper) {
        helper->task = next;
        // A second more than the clients' own limits, whose reasons say more.
        helper->deadline = Time::now() + settings_.timeout + Seconds{1};
        running.push_back(std::move(*helper));
      } else {
        close(next, tl::make_unexpected(helper.error()));
      }
      ++next;
    }
    std::vector<pollfd> wanted{{ending.number(), POLLIN, 0}};
    auto nearest = Time::now() + std::chrono::hours{1};
    for (const auto& helper : running) {
      wanted.push_back({helper.out, POLLIN, 0});
      nearest = std::min(nearest, helper.deadline);
    }
    if (running.empty()) continue;
    const auto wait = std::chrono::ceil<std::chrono::milliseconds>(nearest - Time::now()).count();
    if (::poll(wanted.data(), wanted.size(), static_cast<int>(std::clamp<std::int64_t>(wait, 0, 3'600'000))) < 0 && errno != EINTR) break;
    if (wanted.front().revents != 0) break;  // the signal is not taken: it ends the program as soon as it may
    for (std::size_t i = 0; i < running.size(); ++i) {
      if (wanted[i + 1].revents != 0) take(running[i]);
      if (!running[i].ended && Time::now() >= running[i].deadline) running[i].ended = running[i].late = true;
    }
    for (auto& helper : running)
      if (helper.ended) close(helper.task, finish(helper, settings_.timeout));
    std::erase_if(running, [](const Helper& helper) { return helper.ended; });
  }
  for (auto& helper : running) (void)finish(helper, settings_.timeout);
  return answers;
}

Result<std::string> find_helper() {
  namespace fs = std::filesystem;
  std::error_code fault;
  const auto self = fs::read_symlink("/proc/self/exe", fault);
  if (fault) return fail("it cannot be found where this program is");
  for (const auto& place : {self.parent_path() / "runbook-probe", self.parent_path() / "../libexec/runbook/runbook-probe"})
    if (::access(place.c_str(), X_OK) == 0) return place.lexically_normal().string();
  return fail("runbook-probe is not beside " + self.string() + ", nor in ../libexec/runbook");
}

}  // namespace runbook::edge
