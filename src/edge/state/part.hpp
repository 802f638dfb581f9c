// What the program and its part for databases share: how a state is opened. SOCI and SQLite stand in that part
// (src/parts/part.hpp), since most commands ask no state: loading the two takes a quarter of the program's start.
#pragma once

#include "edge/state/open.hpp"

namespace runbook::edge {

struct StatePart {
  Result<std::unique_ptr<Memory>> (*open)(const StatePlace& place, StateAccess access, const std::string& workspace);
};

inline constexpr const char* kStateFile = "runbook-state.so";
inline constexpr const char* kStateName = "runbook_state";

}  // namespace runbook::edge
