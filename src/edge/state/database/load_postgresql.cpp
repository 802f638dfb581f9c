#include "edge/state/postgresql/part.hpp"
#include "parts/part.hpp"

namespace runbook::edge {
namespace {

const PostgresqlPart* loaded = nullptr;

}  // namespace

Result<void> connect_postgresql(Session& session) {
  const auto part = parts::load(kPostgresqlFile, kPostgresqlName);
  if (!part) return tl::make_unexpected(Failure{session.name() + ": " + part.error()});
  loaded = static_cast<const PostgresqlPart*>(*part);
  return loaded->connect(session);
}

Failure postgresql_failure(Session& session, const std::exception& fault) {
  // Without the part there was no connection that could fail.
  return loaded ? loaded->failure(session, fault) : Failure{session.name() + " failed"};
}

}  // namespace runbook::edge
