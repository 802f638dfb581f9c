// Slips of the pen: what a value that does not read as its type can only have meant.
//
// Each takes the text as it was written and gives another that may read, or nothing; the caller tries it. Only what has
// one meaning stands here: `9:00` is `09:00`, but whether `1-5` is a day of January or of May is for a person to say.
#pragma once

#include <string>
#include <string_view>

namespace runbook::model::slips {

/// `9:00` -> `09:00`, `2026-1-5` -> `2026-01-05`, `2026/11/20` -> `2026-11-20`: a digit alone gets its zero, and a date
/// that begins with its year the hyphens of ISO 8601.
[[nodiscard]] std::string padded(std::string_view text);
/// `9` -> `09:00`, `5pm` -> `17:00`, `17.30` -> `17:30`; otherwise as padded.
[[nodiscard]] std::string clock(std::string_view text);
/// `9 - 17` -> `09:00-17:00`: two clocks with `-`, `–` or `to` between them.
[[nodiscard]] std::string hours(std::string_view text);
/// `2 days` -> `2d`, `24H` -> `24h`, `12h1d` -> `1d12h`; nothing for `5M`, which may be months.
[[nodiscard]] std::string duration(std::string_view text);
/// `yes` -> `true`, `Off` -> `false`: the booleans of YAML 1.1.
[[nodiscard]] std::string boolean(std::string_view text);
/// `Monday` -> `mon`, `Mon-Fri` and `Monday to Friday` -> `mon-fri`.
[[nodiscard]] std::string weekdays(std::string_view text);

}  // namespace runbook::model::slips
