#include "support.hpp"
#include "support/places.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>

namespace probes {
namespace fs = std::filesystem;

Workspace::Workspace(const std::string& probe, const std::string& policy, const std::string& zone) {
  char name[] = "/tmp/runbook-probes-XXXXXX";
  REQUIRE(::mkdtemp(name) != nullptr);
  folder_ = name;
  fs::permissions(folder_, fs::perms{0755});
  write("workspace.yaml", "workspace: w\ntimezone: " + zone + "\nteams: { t: { channels: [c] } }\nchannels: { c: { email: t@example.com } }\n" +
                              (policy.empty() ? "" : "probes: " + policy + "\n"));
  write("p.yaml", "pipeline: p\ntitle: P\nsources:\n  - { id: s, probe: " + probe +
                      " }\nowners: { primary: [t] }\nraci: { responsible: [t], accountable: [t] }\n"
                      "sla: { freshness: [ { sources: [s], warn_after: 1d, alarm_after: 2d } ] }\n");
}
Workspace::~Workspace() { fs::remove_all(folder_); }

void Workspace::write(const std::string& path, const std::string& text) const {
  const fs::path full = folder_ + "/" + path;
  fs::create_directories(full.parent_path());
  std::ofstream{full, std::ios::binary} << text;
}

Ran shell(const std::string& line, const std::string& folder) {
  char name[] = "/tmp/runbook-stderr-XXXXXX";
  const int file = ::mkstemp(name);
  REQUIRE(file >= 0);
  ::close(file);
  const auto whole = "cd '" + folder + "' && { " + line + "\n} 2>'" + std::string{name} + "' </dev/null";
  FILE* pipe = ::popen(whole.c_str(), "r");
  REQUIRE(pipe != nullptr);
  Ran ran;
  char buffer[4096];
  for (std::size_t got; (got = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;) ran.out.append(buffer, got);
  const int status = ::pclose(pipe);
  ran.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  std::ifstream in{name};
  ran.err.assign(std::istreambuf_iterator<char>{in}, {});
  fs::remove(name);
  return ran;
}

Ran runbook(const Workspace& workspace, const std::string& words, const std::string& before) {
  return shell("unset RUNBOOK_WORKSPACE; " + (before.empty() ? "" : before + " ") + "'" + places::program() + "' " + words, workspace.folder());
}

Server::Server(const std::vector<std::string>& words, const std::string& log) {
  pid_ = ::fork();
  REQUIRE(pid_ >= 0);
  if (pid_ > 0) return;
  ::setpgid(0, 0);
  const int out = ::open(log.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0644);
  ::dup2(out, 1);
  ::dup2(out, 2);
  std::vector<char*> argv;
  for (const auto& word : words) argv.push_back(const_cast<char*>(word.c_str()));
  argv.push_back(nullptr);
  ::execvp(argv[0], argv.data());
  ::_exit(127);
}
Server::~Server() {
  ::kill(-pid_, SIGKILL);
  ::kill(pid_, SIGKILL);
  ::waitpid(pid_, nullptr, 0);
}

int free_port() {
  const int file = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  REQUIRE(::bind(file, reinterpret_cast<sockaddr*>(&address), size) == 0);
  REQUIRE(::getsockname(file, reinterpret_cast<sockaddr*>(&address), &size) == 0);
  ::close(file);
  return ntohs(address.sin_port);
}

bool becomes_true(const std::string& line, int seconds) {
  for (int i = 0; i < seconds * 5; ++i) {
    if (shell(line).code == 0) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds{200});
  }
  return false;
}

std::string seen(const std::string& at) { return "{\"subject\": \"p/s\", \"at\": \"" + at + "\"}\n"; }

}  // namespace probes
