// What the program and its part for PostgreSQL share: the client of a server that holds a state.
#pragma once

#include "edge/state/database/session.hpp"

namespace runbook::edge {

struct PostgresqlPart {
  Result<void> (*connect)(Session& session);
  Failure (*failure)(Session& session, const std::exception& fault);
};

inline constexpr const char* kPostgresqlFile = "runbook-postgresql.so";
inline constexpr const char* kPostgresqlName = "runbook_postgresql";

}  // namespace runbook::edge
