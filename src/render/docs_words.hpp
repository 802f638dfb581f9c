// What the language says in keys and numbers, as a person says it.
#pragma once

#include <string>
#include <string_view>

#include "runbook/model.hpp"

namespace runbook::render {

/// `24 hours`, `1 week`, `10 days`, `1 day 12 hours` for what is neither whole days nor up to three days; `0 seconds`.
[[nodiscard]] std::string length_in_words(Seconds length);
/// `Monday`.
[[nodiscard]] std::string_view weekday_in_words(std::chrono::weekday day);
/// `Monday to Friday`, `Monday, Wednesday`, `every day`; runs may pass Sunday.
[[nodiscard]] std::string weekdays_in_words(Weekdays days);
/// `09:00 to 17:00`.
[[nodiscard]] std::string hours_in_words(ClockRange hours);
/// As it was written: `2026-12-24`, `2026-12-24 09:00`, or with its offset in `zone`.
[[nodiscard]] std::string moment_in_words(const Moment& moment, Zone zone);
/// `every week, by the end of Sunday`, `every month, on its last working day by 17:00`.
[[nodiscard]] std::string due_in_words(const Obligation& obligation);
/// `on the last 7 days of the month`; nothing for `always`.
[[nodiscard]] std::string window_in_words(const Window& window);
/// `day and night, holidays too`, `in working hours, not on holidays`.
[[nodiscard]] std::string hours_in_words(const Coverage& coverage);
/// `25 December, every year`, `2026-12-24`, `1 day after Easter Sunday`.
[[nodiscard]] std::string holiday_in_words(const Holiday& holiday);

}  // namespace runbook::render
