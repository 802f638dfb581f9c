// What to say of a value that does not read as its type, where it has no one right answer (slips.hpp): help lines.
#pragma once

#include <string>
#include <string_view>

namespace runbook::model::hints {

/// A number without its unit, months and years, or how durations are written.
[[nodiscard]] std::string duration(std::string_view text);
/// A day that its month does not have, a date in another order, or nothing.
[[nodiscard]] std::string date(std::string_view text);
/// The same of an instant, and how its time is written.
[[nodiscard]] std::string instant(std::string_view text);
/// The zone of a city or of a misspelt name; nothing where none is near. Looks at some
/// 600 names.
[[nodiscard]] std::string zone(std::string_view text);

}  // namespace runbook::model::hints
