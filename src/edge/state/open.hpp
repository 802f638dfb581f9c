// The memory in a database: SQLite in the workspace's folder, or PostgreSQL for a team.
#pragma once

#include <sys/stat.h>

#include <cerrno>
#include <memory>
#include <string>

#include "edge/state/place.hpp"
#include "runbook/memory.hpp"

namespace runbook::edge {

/// `read` writes nothing and creates nothing, and works in a folder that may not be written. `write` creates the state
/// where there is none and brings an older one up to date.
enum class StateAccess : std::uint8_t { read, write };

/// Opens a state of the workspace with this id; an empty id: of any (export). Fails, saying why, for one that is missing
/// (`read`), empty, truncated, damaged, of a newer format, of another workspace, or no state at all.
[[nodiscard]] Result<std::unique_ptr<Memory>> open_state(const StatePlace& place, StateAccess access, const std::string& workspace);

/// Whether something stands at the path of a state, be it what it may.
[[nodiscard]] inline bool state_exists(const std::string& path) {
  struct stat info {};
  return ::lstat(path.c_str(), &info) == 0 || errno != ENOENT;
}

/// 16 hexadecimal digits, for an act.
[[nodiscard]] std::string new_act_id();
/// The login of the user who runs the program; empty where the system has none.
[[nodiscard]] std::string system_user();

}  // namespace runbook::edge
