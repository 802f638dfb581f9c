#include "edge/state/database/session.hpp"

namespace runbook::edge {

Transaction::Transaction(Session& session, StateAccess access) : session_(session) {
  if (access == StateAccess::read) {
    session.sql << (session.postgresql() ? "begin isolation level repeatable read read only" : "begin");
    return;
  }
  if (!session.postgresql()) {
    // Not a plain `begin`: that takes the lock at the first write, too late to wait for others without losing its view.
    session.sql << "begin immediate";
    return;
  }
  session.sql << "begin";
  session.sql << "lock table runbook_recording in exclusive mode";
}

void Transaction::commit() {
  try {
    session_.sql << "commit";
  } catch (const std::exception& fault) {
    // SQLite has kept the transaction open and the destructor undoes it; a server may have done it and not told us.
    if (!session_.postgresql()) throw;
    open_ = false;
    throw CommitInDoubt{fault.what()};
  }
  open_ = false;
}

Transaction::~Transaction() {
  if (!open_) return;
  try {
    session_.sql << "rollback";
  } catch (const std::exception&) {
    // The connection is gone, and the transaction with it; or SQLite has rolled it back already (a full disk).
  }
}

}  // namespace runbook::edge
