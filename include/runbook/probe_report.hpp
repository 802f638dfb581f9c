// What `runbook probe` reports.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "runbook/probe.hpp"
#include "runbook/render.hpp"

namespace runbook {

/// One place that was looked at.
struct ProbeLine {
  std::string subject;
  std::string place;                       ///< `describe` of its probe
  std::variant<Found, std::string> answer; ///< what was found, or why nothing could be
};

/// A table for a person: what could not be read first, then what was found, by subject. Times are in `zone`, ages up
/// to `now`.
[[nodiscard]] std::string probe_text(const std::vector<ProbeLine>& lines, Zone zone, Instant now, const TextOptions& options);

}  // namespace runbook
