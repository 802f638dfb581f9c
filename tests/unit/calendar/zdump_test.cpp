// Every transition of every zone of the time zone database, as the C library's own `zdump` prints it.
#include <catch2/catch.hpp>
#include <cstdio>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "runbook/time.hpp"

namespace {

using namespace runbook;

/// The zones that differ from each other since 1970, by the database's own list.
std::vector<std::string> zones() {
  std::ifstream table{"/usr/share/zoneinfo/zone1970.tab"};
  std::vector<std::string> names;
  for (std::string line; std::getline(table, line);) {
    if (line.starts_with('#')) continue;
    const auto name = line.find('\t', line.find('\t') + 1) + 1;
    names.push_back(line.substr(name, line.find('\t', name) - name));
  }
  return names;
}

std::vector<std::string> lines_of(const std::string& command) {
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe{::popen(command.c_str(), "r"), &::pclose};
  std::vector<std::string> lines;
  char line[512];
  while (std::fgets(line, sizeof line, pipe.get()) != nullptr) lines.emplace_back(line);
  return lines;
}

struct Civil {
  int year, day, hour, minute, second;
  char month[4];
  [[nodiscard]] LocalTime time() const {
    static const std::string months = "JanFebMarAprMayJunJulAugSepOctNovDec";
    const auto number = static_cast<unsigned>(months.find(month) / 3 + 1);
    return LocalTime{Day{std::chrono::year{year} / std::chrono::month{number} / std::chrono::day{static_cast<unsigned>(day)}}} +
           std::chrono::hours{hour} + std::chrono::minutes{minute} + Seconds{second};
  }
};

}  // namespace

TEST_CASE("every transition of every zone lies where the time zone database has it") {
  const auto names = zones();
  REQUIRE(names.size() > 200);
  std::string command = "zdump -v -c 1970,2040";
  for (const auto& name : names) command += " " + name;
  std::size_t seen = 0;
  for (const auto& line : lines_of(command)) {
    char name[64];
    Civil utc{}, local{};
    int offset = 0;
    if (std::sscanf(line.c_str(), "%63s %*3s %3s %d %d:%d:%d %d UT = %*3s %3s %d %d:%d:%d %d %*s isdst=%*d gmtoff=%d", name, utc.month,
                    &utc.day, &utc.hour, &utc.minute, &utc.second, &utc.year, local.month, &local.day, &local.hour, &local.minute,
                    &local.second, &local.year, &offset) != 14)
      continue;  // what lies before and after all time
    const auto zone = Zone::find(name);
    REQUIRE(zone);
    const Instant at{utc.time().time_since_epoch()};
    if (zone->offset_at(at) != Seconds{offset} || zone->to_local(at) != local.time()) FAIL_CHECK(line);
    ++seen;
  }
  CHECK(seen > 20'000);
}
