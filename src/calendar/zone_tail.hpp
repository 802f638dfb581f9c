// A zone's rule for the years that its file does not spell out.
#pragma once

#include <date/tz.h>

#include <optional>

#include "runbook/time.hpp"

namespace runbook::calendar {

/// What holds around an instant: the offset, and the instant at which it ends.
struct Offset {
  Seconds seconds{};
  Instant end{};
};

/// The offset by the rule in the last line of a zone's file (RFC 8536, 3.3), for instants after the last change of the
/// clock that the file lists. Debian's files list those to 2037, "slim" ones (zic -b slim) only those that follow no
/// rule; date 3.0.1 reads the list alone and would let the clock stand still. Nothing where there is no such rule, or
/// none that can be read.
[[nodiscard]] std::optional<Offset> offset_by_rule(const date::time_zone& zone, Instant instant);

}  // namespace runbook::calendar
