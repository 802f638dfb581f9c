// `sql`: one value of one query, in a session that only reads.
#include "edge/soci.hpp"

#include <soci/odbc/soci-odbc.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <memory>
#include <optional>

#include "edge/probe/client.hpp"
#include "edge/probe/connect.hpp"
#include "edge/probe/instants.hpp"

namespace runbook::edge::probe {
namespace {

enum class System { sqlite, postgresql, odbc };

struct Connection {
  System system{};
  std::string text;  ///< what the driver wants
};

/// `postgresql://…` and `postgres://…` (libpq's own), `postgresql:key=value …`, `sqlite:PATH`, `sqlite3:PATH`, `odbc:…`.
std::optional<Connection> connection_of(std::string_view text) {
  if (text.starts_with("postgresql://") || text.starts_with("postgres://")) return Connection{System::postgresql, std::string{text}};
  const auto colon = text.find(':');
  if (colon == text.npos) return std::nullopt;
  const auto name = text.substr(0, colon);
  auto rest = text.substr(colon + 1);
  if (name == "postgresql" || name == "postgres") return Connection{System::postgresql, std::string{rest}};
  if (name == "odbc") return Connection{System::odbc, std::string{rest}};
  if (name == "sqlite" || name == "sqlite3") {
    if (rest.starts_with("//")) rest.remove_prefix(2);
    return Connection{System::sqlite, std::string{rest}};
  }
  return std::nullopt;
}

/// Whether a query is one statement that begins as one that only reads. Some ODBC drivers offer nothing that keeps a
/// session from writing, and take several statements at once: `select 1; delete …; commit`.
bool only_reads(std::string_view query) {
  const auto begin = query.find_first_not_of(" \t\r\n(");
  std::string word;
  for (std::size_t i = begin; i < query.size() && std::isalpha(static_cast<unsigned char>(query[i])); ++i)
    word += static_cast<char>(std::tolower(static_cast<unsigned char>(query[i])));
  // Also one in quotes: where these end, each database says otherwise.
  const auto end = query.find(';');
  const bool one = end == query.npos || query.find_first_not_of(" \t\r\n;", end) == query.npos;
  return one && (word == "select" || word == "with");
}

/// What makes the session read only, and bounds its time on the server too: a query does not end with who asked it.
void prepare(soci::session& session, System system, Seconds timeout) {
  const auto milliseconds = std::to_string(timeout.count() * 1000);
  if (system == System::sqlite) {
    session << "pragma query_only = on";
    return;
  }
  if (system == System::odbc) {
    // The standard's words, before the transaction and within it: each database knows one of them, or neither.
    try {
      session << "set session characteristics as transaction read only";
    } catch (const soci::soci_error&) {
    }
    session.begin();
    try {
      session << "set transaction read only";
    } catch (const soci::soci_error&) {
      session.rollback();
      session.begin();
    }
  } else {
    session.begin();
    // Within the transaction alone, so that a pooled connection goes back as it came.
    session << "set transaction read only";
    session << "set local statement_timeout = " + milliseconds;
    session << "set local lock_timeout = " + milliseconds;
    session << "set local timezone = 'UTC'";
  }
}

std::unique_ptr<soci::session> open(const Connection& connection, Seconds timeout) {
  switch (connection.system) {
    case System::sqlite:
      return std::make_unique<soci::session>("sqlite3", "dbname=\"" + connection.text + "\" readonly=true timeout=" + std::to_string(timeout.count()));
    case System::postgresql: return std::make_unique<soci::session>("postgresql", connection.text);
    case System::odbc: break;
  }
  soci::connection_parameters parameters{"odbc", connection.text};
  parameters.set_option("odbc.driver_complete", "0");  // SQL_DRIVER_NOPROMPT: a driver must not ask in a window
  return std::make_unique<soci::session>(parameters);
}

Result<Found> read(const Connection& connection, const SqlProbe& probe, const Look& look) {
  std::unique_ptr<soci::session> opened;
  try {
    opened = open(connection, look.settings.timeout);
  } catch (const soci::soci_error& error) {
    return fail("the database cannot be reached: " + connection_fault(error.get_error_message()));
  }
  auto& session = *opened;
  prepare(session, connection.system, look.settings.timeout);
  // As text: a database's own time types lose their offset on the way through std::tm.
  std::string value;
  soci::indicator state = soci::i_null;
  soci::statement statement = (session.prepare << probe.query, soci::into(value, state));
  if (connection.system == System::odbc)  // ODBC takes numbers where pointers stand: NOLINTNEXTLINE(performance-no-int-to-ptr)
    ::SQLSetStmtAttr(static_cast<soci::odbc_statement_backend*>(statement.get_backend())->hstmt_, SQL_ATTR_QUERY_TIMEOUT, reinterpret_cast<SQLPOINTER>(look.settings.timeout.count()), 0);
  const bool any = statement.execute(true);
  const bool is_null = state != soci::i_ok;
  const auto first = value;
  const bool more = any && statement.fetch();
  if (connection.system != System::sqlite) session.rollback();
  if (!any) return fail("the query gives no row; ask for one value, such as `select max(loaded_at) from …`");
  if (more) return fail("the query gives more than one row; ask for one value, such as `select max(loaded_at) from …`");
  if (is_null) return fail("the query gives NULL: nothing has been loaded yet");
  const auto at = read_instant(first, probe.timezone.value_or(look.settings.zone));
  if (!at) return fail("the query gives " + shown(first) + ", which is no instant such as 2026-11-23 09:00:00+00, nor a Unix time");
  return Found{*at, {}};
}

}  // namespace

Result<Found> look_at(const SqlProbe& probe, const Look& look) {
  const auto text = look.veil.resolve(probe.connection);
  if (!text) return tl::make_unexpected(text.error());
  auto connection = connection_of(*text);
  if (!connection)
    return fail("what " + probe.connection + " holds begins with none of `postgresql://`, `sqlite:` or `odbc:`");
  if (connection->system == System::postgresql) {
    auto conninfo = conninfo_of(connection->text, look.settings.timeout);
    if (!conninfo)
      return fail("what " + probe.connection + " holds is no connection as PostgreSQL reads it; in a URL the signs of a password are percent-encoded");
    connection->text = std::move(*conninfo);
  }
  if (connection->system == System::sqlite) {
    if (connection->text.find('"') != std::string::npos) return fail("the path of the database holds a quote");
    std::error_code fault;
    if (!std::filesystem::is_regular_file(connection->text, fault)) return fail("there is no such database file");
  }
  if (connection->system == System::odbc && !only_reads(probe.query))
    return fail("through ODBC only one query is asked, that begins with `select` or `with`");
  try {
    return read(*connection, probe, look);
  } catch (const soci::soci_error& error) {
    return fail("the database says: " + error.get_error_message());
  }
}

}  // namespace runbook::edge::probe
