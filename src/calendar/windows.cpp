#include "calendar/windows.hpp"

namespace runbook::calendar {
namespace {

constexpr std::chrono::days kOneDay{1};

/// Whether a working day has fewer than `limit` others beside it in [first, next).
bool has_fewer(unsigned limit, Day first, Day next, const Regime& regime) {
  unsigned others = 0;
  for (Day day = first; day < next && others < limit; day += kOneDay) others += regime.is_working_day(day) ? 1U : 0U;
  return others < limit;
}

}  // namespace

bool in_window(const Window& window, Day day, const Regime& regime) {
  const std::chrono::year_month_day date{day};
  const std::chrono::year_month month = date.year() / date.month();
  const Day first{month / 1};
  const Day next{(month + std::chrono::months{1}) / 1};
  const std::chrono::days count{window.days};
  switch (window.kind) {
    case Window::Kind::always:
      return true;
    case Window::Kind::first_days:
      return day < first + count;
    case Window::Kind::last_days:
      return day >= next - count;
    case Window::Kind::first_working_days:
      return regime.is_working_day(day) && has_fewer(window.days, first, day, regime);
    case Window::Kind::last_working_days:
      return regime.is_working_day(day) && has_fewer(window.days, day + kOneDay, next, regime);
  }
  return false;
}

}  // namespace runbook::calendar
