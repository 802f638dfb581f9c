// Instants as the world writes them: databases, JSON, programs.
#pragma once

#include <optional>
#include <string_view>

#include "runbook/time.hpp"

namespace runbook::edge::probe {

/// RFC 3339 and what databases make of it (`2026-11-23 08:00:00+00`, `… UTC`, `… +0100`), or a Unix time in seconds or,
/// from 12 digits on, milliseconds. `zone`: for what has no offset. Nothing for anything else.
[[nodiscard]] std::optional<Instant> read_instant(std::string_view text, Zone zone);

}  // namespace runbook::edge::probe
