// `status --watch` on a terminal of its own: what it writes there, and in which state it leaves it.
#include <pty.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <poll.h>
#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "support/places.hpp"

namespace fs = std::filesystem;

namespace {

using Clock = std::chrono::steady_clock;

/// A program on a terminal of 30 lines and 100 columns.
class Terminal {
 public:
  explicit Terminal(std::vector<std::string> words, unsigned short rows = 30, const char* kind = "xterm") {
    winsize size{};
    size.ws_row = rows;
    size.ws_col = 100;
    child_ = ::forkpty(&master_, nullptr, nullptr, &size);
    if (child_ == 0) {
      std::vector<char*> list;
      for (auto& word : words) list.push_back(word.data());
      list.push_back(nullptr);
      ::unsetenv("COLUMNS");
      ::unsetenv("NO_COLOR");
      ::setenv("TERM", kind, 1);
      ::execv(list[0], list.data());
      ::_exit(127);
    }
    REQUIRE(child_ > 0);
  }
  ~Terminal() {
    if (child_ > 0 && !status_) {
      ::kill(child_, SIGKILL);
      ::waitpid(child_, nullptr, 0);
    }
    ::close(master_);
  }
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;

  /// Reads until the text has come, or twenty seconds have passed; gives what was read.
  std::string read_until(const std::string& text) {
    std::string read;
    const auto end = Clock::now() + std::chrono::seconds{20};
    while (Clock::now() < end && (text.empty() || read.find(text) == read.npos)) {
      pollfd waiting{master_, POLLIN, 0};
      if (::poll(&waiting, 1, 100) <= 0) continue;
      char buffer[4096];
      const auto got = ::read(master_, buffer, sizeof buffer);
      if (got <= 0) break;  // EIO: nobody has the terminal open any more
      read.append(buffer, static_cast<std::size_t>(got));
    }
    all += read;
    if (!text.empty()) CHECK(read.find(text) != read.npos);
    return read;
  }
  void type(const std::string& keys) {
    REQUIRE(::write(master_, keys.data(), keys.size()) == static_cast<ssize_t>(keys.size()));
  }
  [[nodiscard]] bool echoes() const {
    termios settings{};
    REQUIRE(::tcgetattr(master_, &settings) == 0);
    return (settings.c_lflag & ECHO) != 0;
  }
  void send(int signal) { ::kill(child_, signal); }
  int exit_code() {
    (void)read_until("");
    int status = 0;
    REQUIRE(::waitpid(child_, &status, 0) == child_);
    status_ = true;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }

  std::string all;  ///< everything that was written so far

 private:
  int master_ = -1;
  pid_t child_ = -1;
  bool status_ = false;
};

/// A copy of nothing but a small workspace, and observations that can be changed.
struct Folder {
  Folder() : path(fs::temp_directory_path() / ("runbook-watch-" + std::to_string(::getpid()))) {
    fs::create_directories(path);
    std::ofstream{path / "workspace.yaml"}
        << "workspace: w\ntimezone: UTC\npeople: { ann: {} }\n"
           "---\npipeline: p\ntitle: P\nsources: [ { id: a, kind: manual } ]\n"
           "owners: { primary: [ann] }\nraci: { responsible: [ann], accountable: [ann] }\n"
           "sla: { freshness: [ { sources: [a], warn_after: 24h, alarm_after: 48h } ] }\n";
    see("2026-11-20T08:00:00Z");
  }
  ~Folder() { fs::remove_all(path); }
  void see(const std::string& at) const { std::ofstream{path / "seen.csv"} << "subject,at\np/a," << at << "\n"; }

  fs::path path;
};

std::vector<std::string> watch(const Folder& folder) {
  return {places::program(),
          "status",
          "-C",
          folder.path.string(),
          "--observations",
          (folder.path / "seen.csv").string(),
          "--at",
          "2026-11-21T09:00:00Z",
          "--watch",
          "--color",
          "never"};
}

}  // namespace

TEST_CASE("a watch keeps the answer current, writes only what differs, and gives the terminal back on Ctrl-C") {
  const Folder folder;
  Terminal terminal{watch(folder)};
  const std::string first = terminal.read_until("q leaves");
  CHECK(first.find("\x1b[?1049h\x1b[?25l") != first.npos);
  CHECK(first.find("warning  1 problem: 1 warning") != first.npos);
  CHECK_FALSE(terminal.echoes());

  folder.see("2026-11-21T08:30:00Z");
  const std::string second = terminal.read_until("no open problem");
  CHECK(second.find("no open problem") != second.npos);
  CHECK(second.find("\x1b[2J") == second.npos);  // nothing is cleared: it does not flicker

  std::ofstream{folder.path / "workspace.yaml"} << "workspace: w\ntimezon: UTC\n";
  const std::string third = terminal.read_until("did you mean");
  CHECK(third.find("RB101") != third.npos);

  terminal.type("\x03");
  CHECK(terminal.exit_code() == 0);
  CHECK(terminal.all.substr(terminal.all.rfind("\x1b[?1049h")).find("\x1b[?7h\x1b[?25h\x1b[?1049l") !=
        std::string::npos);
  CHECK(terminal.echoes());
}

TEST_CASE("a watch erases a line before it writes it, so that one of the full width keeps its last column") {
  const Folder folder;
  Terminal terminal{watch(folder)};
  const std::string first = terminal.read_until("q leaves");
  const std::string headline = first.substr(0, first.find("\x1b[2;1H"));
  CHECK(headline.find("\x1b[1;1H\x1b[Kw ") != headline.npos);
  CHECK(headline.ends_with("09:00 UTC"));
  terminal.type("q");
  CHECK(terminal.exit_code() == 0);
}

TEST_CASE("the last line of a watch says how to leave, and how many lines there is no room for; `q` leaves") {
  const Folder folder;
  Terminal terminal{watch(folder), 6};
  const std::string first = terminal.read_until("q leaves");
  CHECK(first.find("\x1b[6;1H\x1b[K… ") != first.npos);
  CHECK(first.ends_with(" more lines · q leaves"));
  terminal.type("xyq");
  CHECK(terminal.exit_code() == 0);
  CHECK(terminal.all.find("\x1b[?1049l") != std::string::npos);
  CHECK(terminal.echoes());
}

TEST_CASE("a watch that is told to end gives the terminal back as well") {
  const Folder folder;
  Terminal terminal{watch(folder)};
  (void)terminal.read_until("q leaves");
  terminal.send(SIGTERM);
  CHECK(terminal.exit_code() == 0);
  CHECK(terminal.all.find("\x1b[?1049l") != std::string::npos);
  CHECK(terminal.echoes());
}

TEST_CASE("a question that cannot be answered is refused before the terminal is taken") {
  const Folder folder;
  auto words = watch(folder);
  words.insert(words.end(), {"--pipeline", "nowhere"});
  Terminal terminal{words};
  CHECK(terminal.exit_code() == 2);
  CHECK(terminal.all.find("no pipeline is called nowhere") != std::string::npos);
  CHECK(terminal.all.find("\x1b[?1049h") == std::string::npos);
}

TEST_CASE("colour goes to a terminal that knows it, and not to a dumb one") {
  const Folder folder;
  const std::vector<std::string> words{places::program(), "status", "-C", folder.path.string()};
  Terminal able{words};
  CHECK(able.exit_code() == 0);
  CHECK(able.all.find("\x1b[") != std::string::npos);
  Terminal dumb{words, 30, "dumb"};
  CHECK(dumb.exit_code() == 0);
  CHECK(dumb.all.find("unknown") != std::string::npos);
  CHECK(dumb.all.find("\x1b[") == std::string::npos);
}
