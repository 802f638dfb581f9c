// What the tests of probes share: a workspace of one's own, the program, and servers that end with the test.
#pragma once

#include <string>
#include <vector>

namespace probes {

/// A workspace in a folder of its own, gone with the test. Its pipeline `p` has one source `s` with the given probe and
/// a rule of a day and two.
class Workspace {
 public:
  /// `probe`: the flow map behind `probe:`. `policy`: that behind `probes:` of workspace.yaml, or empty.
  explicit Workspace(const std::string& probe, const std::string& policy = {}, const std::string& zone = "Europe/Berlin");
  ~Workspace();
  Workspace(const Workspace&) = delete;
  Workspace& operator=(const Workspace&) = delete;
  void write(const std::string& path, const std::string& text) const;
  [[nodiscard]] std::string operator/(const std::string& path) const { return folder_ + "/" + path; }
  [[nodiscard]] const std::string& folder() const { return folder_; }

 private:
  std::string folder_;
};

struct Ran {
  std::string out, err;
  int code = 0;
};

/// Runs `runbook WORDS` there, by a shell; `before`: assignments of the environment.
[[nodiscard]] Ran runbook(const Workspace& workspace, const std::string& words, const std::string& before = {});
/// Any line of shell; the whole output.
[[nodiscard]] Ran shell(const std::string& line, const std::string& folder = "/");

/// A program that runs until the test is over, ended by its own pid (and those it started, by their group).
class Server {
 public:
  explicit Server(const std::vector<std::string>& words, const std::string& log);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

 private:
  int pid_ = 0;
};

/// A port of the loopback that nobody listens on.
[[nodiscard]] int free_port();
/// Waits until a line of shell succeeds; false after `seconds`.
[[nodiscard]] bool becomes_true(const std::string& line, int seconds = 60);

/// What `probe --format json` says of `p/s` where it is found at `at`.
[[nodiscard]] std::string seen(const std::string& at);

}  // namespace probes
