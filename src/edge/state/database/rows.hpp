// Events to rows and back. Each throws what SOCI throws, or Damaged for a row that cannot be.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "edge/state/database/session.hpp"

namespace runbook::edge {

using RowId = long long;  // the integer that SOCI knows for 64 bits

/// What is recorded at once: who and when stand in one row. Gives its id.
[[nodiscard]] RowId put_recording(Session& session, const Recording& recording);
/// Gives how many were not there yet.
[[nodiscard]] std::uint64_t put_observations(Session& session, const std::vector<Sightings>& sightings, RowId recording);
/// Gives how many were not there yet.
[[nodiscard]] std::uint64_t put_acts(Session& session, const std::vector<Act>& acts, RowId recording);

/// An event with its place in the log.
struct Placed {
  RowId recording = 0;
  RowId row = 0;
  Event event;
};
/// Every act, in the order of the log.
[[nodiscard]] std::vector<Placed> get_acts(Session& session);
/// Observations, newest first or oldest first, at most so many, of rows beyond `beyond` (0: from the end or start).
struct Page {
  bool newest_first = false;
  RowId beyond = 0;
  std::size_t most = 0;
  std::string subject;  ///< empty: of all
};
[[nodiscard]] std::vector<Placed> get_observations(Session& session, const Page& page);

[[nodiscard]] Instant instant_of(long long seconds);
[[nodiscard]] std::optional<PeriodName> period_of(const std::string& text);

}  // namespace runbook::edge
