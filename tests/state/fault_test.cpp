// What the disk and the file can do to a state: every failure is said, and none reads as "no incidents".
#include <catch2/catch.hpp>

#include <sys/mount.h>

#include "support/program.hpp"

using namespace runbook::testing;

namespace {

/// Every command that uses the state; each must fail with exit 2 and this message, and give no answer.
void all_fail(const Shop& shop, const std::string& message) {
  for (const auto* command : {"status", "status --format json", "history", "state export", "silence", "record unit/a",
                              "ack unit/a", "resolve unit/a --note x", "silence unit/a --until 2099-01-01 --reason x",
                              "state prune --before 2026-01-01", "status --why unit/a"}) {
    const auto ran = shop.run(std::string{"runbook "} + command);
    INFO(command << "\n" << ran.out);
    CHECK(ran.exit == 2);
    CHECK(ran.out.find("runbook: the state .runbook/state.db " + message) == 0);
  }
}

Shop& with_state(Shop& shop) {
  const auto made = shop.run("runbook record unit/a --at 2026-11-01T00:00:00Z && runbook record unit/b --at 2026-11-02T00:00:00Z");
  INFO(made.out);
  REQUIRE(made.exit == 0);
  return shop;
}

void write_at(const std::filesystem::path& path, std::streamoff offset, const std::string& bytes) {
  std::fstream file{path, std::ios::in | std::ios::out | std::ios::binary};
  file.seekp(offset);
  file << bytes;
}

}  // namespace

TEST_CASE("a state of zero bytes, a torn one, a foreign file and a folder in its place are errors") {
  Shop shop;
  with_state(shop);
  const auto whole = read_file(shop.state());
  REQUIRE(whole.size() > 8192);
  const auto put = [&](const std::string& bytes) { std::ofstream{shop.state(), std::ios::binary | std::ios::trunc} << bytes; };
  put("");
  all_fail(shop, "is empty: zero bytes are no state");
  put(whole.substr(0, 10));
  all_fail(shop, "is no SQLite database, or its beginning is damaged");
  put(whole.substr(0, 5000));
  all_fail(shop, "is damaged");
  put(whole.substr(0, whole.size() - 4096));
  all_fail(shop, "is damaged");
  put(std::string(20000, 'x'));
  all_fail(shop, "is no SQLite database, or its beginning is damaged");
  put(whole);
  CHECK(shop.run("runbook history").exit == 0);
  std::filesystem::remove(shop.state());
  std::filesystem::create_directory(shop.state());
  all_fail(shop, "is a folder");
}

TEST_CASE("a page of garbage anywhere is an error, or an answer that did not need it") {
  Shop shop;
  with_state(shop);
  const auto whole = read_file(shop.state());
  const auto before = shop.run("runbook status --at 2026-11-05T00:00:00Z");
  for (std::size_t page = 1; page < whole.size() / 4096; ++page) {
    for (const char byte : {'\0', '\xA5'}) {
      std::ofstream{shop.state(), std::ios::binary | std::ios::trunc} << whole;
      write_at(shop.state(), static_cast<std::streamoff>(page * 4096), std::string(4096, byte));
      const auto ran = shop.run("runbook status --at 2026-11-05T00:00:00Z");
      INFO("page " << page << "\n" << ran.out);
      CHECK(ran.exit == 2);
      CHECK(ran.out.find("runbook: the state .runbook/state.db is damaged") == 0);
    }
  }
  CHECK(before.exit == 0);
}

TEST_CASE("a state of a newer format, and another program's database, are refused") {
  Shop shop;
  with_state(shop);
  write_at(shop.state(), 60, std::string("\0\0\0\x63", 4));  // user_version, in the file's header
  all_fail(shop, "is of format 99, written by a newer runbook; this one knows formats up to 1");
  write_at(shop.state(), 60, std::string("\0\0\0\x01", 4));
  CHECK(shop.run("runbook history").exit == 0);
  write_at(shop.state(), 68, std::string("\0\0\0\x63", 4));  // application_id
  all_fail(shop, "is a SQLite database, but no state of runbook");
}

TEST_CASE("without a state nothing is made by looking, and --state must be there") {
  const Shop shop;
  for (const auto* command : {"status", "check", "history", "silence", "status --why unit/a", "ack unit/a", "oncall"}) {
    (void)shop.run(std::string{"runbook "} + command);
    INFO(command);
    CHECK(!std::filesystem::exists(shop.path() / ".runbook"));
  }
  const auto ran = shop.run("runbook status --state other.db");
  CHECK(ran.out == "runbook: the state other.db is not there; `runbook record` begins one\n");
  CHECK(ran.exit == 2);
}

TEST_CASE("a full disk is said, keeps what was there, and once there is room the recording works") {
  Shop shop;
  const auto disk = shop.path() / ".runbook";
  std::filesystem::create_directory(disk);
  const bool mounted = ::geteuid() == 0 && ::mount("tmpfs", disk.c_str(), "tmpfs", 0, "size=400k") == 0;
  std::ofstream csv{shop.path() / "many.csv"};
  csv << "subject,at\n";
  for (int n = 0; n < 30'000; ++n) csv << "unit/a,2026-" << (10 + n / 20000) << "-" << (10 + n / 1440 % 20) << "T" << (n / 60 % 24 < 10 ? "0" : "") << n / 60 % 24 << ":" << (n % 60 < 10 ? "0" : "") << n % 60 << ":00Z\n";
  csv.close();
  with_state(shop);
  const auto before = shop.run("runbook state export").out;
  // Without the right to mount, a limit on the size of files stands in for the disk.
  const auto ran = shop.run(mounted ? "runbook record --from many.csv" : "trap '' XFSZ; ulimit -f 200; runbook record --from many.csv");
  const auto after = shop.run("runbook state export").out;
  const auto status = shop.run("runbook status --at 2026-11-01T12:00:00Z");
  if (mounted) {
    CHECK(::mount("tmpfs", disk.c_str(), "tmpfs", MS_REMOUNT, "size=64m") == 0);
    const auto again = shop.run("runbook record --from many.csv");
    INFO(again.out);
    CHECK(again.exit == 0);
    CHECK(::umount2(disk.c_str(), MNT_DETACH) == 0);
    WARN("on a tmpfs of 400k");
  } else {
    WARN("skipped the real disk (no right to mount): with a limit on file sizes");
  }
  INFO(ran.out);
  CHECK(ran.exit == 2);
  if (mounted) CHECK(ran.out == "runbook: the state .runbook/state.db cannot be written: the disk is full. Nothing of this was recorded; what was recorded before is safe\n");
  else CHECK(ran.out.find("runbook: the state .runbook/state.db ") == 0);
  CHECK(after == before);
  CHECK(status.exit == 0);
}

TEST_CASE("in a folder that may not be written status answers all the same, and recording says that it cannot") {
  Shop shop;
  with_state(shop);
  const auto before = shop.run("runbook status --at 2026-11-05T00:00:00Z");
  REQUIRE(before.exit == 0);
  const bool root = ::geteuid() == 0;
  std::string as;
  if (root) {
    if (sh(shop.path(), "setpriv --reuid 65534 --regid 65534 --clear-groups true").exit != 0) {
      WARN("skipped: no setpriv");
      return;
    }
    as = "setpriv --reuid 65534 --regid 65534 --clear-groups ";
    std::filesystem::permissions(shop.path(), std::filesystem::perms{0755});
    for (const auto& entry : std::filesystem::recursive_directory_iterator{shop.path()})
      std::filesystem::permissions(entry.path(), entry.is_directory() ? std::filesystem::perms{0755} : std::filesystem::perms{0644});
  }
  const auto allow = [&](std::filesystem::perms folder, std::filesystem::perms file) {
    for (const auto& entry : std::filesystem::directory_iterator{shop.path() / ".runbook"}) std::filesystem::permissions(entry.path(), file);
    std::filesystem::permissions(shop.path() / ".runbook", folder);
  };
  allow(std::filesystem::perms{0555}, std::filesystem::perms{0444});
  const auto program = root ? "cp \"$(command -v runbook)\" ./program; cp \"$(dirname \"$(command -v runbook)\")/runbook-state.so\" .; " + as + "./program" : std::string{"runbook"};
  const auto status = shop.run(program + " status --at 2026-11-05T00:00:00Z");
  const auto record = shop.run(program + " record unit/a --at 2026-11-05T00:00:00Z");
  allow(std::filesystem::perms{0755}, std::filesystem::perms{0644});
  CHECK(status.out == before.out);
  CHECK(status.exit == 0);
  INFO(record.out);
  CHECK(record.exit == 2);
  CHECK(record.out.find("runbook: the state .runbook/state.db ") == 0);
  CHECK(shop.run("runbook status --at 2026-11-05T00:00:00Z").out == before.out);
}

TEST_CASE("a clock set back is noticed, and loses nothing") {
  Shop shop;
  with_state(shop);
  // As if it had been written while the clock stood in 2099.
  std::ofstream{shop.path() / "later.jsonl"}
      << R"({"event":"observation","subject":"unit/a","at":"2026-11-03T00:00:00Z","recorded":"2099-01-01T00:00:00Z","user":"root"})" << "\n"
      << R"({"event":"observation","subject":"unit/b","at":"2099-01-01T00:00:00Z","recorded":"2099-01-01T00:00:00Z","user":"root"})" << "\n";
  REQUIRE(shop.run("runbook state import later.jsonl").exit == 0);
  const auto status = shop.run("runbook status");
  CHECK(status.out.find("but the state was last written at 2099-01-01T00:00:00+00:00: was the clock set back?") != std::string::npos);
  CHECK(status.out.find("1 observation is left out") != std::string::npos);
  CHECK(status.exit == 0);
  const auto record = shop.run("runbook record unit/a --at 2026-11-04T00:00:00Z");
  CHECK(record.out.find("was the clock set back?") != std::string::npos);
  CHECK(record.exit == 0);
  const auto log = shop.run("runbook state export").out;
  CHECK(std::count(log.begin(), log.end(), '\n') == 5);
  const auto json = shop.run("runbook status --quiet --at 2026-11-04T01:00:00Z --format json").out;
  CHECK(json.find("\"last_arrival\": \"2026-11-04T00:00:00+00:00\"") != std::string::npos);
}
