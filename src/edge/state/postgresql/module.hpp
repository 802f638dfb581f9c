// What the program and its module for PostgreSQL share. libpq brings some twenty libraries with it (TLS, Kerberos, LDAP …),
// and to load them takes longer than a whole `check`: so it stands in a module that is loaded where a state is a server's.
#pragma once

#include "edge/state/session.hpp"

namespace runbook::edge {

struct PostgresqlModule {
  Result<void> (*connect)(Session& session);
  Failure (*failure)(Session& session, const std::exception& fault);
};

/// The module's file, beside the program or in ../lib/runbook of it, and the one name that it exports: a
/// `PostgresqlModule`.
inline constexpr const char* kPostgresqlFile = "runbook-postgresql.so";
inline constexpr const char* kPostgresqlEntry = "runbook_postgresql_module";

}  // namespace runbook::edge
