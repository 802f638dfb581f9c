// A DutyReport in words, for the formats that a person reads.
#pragma once

#include <string>
#include <vector>

#include "render/human.hpp"
#include "runbook/duty.hpp"

namespace runbook::render {

/// `until Mon 30 Nov 09:00, for 3 d 20 h more`; `until further notice` where no end is within reach. `now`: the clock's.
[[nodiscard]] std::string until_in_words(std::optional<Instant> until, const WallClock& clock);
/// `Mon 30 Nov 09:00 – Mon 7 Dec 09:00`, `from Mon 30 Nov 09:00 on`.
[[nodiscard]] std::string duty_in_words(const Duty& duty, const WallClock& clock);
/// What `--now` says where there is no duty to show.
[[nodiscard]] std::string nobody_now(const DutyReport& report, const Workspace& workspace);
/// `in 3 d 20 h`.
[[nodiscard]] std::string distance_in_words(Instant at, const WallClock& clock);
/// `ada@example.com`, `data-alerts: slack env:SLACK_DATA_ALERTS`: how somebody is reached, one line each and safe for one
/// line.
[[nodiscard]] std::vector<std::string> ways_to_reach(const Workspace& workspace, const Party& to, const Party& via);

/// What comes next, of rotations and coverages together, the soonest first.
struct Coming {
  std::string what;  ///< the rotation's title, or `profit-unit/api-problems`
  const Duty* duty = nullptr;
  std::string after;  ///< who is on call before; empty: nobody, or the coverage is closed
};
/// Coverages only where they are closed and by no rotation: what is open stays with its party, and what is by a rotation
/// changes hands with it.
[[nodiscard]] std::vector<Coming> coming(const DutyReport& report, const Workspace& workspace);

}  // namespace runbook::render
