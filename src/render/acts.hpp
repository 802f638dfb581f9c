// Acks, silences and resolutions in words and as JSON.
#pragma once

#include <string>

#include "render/human.hpp"
#include "render/json.hpp"
#include "runbook/evaluate.hpp"

namespace runbook::render {

/// `Data Engineer 1`, else the login, else `somebody`.
[[nodiscard]] std::string name_of_who(const Workspace& workspace, const Who& who);

/// `Data Engineer 1, Fri 27 Nov 12:00: looking into it`.
[[nodiscard]] std::string ack_in_words(const Workspace& workspace, const Ack& ack, const WallClock& clock);
[[nodiscard]] std::string resolution_in_words(const Workspace& workspace, const Resolution& resolution, const WallClock& clock);
/// `until Sat 28 Nov 06:00 by Data Engineer 1: warehouse moves (profit-unit/*)`.
[[nodiscard]] std::string silence_in_words(const Workspace& workspace, const Silence& silence, const WallClock& clock);

/// The same for cli.md's `status`; null where there is none.
[[nodiscard]] Json ack_json(const std::optional<Ack>& ack, Zone zone);
[[nodiscard]] Json resolution_json(const std::optional<Resolution>& resolution, Zone zone);
[[nodiscard]] Json silence_json(const std::optional<Silence>& silence, Zone zone);

}  // namespace runbook::render
