// Where a state is kept, as `--state` names it: `PATH`, `sqlite:PATH`, `postgresql:…`, or `env:NAME` and `file:PATH` for
// any of these.
#pragma once

#include <string>

#include "runbook/ports.hpp"

namespace runbook::edge {

struct StatePlace {
  enum class Kind : std::uint8_t { sqlite, postgresql };
  Kind kind{};
  std::string path;        ///< sqlite
  std::string connection;  ///< postgresql: as libpq takes it; may hold a secret and is never shown
  std::string shown;       ///< how messages name it
  bool referred = false;   ///< by env: or file:, the only way in which a password may come
};

/// Reads what `--state` says; looks up the variable or reads the file that it refers to. Fails where that is not there,
/// without a word of what is in it.
[[nodiscard]] Result<StatePlace> state_place(const std::string& text);

}  // namespace runbook::edge
