// A real PostgreSQL server of the test's own: in a fresh data folder, on a Unix socket in it, stopped by its own pid.
#pragma once

#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace runbook::testing {

/// A fresh folder, removed at the end.
class ScratchFolder {
 public:
  ScratchFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "runbook-test-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error{"no scratch folder"};
    path_ = name;
  }
  ~ScratchFolder() {
    std::error_code fault;
    std::filesystem::remove_all(path_, fault);
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

class PostgresServer {
 public:
  static constexpr const char* user = "runbook";
  static constexpr const char* password = "s3cr3t-Pa55'w\\ord";

  /// Where no server is installed, `available` is false and nothing is started.
  [[nodiscard]] static std::filesystem::path programs() {
    std::error_code fault;
    for (const auto& entry : std::filesystem::directory_iterator{"/usr/lib/postgresql", fault})
      if (std::filesystem::exists(entry.path() / "bin/initdb")) return entry.path() / "bin";
    return {};
  }

  PostgresServer() {
    const auto bin = programs();
    // It refuses to run as root.
    if (::geteuid() == 0) account_ = ::getpwnam("postgres") != nullptr ? ::getpwnam("postgres") : ::getpwnam("nobody");
    own(folder_.path());
    const auto secret = folder_.path() / "password";
    std::ofstream{secret} << password << "\n";
    own(secret);
    const auto data = (folder_.path() / "data").string();
    const int made = waitpid_of(start({(bin / "initdb").string(), "-D", data, "-U", user, "-A", "scram-sha-256", "--pwfile", secret.string(),
                                         "--no-sync", "-E", "UTF8", "--locale=C"}));
    if (made != 0) throw std::runtime_error{"initdb failed"};
    pid_ = start({(bin / "postgres").string(), "-D", data, "-k", folder_.path().string(), "-p", "5433", "-c", "listen_addresses=", "-c",
                  "fsync=off", "-c", "shared_buffers=16MB"});
    for (int i = 0; i < 600; ++i) {
      if (waitpid_of(start({(bin / "pg_isready").string(), "-q", "-h", folder_.path().string(), "-p", "5433"})) == 0) return;
      std::this_thread::sleep_for(std::chrono::milliseconds{100});
    }
    stop();
    throw std::runtime_error{"the server does not start"};
  }
  ~PostgresServer() { stop(); }
  PostgresServer(const PostgresServer&) = delete;
  PostgresServer& operator=(const PostgresServer&) = delete;

  /// A connection to a new, empty database, as --state takes it (the password in it: give it by env:NAME).
  [[nodiscard]] std::string fresh_database() {
    const auto name = "t" + std::to_string(++databases_);
    ::setenv("PGPASSWORD", password, 1);
    const int made = waitpid_of(start({(programs() / "createdb").string(), "-h", folder_.path().string(), "-p", "5433", "-U", user, name}));
    ::unsetenv("PGPASSWORD");
    if (made != 0) throw std::runtime_error{"createdb failed"};
    return connection(name, "s3cr3t-Pa55\\'w\\\\ord");
  }
  /// `secret`: as it stands between quotes in a connection.
  [[nodiscard]] std::string connection(const std::string& database, const std::string& secret) const {
    return "postgresql:host='" + folder_.path().string() + "' port=5433 user=" + user + " dbname=" + database + " password='" + secret + "'";
  }
  void kill_hard() {
    ::kill(pid_, SIGQUIT);  // what PostgreSQL calls immediate: as after a crash
    (void)waitpid_of(pid_);
    pid_ = -1;
  }

 private:
  void own(const std::filesystem::path& path) const {
    if (account_ != nullptr && ::chown(path.c_str(), account_->pw_uid, account_->pw_gid) != 0) throw std::runtime_error{"chown failed"};
  }
  [[nodiscard]] pid_t start(const std::vector<std::string>& words) const {
    const pid_t pid = ::fork();
    if (pid != 0) return pid;
    if (account_ != nullptr) {
      if (::setgroups(0, nullptr) != 0 || ::setgid(account_->pw_gid) != 0 || ::setuid(account_->pw_uid) != 0) ::_exit(126);
    }
    const int log = ::open((folder_.path() / "log").c_str(), O_WRONLY | O_CREAT | O_APPEND, 0666);
    if (log >= 0) ::dup2(log, 1), ::dup2(log, 2);
    (void)!::chdir("/");
    std::vector<char*> list;
    for (const auto& word : words) list.push_back(const_cast<char*>(word.c_str()));
    list.push_back(nullptr);
    ::execv(list[0], list.data());
    ::_exit(127);
  }
  static int waitpid_of(pid_t pid) {
    int status = 0;
    while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
  }
  void stop() {
    if (pid_ <= 0) return;
    ::kill(pid_, SIGINT);  // fast shutdown
    (void)waitpid_of(pid_);
    pid_ = -1;
  }

  ScratchFolder folder_;
  const passwd* account_ = nullptr;
  pid_t pid_ = -1;
  int databases_ = 0;
};

}  // namespace runbook::testing
