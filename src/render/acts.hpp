// Acks, silences and resolutions in words and as JSON.
#pragma once

#include <string>

#include "render/human.hpp"
#include "render/json_writer.hpp"
#include "runbook/evaluate.hpp"

namespace runbook::render {

/// `Data Engineer 1`, else the login, else `somebody`.
[[nodiscard]] std::string name_of_who(const Workspace& workspace, const Who& who);

/// `Data Engineer 1, Fri 27 Nov 12:00: looking into it`.
[[nodiscard]] std::string ack_in_words(const Workspace& workspace, const Ack& ack, const WallClock& clock);
[[nodiscard]] std::string resolution_in_words(const Workspace& workspace, const Resolution& resolution, const WallClock& clock);
/// `until Sat 28 Nov 06:00 by Data Engineer 1: warehouse moves (profit-unit/*)`.
[[nodiscard]] std::string silence_in_words(const Workspace& workspace, const Silence& silence, const WallClock& clock);

/// The same as members of an object of JSON, which the caller opens.
void put_ack(JsonWriter& out, const Ack& ack, Zone zone);
void put_resolution(JsonWriter& out, const Resolution& resolution, Zone zone);
void put_silence(JsonWriter& out, const Silence& silence, Zone zone);

}  // namespace runbook::render
