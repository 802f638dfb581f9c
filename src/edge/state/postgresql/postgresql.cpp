#include "edge/soci.hpp"

#include <soci/postgresql/soci-postgresql.h>

#include <utility>

#include "edge/libpq/connection.hpp"
#include "edge/state/postgresql/part.hpp"
#include "edge/state/database/schema.hpp"
#include "text/utf8.hpp"

namespace runbook::edge {
namespace {

tl::unexpected<Failure> failure(std::string message) { return tl::make_unexpected(Failure{std::move(message)}); }

Result<std::string> connection_of(const Session& session) {
  const auto connection = libpq::connection_of(session.place.connection, 10, "runbook");
  if (!connection) return failure(session.name() + ": this is not a connection as PostgreSQL takes it, such as postgresql://user@host/database");
  if (connection->secret && !session.place.referred)
    return failure("--state: a connection with a password stands in the shell's history and in every list of processes; give it by env:NAME or file:PATH");
  return connection->text;
}

std::string reason_of(std::string_view message) { return libpq::known_reason(message).value_or(std::string{libpq::kUnknownReason}); }

void ignore_notice(void*, const char*) {}

Result<void> migrate(Session& session, std::int64_t version) {
  session.sql << "begin";
  try {
    // Of two who begin the state at once one waits here, and then finds it.
    session.sql << "select pg_advisory_xact_lock(1919836779)";
    std::string exists;
    session.sql << "select coalesce(to_regclass('runbook_meta')::text, '')", soci::into(exists);
    if (!exists.empty()) {
      std::string text;
      session.sql << "select coalesce((select value from runbook_meta where name = 'version'), '0')", soci::into(text);
      version = std::stoll(text);
    }
    for (auto next = version + 1; next <= kStateVersion; ++next) {
      for (const auto& statement : migration(static_cast<int>(next), true)) session.sql << statement;
    }
    session.sql << "insert into runbook_meta (name, value) values ('version', '" << kStateVersion
                << "') on conflict (name) do update set value = excluded.value";
    session.sql << "commit";
  } catch (...) {
    try {
      session.sql << "rollback";
    } catch (const std::exception&) {
      // The connection is gone, and with it the transaction.
    }
    throw;
  }
  return {};
}

Result<void> connect(Session& session) {
  const auto connection = connection_of(session);
  if (!connection) return tl::make_unexpected(connection.error());
  try {
    session.sql.open(soci::postgresql, *connection);
  } catch (const std::exception& fault) {
    return failure(session.name() + " cannot be reached: " + reason_of(fault.what()));
  }
  PQsetNoticeProcessor(static_cast<soci::postgresql_session_backend*>(session.sql.get_backend())->conn_, &ignore_notice, nullptr);
  session.sql << "set client_encoding = 'UTF8'";
  session.sql << "set statement_timeout = '300s'";
  session.sql << "set lock_timeout = '10s'";
  session.sql << "set synchronous_commit = on";  // `off` would lose what was acknowledged
  if (session.access == StateAccess::read) session.sql << "set default_transaction_read_only = on";

  std::string exists;
  session.sql << "select coalesce(to_regclass('runbook_meta')::text, '')", soci::into(exists);
  std::string text = "0";
  if (!exists.empty()) session.sql << "select coalesce((select value from runbook_meta where name = 'version'), '0')", soci::into(text);
  const auto version = std::stoll(text);
  if (version > kStateVersion) {
    return failure(session.name() + " is of format " + std::to_string(version) + ", written by a newer runbook; this one knows formats up to " +
                   std::to_string(kStateVersion));
  }
  if (version == kStateVersion) return {};
  if (session.access == StateAccess::write) return migrate(session, version);
  return failure(session.name() + (version == 0 ? " is not there yet: the database holds none; `runbook record` begins one"
                                                : " is of an older format; any command that writes brings it up to date"));
}

Failure server_failure(Session& session, const std::exception& fault) {
  const auto name = session.name();
  if (const auto* damaged = dynamic_cast<const Damaged*>(&fault)) return {name + " is damaged: " + text::visible(damaged->what())};
  if (dynamic_cast<const CommitInDoubt*>(&fault) != nullptr)
    return {name + ": the server went away while it was to confirm. Whether this was recorded is not known; `runbook history` tells"};
  const auto* error = dynamic_cast<const soci::soci_error*>(&fault);
  std::string message = error ? error->get_error_message() : fault.what();
  const auto* known = dynamic_cast<const soci::postgresql_soci_error*>(&fault);
  const auto state = known ? known->sqlstate() : std::string{};
  if (state == "55P03") return {name + " is being written by somebody else, for more than 10 s. Nothing was recorded; try again"};
  if (state == "53100") return {name + " cannot be written: the server's disk is full. Nothing of this was recorded"};
  if (state == "25006" || state == "42501") return {name + " may not be written, or read, by this user. Nothing was recorded"};
  // A server's own message says nothing of the connection; one of libpq's has no state and is told by what is known.
  const bool servers = state.size() == 5 && state.find_first_not_of(' ') != std::string::npos;
  if (!servers) return {name + " failed: " + reason_of(message)};
  while (!message.empty() && message.back() == '\n') message.pop_back();
  return {name + " failed: " + text::visible(message)};
}

}  // namespace
}  // namespace runbook::edge

extern "C" __attribute__((visibility("default"))) const runbook::edge::PostgresqlPart runbook_postgresql;
const runbook::edge::PostgresqlPart runbook_postgresql{&runbook::edge::connect, &runbook::edge::server_failure};
