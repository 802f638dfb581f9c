// kill -9 at random moments, and writers side by side: what was acknowledged is there, and nothing is half there.
#include <catch2/catch.hpp>

#include <fcntl.h>
#include <signal.h>

#include <algorithm>
#include <random>
#include <set>

#include "support/places.hpp"
#include "support/program.hpp"

using namespace runbook::testing;

namespace {

std::string stamp(int n) {
  char text[32];
  std::snprintf(text, sizeof text, "2026-11-%02dT%02d:%02d:%02d", 1 + n / 86400, n / 3600 % 24, n / 60 % 60, n % 60);
  return text;
}

pid_t start(const Shop& shop, const std::vector<std::string>& words) {
  const pid_t pid = ::fork();
  if (pid != 0) return pid;
  if (::chdir(shop.path().c_str()) != 0) ::_exit(126);
  const int nothing = ::open("/dev/null", O_RDWR);
  for (const int stream : {0, 1, 2}) ::dup2(nothing, stream);
  std::vector<char*> list{const_cast<char*>("runbook")};
  for (const auto& word : words) list.push_back(const_cast<char*>(word.c_str()));
  list.push_back(nullptr);
  ::execv(places::program().c_str(), list.data());
  ::_exit(127);
}

/// How many of the observations of one file, told by their hour, are in the state.
std::size_t held(const std::string& log, const std::string& mark) {
  std::size_t count = 0;
  for (std::size_t at = log.find(mark); at != log.npos; at = log.find(mark, at + 1)) ++count;
  return count;
}

}  // namespace

TEST_CASE("killed at any moment, a recording is there whole or not at all, and an acknowledged one always") {
  constexpr std::size_t rows = 400;
  const Shop shop;
  std::mt19937 random{2026};
  std::vector<std::string> marks, acknowledged;
  std::size_t killed = 0;
  using Time = std::chrono::steady_clock;
  const auto end = Time::now() + std::chrono::seconds{6};
  Time::duration life{};  // of the last run that was let through
  // Some seconds, and longer where a busy machine needs it for a few that were killed.
  for (int round = 0; round < 120 && (Time::now() < end || killed < 5); ++round) {
    const auto mark = "2026-10-" + std::to_string(10 + round / 24) + "T" + (round % 24 < 10 ? "0" : "") + std::to_string(round % 24);
    std::ofstream file{shop.path() / "seen.csv"};
    file << "subject,at\n";
    for (std::size_t n = 0; n < rows; ++n) file << "unit/a," << mark << stamp(static_cast<int>(n)).substr(13) << "Z\n";
    file.close();
    const auto begun = Time::now();
    const pid_t pid = start(shop, {"record", "--from", "seen.csv"});
    // Spread over the program's whole life, which a busy machine stretches; every fifth run is let through.
    int status = 0;
    if (round % 5 != 0) {
      std::this_thread::sleep_for(life * (random() % 1200) / 1000);
      ::kill(pid, SIGKILL);
    }
    REQUIRE(::waitpid(pid, &status, 0) == pid);
    if (round % 5 == 0) life = Time::now() - begun;
    marks.push_back(mark);
    if (WIFSIGNALED(status)) ++killed;
    else if (WEXITSTATUS(status) == 0) acknowledged.push_back(mark);
    else FAIL("record failed with " << WEXITSTATUS(status));
  }
  const auto log = shop.run("runbook state export");
  INFO(log.out.substr(0, 500));
  REQUIRE(log.exit == 0);
  for (const auto& mark : acknowledged) CHECK(held(log.out, "\"at\":\"" + mark) == rows);
  std::size_t whole = 0;
  for (const auto& mark : marks) {
    const auto count = held(log.out, "\"at\":\"" + mark);
    CHECK((count == 0 || count == rows));
    whole += count == rows;
  }
  CHECK(killed >= 5);
  CHECK(acknowledged.size() >= 1);
  WARN(marks.size() << " rounds, " << killed << " killed, " << acknowledged.size() << " acknowledged, " << whole << " there");
}

TEST_CASE("writers side by side wait for each other, also where each finds no state yet, and lose nothing") {
  const Shop shop;
  std::vector<pid_t> writers;
  constexpr int count = 8;
  for (int n = 0; n < count; ++n) writers.push_back(start(shop, {"record", n % 2 ? "unit/a" : "unit/b", "--at", stamp(n) + "Z"}));
  for (const pid_t pid : writers) {
    int status = 0;
    REQUIRE(::waitpid(pid, &status, 0) == pid);
    CHECK((WIFEXITED(status) && WEXITSTATUS(status) == 0));
  }
  const auto log = shop.run("runbook state export");
  CHECK(log.exit == 0);
  for (int n = 0; n < count; ++n) CHECK(held(log.out, "\"at\":\"" + stamp(n) + "+00:00\"") == 1);
  CHECK(std::count(log.out.begin(), log.out.end(), '\n') == count);
  std::set<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator{shop.path() / ".runbook"}) files.insert(entry.path().filename());
  for (const auto& file : files) CHECK(file.find(".new-") == file.npos);  // who came second has cleaned up
}
