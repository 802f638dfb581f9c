#include <unistd.h>

#include <catch2/catch.hpp>
#include <optional>

#include "support.hpp"

using namespace probes;

namespace {

Ran ask(const std::string& connection, const std::string& query, const std::string& more = {}, const std::string& words = {}) {
  const Workspace w{"{ sql: { connection: env:WAREHOUSE, query: \"" + query + "\"" + more + " } }"};
  return runbook(w, "probe --format json " + words, "WAREHOUSE='" + connection + "'");
}

/// A PostgreSQL of one's own: data in a folder, loopback alone, a password asked for.
struct Postgres {
  Workspace data{"{ file: { path: x } }"};
  int port = free_port();
  std::string bin;
  std::string as = ::geteuid() == 0 ? "setpriv --reuid=postgres --regid=postgres --clear-groups " : "";
  std::optional<Server> server;

  Postgres() {
    bin = shell("ls -d /usr/lib/postgresql/*/bin | tail -1").out;
    bin.pop_back();
    const auto made = shell("printf s3cr3t-passw0rd > pw; mkdir db; " + std::string{::geteuid() == 0 ? "chown postgres db pw; " : ""} + as + bin +
                                "/initdb -D db -U owner -A scram-sha-256 --pwfile=pw -N",
                            data.folder());
    INFO(made.err);
    REQUIRE(made.code == 0);
    std::vector<std::string> words;
    if (::geteuid() == 0) words = {"setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"};
    for (const auto& word : {bin + "/postgres", std::string{"-D"}, data / "db", std::string{"-c"}, std::string{"listen_addresses=127.0.0.1"}, std::string{"-c"},
                             "port=" + std::to_string(port), std::string{"-c"}, std::string{"unix_socket_directories="}, std::string{"-c"}, std::string{"fsync=off"}})
      words.push_back(word);
    server.emplace(words, data / "log");
    REQUIRE(becomes_true(run("select 1")));
    REQUIRE(shell(run("create table t (at timestamptz, local timestamp); insert into t values "
                      "('2026-11-22T08:00:00Z', '2026-11-22 08:00:00'), ('2026-11-21T08:00:00Z', null)"))
                .code == 0);
  }
  [[nodiscard]] std::string run(const std::string& sql) const {
    return "PGPASSWORD=s3cr3t-passw0rd psql -h 127.0.0.1 -p " + std::to_string(port) + " -U owner -d postgres -c \"" + sql + "\" >/dev/null";
  }
  [[nodiscard]] std::string url(const std::string& password = "s3cr3t-passw0rd") const {
    return "postgresql://owner:" + password + "@127.0.0.1:" + std::to_string(port) + "/postgres";
  }
};

}  // namespace

TEST_CASE("SQLite, opened to read") {
  const Workspace db{"{ file: { path: x } }"};
  REQUIRE(shell("sqlite3 w.db \"create table t (at text, n integer); insert into t values ('2026-11-22 08:00:00', 1795422600), ('2026-11-21T08:00:00Z', null)\"", db.folder()).code == 0);
  const auto connection = "sqlite:" + (db / "w.db");
  CHECK(ask(connection, "select max(at) from t").out == seen("2026-11-22T08:00:00+01:00"));
  CHECK(ask(connection, "select max(at) from t", ", timezone: UTC").out == seen("2026-11-22T09:00:00+01:00"));
  CHECK(ask(connection, "select max(n) from t").out == seen("2026-11-23T09:30:00+01:00"));
  CHECK(ask(connection, "select max(at) from t where n = 7").err == "runbook: p/s: the query gives NULL: nothing has been loaded yet\n");
  CHECK(ask(connection, "select at from t where n = 7").err ==
        "runbook: p/s: the query gives no row; ask for one value, such as `select max(loaded_at) from …`\n");
  CHECK(ask(connection, "select at from t").err ==
        "runbook: p/s: the query gives more than one row; ask for one value, such as `select max(loaded_at) from …`\n");
  CHECK(ask(connection, "select count(*) from t").err ==
        "runbook: p/s: the query gives `2`, which is no instant such as 2026-11-23 09:00:00+00, nor a Unix time\n");
  CHECK(ask(connection, "delete from t").code == 2);
  CHECK(shell("sqlite3 w.db 'select count(*) from t'", db.folder()).out == "2\n");
  CHECK(ask("sqlite:" + (db / "none.db"), "select 1").err == "runbook: p/s: there is no such database file\n");
  CHECK(shell("ls none.db", db.folder()).code != 0);
}

TEST_CASE("a query that does not end is ended") {
  const Workspace db{"{ file: { path: x } }"};
  REQUIRE(shell("sqlite3 w.db 'create table t (at text)'", db.folder()).code == 0);
  CHECK(ask("sqlite:" + (db / "w.db"), "with recursive r(n) as (select 1 union all select n + 1 from r) select max(n) from r", "", "--timeout 1s").err ==
        "runbook: p/s: no answer within 1s\n");
}

TEST_CASE("PostgreSQL and ODBC: read only, bounded, in the zone that is said") {
  const Postgres postgres;
  CHECK(ask(postgres.url(), "select max(at) from t").out == seen("2026-11-22T09:00:00+01:00"));
  CHECK(ask(postgres.url(), "select max(local) from t").out == seen("2026-11-22T08:00:00+01:00"));
  CHECK(ask(postgres.url(), "select max(local)::timestamp from t", ", timezone: UTC").out == seen("2026-11-22T09:00:00+01:00"));
  const auto key_value = "postgresql:host=127.0.0.1 port=" + std::to_string(postgres.port) + " user=owner password=s3cr3t-passw0rd dbname=postgres";
  CHECK(ask(key_value, "select max(at) from t").out == seen("2026-11-22T09:00:00+01:00"));
  CHECK(ask(postgres.url(), "insert into t values (now(), now()) returning at").err.find("read-only transaction") != std::string::npos);
  CHECK(ask(postgres.url(), "select 1; drop table t").code == 2);
  CHECK(ask(postgres.url(), "select max(at) from t, pg_sleep(30)", "", "--timeout 1s").err.find("p/s: ") != std::string::npos);
  CHECK(ask(postgres.url(), "select max(at) from nowhere").err.find("relation \"nowhere\" does not exist") != std::string::npos);
  const auto odbc = "odbc:Driver=PostgreSQL Unicode;Server=127.0.0.1;Port=" + std::to_string(postgres.port) + ";Database=postgres;UID=owner;PWD=s3cr3t-passw0rd";
  CHECK(ask(odbc, "select max(local) from t").out == seen("2026-11-22T08:00:00+01:00"));
  CHECK(ask(odbc, "delete from t").err == "runbook: p/s: through ODBC only one query is asked, that begins with `select` or `with`\n");
  CHECK(ask(odbc, "select max(local) from t; commit").err == "runbook: p/s: through ODBC only one query is asked, that begins with `select` or `with`\n");
  CHECK(ask(odbc, "with gone as (delete from t returning at) select max(at) from gone").err.find("read-only transaction") != std::string::npos);
  CHECK(ask(odbc, "select pg_sleep(30)", "", "--timeout 1s").err.find("p/s: ") != std::string::npos);

  // The secret is in no output, whichever way it fails.
  const std::string password = "s3cr3t-passw0rd";
  const std::vector<std::string> connections{postgres.url("wr0ng-" + password), key_value + " sslmode=" + password, "postgresql:" + password + " host",
                                 std::string{"postgresql://owner:" + password + "@127.0.0.1:1/x"}, std::string{"postgresql://owner:" + password + "@127.0.0.1:99999/x"},
                                 std::string{"odbc:Driver=PostgreSQL Unicode;Server=127.0.0.1;Port=1;UID=owner;PWD=" + password},
                                 std::string{"odbc:" + password}, "postgresql://owner:s3c/r3t" + password + "@h/d", password, std::string{"sqlite:/tmp/" + password}, std::string{"postgresql:host=127.0.0.1 password=" + password + " 'x"}};
  const Workspace w{"{ file: { path: x } }"};
  std::string sources, environment;
  for (std::size_t i = 0; i < connections.size(); ++i) {
    environment += "C" + std::to_string(i) + "=\"" + connections[i] + "\" ";
    sources += "  - { id: c" + std::to_string(i) + ", probe: { sql: { connection: env:C" + std::to_string(i) + ", query: 'select 1' } } }\n";
  }
  w.write("q.yaml", "pipeline: q\ntitle: Q\nsources:\n" + sources + "owners: { primary: [t] }\nraci: { responsible: [t], accountable: [t] }\n");
  for (const auto* words : {"probe -v", "probe --format json", "status --probe --format json", "status --probe --why q/c0"}) {
    INFO(words);
    const auto ran = runbook(w, words, environment);
    for (std::size_t i = 0; i < connections.size(); ++i) CHECK((ran.out + ran.err).find("q/c" + std::to_string(i)) != std::string::npos);
    CHECK((ran.out + ran.err).find(password) == std::string::npos);
    CHECK((ran.out + ran.err).find("s3c") == std::string::npos);
  }
  // A value of the database that is the secret of another probe is no exception.
  CHECK(ask(postgres.url(), "select '" + password + "'").err.find(password) == std::string::npos);
  // What was asked left nothing behind.
  CHECK(shell("PGPASSWORD=s3cr3t-passw0rd psql -h 127.0.0.1 -p " + std::to_string(postgres.port) + " -U owner -d postgres -Atc 'select count(*) from t'").out == "2\n");
}

TEST_CASE("ODBC with SQLite's driver") {
  const Workspace db{"{ file: { path: x } }"};
  REQUIRE(shell("sqlite3 w.db \"create table t (at text); insert into t values ('2026-11-22 08:00:00')\"", db.folder()).code == 0);
  CHECK(ask("odbc:Driver=SQLite3;Database=" + (db / "w.db"), "select max(at) from t", ", timezone: UTC").out == seen("2026-11-22T09:00:00+01:00"));
}
