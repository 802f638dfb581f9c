// A connection may hold a password: no output shows it, however the connection fails.
#include <catch2/catch.hpp>

#include "support/program.hpp"

using namespace runbook::testing;

namespace {

const std::vector<std::string> commands{
    "status", "status --format json", "status -v", "history", "silence", "record unit/a", "record unit/a -v --format json", "state export",
    "silence unit/a --until 2099-01-01 --reason x", "state prune --before 2026-01-01", "ack unit/a"};

/// Every command with this connection, by env: and by file:, fails and keeps silent about it.
void keeps_silent(const Shop& shop, const std::string& connection, const std::string& secret) {
  ::setenv("RUNBOOK_TEST_SECRET", connection.c_str(), 1);
  std::ofstream{shop.path() / "connection"} << connection << "\n";
  for (const auto* reference : {"env:RUNBOOK_TEST_SECRET", "file:connection"}) {
    for (const auto& command : commands) {
      if (reference[0] == 'f' && &command != &commands.front()) break;  // only the way in differs
      const auto ran = shop.run("runbook " + command + " --state " + reference);
      INFO(connection << " by " << reference << ": " << command << "\n" << ran.out);
      CHECK(ran.exit == 2);
      CHECK(ran.out.find(secret) == std::string::npos);
      CHECK(ran.out.find(reference) != std::string::npos);  // it is the reference that is named
    }
  }
}

}  // namespace

TEST_CASE("no output of a failing connection holds its password") {
  const Shop shop;
  const std::string secret = "Gr8Secret";
  for (const auto& connection : {
           "postgresql://user:" + secret + "@127.0.0.1:1/db",                        // nobody listens
           "postgresql://user:" + secret + "@no-such-host.invalid/db",
           "postgresql:host=/nowhere user=u password=" + secret,
           "postgresql:host=/nowhere password='" + secret,                           // a quote left open
           "postgresql:" + secret,                                                   // no `=`: libpq quotes it
           "postgresql:" + secret + "=x host=/nowhere",                              // an option that is none
           "postgresql://user:" + secret + "%zz@127.0.0.1:1/db",                     // a bad escape: libpq quotes it
           "postgresql://user:" + secret + "@127.0.0.1:port/db",
           "postgresql://user:" + secret + "@[::1/db",
           "postgresql://127.0.0.1:1/db?" + secret + "=1",
           "mysql://user:" + secret + "@127.0.0.1/db",                               // no database of ours
       })
    keeps_silent(shop, connection, secret);
}

TEST_CASE("a password on the command line is refused without a word of it") {
  const Shop shop;
  for (const auto* text : {"postgresql://user:Gr8Secret@127.0.0.1:1/db", "postgresql:host=/nowhere password=Gr8Secret",
                           "postgresql://127.0.0.1:1/db?password=Gr8Secret", "mysql://user:Gr8Secret@127.0.0.1/db"}) {
    const auto ran = shop.run(std::string{"runbook status --state '"} + text + "'");
    INFO(ran.out);
    CHECK(ran.exit == 2);
    CHECK(ran.out.find("Gr8Secret") == std::string::npos);
  }
  CHECK(shop.run("runbook status --state env:RUNBOOK_NOT_SET").out == "runbook: --state env:RUNBOOK_NOT_SET: there is no such environment variable\n");
}

TEST_CASE("a server that refuses the password, or has no such database, says so without it") {
  if (PostgresServer::programs().empty()) {
    WARN("skipped: no PostgreSQL server is installed");
    return;
  }
  PostgresServer server;
  const Shop shop;
  keeps_silent(shop, server.connection("postgres", "WrongPass9"), "WrongPass9");
  keeps_silent(shop, server.connection("nodb", "s3cr3t-Pa55\\'w\\\\ord"), "s3cr3t");
  // And the right one works, with all that the program shows of it.
  ::setenv("RUNBOOK_TEST_SECRET", server.fresh_database().c_str(), 1);
  std::string all;
  for (const auto* command : {"record unit/a --at 2026-11-01T00:00:00Z", "ack unit/a --at 2026-11-05T00:00:00Z --note mine", "history --format json",
                              "status -v --at 2026-11-05T00:00:00Z", "state export"}) {
    const auto ran = shop.run(std::string{"runbook "} + command + " --state env:RUNBOOK_TEST_SECRET");
    INFO(command << "\n" << ran.out);
    CHECK(ran.exit == 0);
    all += ran.out;
  }
  CHECK(all.find("s3cr3t") == std::string::npos);
  CHECK(all.find("acknowledged") != std::string::npos);
}
