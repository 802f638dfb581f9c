#include "edge/soci.hpp"

#include <soci/sqlite3/soci-sqlite3.h>

#include <fcntl.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "edge/limits.hpp"
#include "edge/state/database/schema.hpp"
#include "edge/state/database/session.hpp"
#include "edge/uninterrupted.hpp"
#include "text/utf8.hpp"

namespace runbook::edge {
namespace {

namespace fs = std::filesystem;
using sqlite_api::sqlite3;

tl::unexpected<Failure> failure(std::string message) { return tl::make_unexpected(Failure{std::move(message)}); }

sqlite3* handle_of(Session& session) {
  auto* backend = static_cast<soci::sqlite3_session_backend*>(session.sql.get_backend());
  return backend == nullptr ? nullptr : backend->conn_;
}

/// A file: URI, since SOCI takes blanks and `=` in a plain path for options of its own.
std::string uri_of(const std::string& path, std::string_view query) {
  std::error_code fault;
  const std::string full = fs::absolute(path, fault).string();
  std::string uri = "file:";
  constexpr auto digits = "0123456789ABCDEF";
  for (const char c : full) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') || std::strchr("/._-", c)) {
      uri += c;
    } else {
      uri += '%';
      uri += digits[byte >> 4];
      uri += digits[byte & 15];
    }
  }
  return "db=" + uri + "?" + std::string{query};
}

void open_with(Session& session, const std::string& path, std::string_view query) {
  session.sql.open(soci::sqlite3, uri_of(path, query));
  sqlite_api::sqlite3_busy_timeout(handle_of(session), static_cast<int>(std::chrono::milliseconds{busy_timeout}.count()));
  (void)sqlite_api::sqlite3_extended_result_codes(handle_of(session), 1);
  session.sql << "pragma foreign_keys = on";
  session.sql << "pragma synchronous = full";     // with NORMAL a power loss undoes what was acknowledged
  session.sql << "pragma cell_size_check = on";
  session.sql << "pragma temp_store = memory";
  session.sql << "pragma cache_size = -65536";
}

std::string system_message(int error) { return std::strerror(error); }

/// The folder's own .gitignore: a state is of one machine, and nobody means to commit it.
void make_folder(const fs::path& folder) {
  std::error_code fault;
  fs::create_directories(folder, fault);
  if (folder.filename() != ".runbook") return;
  const auto path = folder / ".gitignore";
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (file < 0) return;
  if (::write(file, "*\n", 2) != 2) ::unlink(path.c_str());  // an empty one would say that everything may be committed
  ::close(file);
}

/// Makes an empty state under another name and then gives it its own: a kill leaves either no state or a whole one. Of
/// two who create at once one is first, and the other takes that one.
Result<void> create(Session& session) {
  const fs::path path = session.place.path;
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path{"."};
  const Uninterrupted until_whole;
  make_folder(folder);
  std::string name = path.string() + ".new-XXXXXX";
  const int file = ::mkstemp(name.data());
  if (file < 0) return failure(session.name() + " cannot be created: " + system_message(errno));
  const auto mask = ::umask(0);
  ::umask(mask);
  (void)::fchmod(file, 0666 & ~mask);
  ::close(file);
  std::optional<Failure> fault;
  Session fresh;
  fresh.place = session.place;
  fresh.access = StateAccess::write;
  try {
    open_with(fresh, name, "mode=rw");
    fresh.sql << "begin immediate";
    for (const auto& statement : migration(1, false)) fresh.sql << statement;
    fresh.sql << "pragma application_id = " << kApplicationId;
    fresh.sql << "pragma user_version = 1";
    fresh.sql << "commit";
    // Only now, when everything is in the one file: what stands in a log is lost where there is no room to take it over
    // when the database is closed, of which nobody is told.
    std::string mode;  // where the disk has no shared memory: still the old one, which works too
    fresh.sql << "pragma journal_mode = wal", soci::into(mode);
    fresh.sql.close();
  } catch (const std::exception& error) {
    fault = sqlite_failure(fresh, error);
  }
  if (!fault && has_wal(name)) fault = Failure{session.name() + " cannot be created: it could not be written whole"};
  if (!fault && ::link(name.c_str(), path.c_str()) != 0 && errno != EEXIST)
    fault = Failure{session.name() + " cannot be created: " + system_message(errno)};
  for (const char* end : {"", "-wal", "-shm", "-journal"}) ::unlink((name + end).c_str());
  if (fault) return tl::make_unexpected(*fault);
  if (const int opened = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); opened >= 0) {
    (void)::fsync(opened);  // the name must outlive a power loss too
    ::close(opened);
  }
  return {};
}

/// What SQLite itself would take for an empty database, or not see at all.
Result<void> look_at_file(Session& session) {
  struct stat info {};
  if (::stat(session.place.path.c_str(), &info) != 0) {
    if (errno == ENOENT) return failure(session.name() + " is not there; `runbook record` begins one");
    return failure(session.name() + " cannot be opened: " + system_message(errno));
  }
  if (S_ISDIR(info.st_mode)) return failure(session.name() + " is a folder; --state names the file");
  if (!S_ISREG(info.st_mode)) return failure(session.name() + " is not a regular file");
  if (info.st_size == 0)
    return failure(session.name() + " is empty: zero bytes are no state (was the disk full, or a copy broken off?). Put a copy back, or remove the file to begin a new one");
  return {};
}

/// Opens for reading where nothing may be written, not even the index that readers share. Everything is in the one
/// file, unless a crash left a log beside it.
Result<void> open_unlocked(Session& session, const Failure& why) {
  if (has_wal(session.place.path)) {
    return failure(session.name() + " was left by a crash in the middle of its work, and to take that up its folder must be writable; "
                   "any command of somebody who may write there does it (" + why.message + ")");
  }
  struct stat info {};
  if (::stat(session.place.path.c_str(), &info) != 0) return tl::make_unexpected(why);
  session.unlocked = info;
  session.sql.close();
  open_with(session, session.place.path, "mode=ro&immutable=1");
  std::int64_t tables = 0;
  session.sql << "select count(*) from sqlite_master", soci::into(tables);
  return {};
}

/// The number that a pragma gives.
std::int64_t number(Session& session, const std::string& pragma) {
  long long value = 0;
  session.sql << "pragma " + pragma, soci::into(value);
  return value;
}

Result<void> check_pages(Session& session) {
  std::error_code fault;
  if (fs::file_size(session.place.path, fault) > checked_whole || fault) return {};
  std::string answer;
  session.sql << "pragma quick_check(1)", soci::into(answer);
  if (answer != "ok") throw Damaged{answer};
  return {};
}

/// SQLite's words without the name of SOCI's function before them: `sqlite3_statement_backend::prepare: no such table: x`.
std::string words_of(const soci::sqlite3_soci_error& error) {
  std::string words = error.get_error_message();
  const auto colon = words.find(": ");
  if (words.starts_with("sqlite3_") && colon != words.npos && words.find("::") < colon) words.erase(0, colon + 2);
  return words;
}

/// Where there is no room for one of its files, SQLite says "cannot be opened" or "I/O error"; the system knows better,
/// though what it said may be forgotten over the clearing up: then the disk itself is asked.
bool is_full(Session& session, const soci::sqlite3_soci_error& error) {
  const int code = error.result() & 0xFF;
  if (code == SQLITE_FULL) return true;
  auto* handle = handle_of(session);
  if (handle == nullptr || (code != SQLITE_CANTOPEN && code != SQLITE_IOERR)) return false;
  const int reason = sqlite_api::sqlite3_system_errno(handle);
  if (reason == ENOSPC || reason == EDQUOT) return true;
  struct statvfs disk {};
  const auto folder = fs::absolute(session.place.path).parent_path();
  return ::statvfs(folder.c_str(), &disk) == 0 && disk.f_blocks > 0 && disk.f_bavail == 0;
}

Result<void> bring_up_to_date(Session& session) {
  if (number(session, "application_id") != kApplicationId)
    return failure(session.name() + " is a SQLite database, but no state of runbook");
  const auto version = number(session, "user_version");
  if (version > kStateVersion) {
    return failure(session.name() + " is of format " + std::to_string(version) + ", written by a newer runbook; this one knows formats up to " +
                   std::to_string(kStateVersion));
  }
  if (version < 1) throw Damaged{"it has no format"};
  if (version == kStateVersion) return {};
  if (session.access == StateAccess::read) return failure(session.name() + " is of an older format; any command that writes brings it up to date");
  Transaction transaction{session, StateAccess::write};
  for (auto next = number(session, "user_version") + 1; next <= kStateVersion; ++next) {
    for (const auto& statement : migration(static_cast<int>(next), false)) session.sql << statement;
    session.sql << "pragma user_version = " << next;
  }
  transaction.commit();
  return {};
}

}  // namespace

bool has_wal(const std::string& path) {
  struct stat info {};
  return ::stat((path + "-wal").c_str(), &info) == 0 && info.st_size > 0;
}

Result<void> connect_sqlite(Session& session) {
  (void)sqlite_api::sqlite3_config(SQLITE_CONFIG_URI, 1);  // on in Debian's library already
  const auto& path = session.place.path;
  if (session.access == StateAccess::write && !state_exists(path)) {
    if (auto made = create(session); !made) return made;
  }
  if (auto seen = look_at_file(session); !seen) return seen;
  try {
    open_with(session, path, session.access == StateAccess::write ? "mode=rw" : "mode=ro");
    std::int64_t tables = 0;
    session.sql << "select count(*) from sqlite_master", soci::into(tables);  // the first look at the file
  } catch (const std::exception& error) {
    const auto* known = dynamic_cast<const soci::sqlite3_soci_error*>(&error);
    const auto why = sqlite_failure(session, error);
    const int code = known ? known->result() & 0xFF : 0;
    if (session.access == StateAccess::write || (code != SQLITE_CANTOPEN && code != SQLITE_READONLY)) return tl::make_unexpected(why);
    if (auto opened = open_unlocked(session, why); !opened) return opened;
  }
  if (auto current = bring_up_to_date(session); !current) return current;
  return check_pages(session);
}

Failure sqlite_failure(Session& session, const std::exception& fault) {
  const auto name = session.name();
  const auto* known = dynamic_cast<const soci::sqlite3_soci_error*>(&fault);
  const std::string message = text::visible(known ? words_of(*known) : fault.what());
  if (known && is_full(session, *known))
    return {name + " cannot be written: the disk is full. Nothing of this was recorded; what was recorded before is safe"};
  const auto damaged = [&](const std::string& how) {
    return Failure{name + " is damaged (" + how + "). Put a copy back; `sqlite3 FILE .recover` may save what is left"};
  };
  if (const auto* row = dynamic_cast<const Damaged*>(&fault)) return damaged(text::visible(row->what()));
  switch (known ? known->result() & 0xFF : 0) {
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return {name + " may not be written by this user, or its folder may not. Nothing was recorded"};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {name + " is being written by somebody else, for more than " + std::to_string(busy_timeout.count()) + " s. Nothing was recorded; try again"};
    case SQLITE_CORRUPT:
    case SQLITE_ERROR:  // it is ours and of this format, so a table or column is missing
    case SQLITE_MISMATCH:
      return damaged(message);
    case SQLITE_NOTADB:
      return {name + " is no SQLite database, or its beginning is damaged"};
    case SQLITE_CANTOPEN:
      return {name + " cannot be opened: " + message};
    case SQLITE_IOERR:
      return {name + " failed on its disk (" + message + "). Nothing of this was recorded"};
    default:
      // SOCI's own words of a row that it cannot take (a NULL, a text for a number) are for programmers.
      if (!known && dynamic_cast<const soci::soci_error*>(&fault)) return damaged("a value is missing, or not of its kind");
      return {name + " failed: " + message};
  }
}

}  // namespace runbook::edge
