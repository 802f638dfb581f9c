// One open connection. SOCI's headers are slow to compile: only the files of this folder include this one.
#pragma once

#include <sys/stat.h>

#include <optional>
#include <stdexcept>
#include <string>

#include "edge/soci.hpp"
#include "edge/state/open.hpp"

namespace runbook::edge {

struct Session {
  soci::session sql;
  StatePlace place;
  StateAccess access{};
  /// The file as it was found, where it is read without locks since its folder may not be written: whoever may write it
  /// could do so meanwhile.
  std::optional<struct stat> unlocked;

  [[nodiscard]] bool postgresql() const { return place.kind == StatePlace::Kind::postgresql; }
  /// `the state runbooks/.runbook/state.db`.
  [[nodiscard]] std::string name() const { return "the state " + place.shown; }
};

/// Whether a log with something in it stands beside a SQLite state. (An empty one is what a reader leaves behind that
/// found no room for more.)
[[nodiscard]] bool has_wal(const std::string& path);

/// Opens and prepares a connection; what is in it is checked by check_format.
[[nodiscard]] Result<void> connect_sqlite(Session& session);
[[nodiscard]] Result<void> connect_postgresql(Session& session);

/// The failure that an exception of SOCI stands for, in words of ours: libpq's may hold the connection.
[[nodiscard]] Failure sqlite_failure(Session& session, const std::exception& fault);
[[nodiscard]] Failure postgresql_failure(Session& session, const std::exception& fault);
[[nodiscard]] inline Failure failure_of(Session& session, const std::exception& fault) {
  return session.postgresql() ? postgresql_failure(session, fault) : sqlite_failure(session, fault);
}

/// A transaction that is rolled back unless it was committed. `write`: waits for other writers, so that ids rise in the
/// order of commits and nothing read in it can have changed.
class Transaction {
 public:
  Transaction(Session& session, StateAccess access);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();

 private:
  Session& session_;
  bool open_ = true;
};

/// Whether a failed transaction of this session may yet have been committed (the server went away in between).
struct CommitInDoubt : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Something in the database that cannot be: it was damaged, or written by another hand.
struct Damaged : std::runtime_error {
  using std::runtime_error::runtime_error;
};

}  // namespace runbook::edge
