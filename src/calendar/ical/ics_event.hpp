// One event of an iCalendar file. Together with ics.cpp the only place that knows libical.
#pragma once

#include <libical/ical.h>

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "calendar/ical/limits.hpp"
#include "runbook/model.hpp"

namespace runbook::calendar {

/// Nothing for a time of day, an invalid or a missing date.
[[nodiscard]] std::optional<Day> to_day(const icaltimetype& time);

/// One event, and what of it other properties and events take away or add.
class IcsEvent {
 public:
  IcsEvent(icalcomponent* event, const std::set<Day>* moved) : event_(event) {
    if (moved != nullptr) excluded_ = *moved;
  }

  /// Appends its days to `holidays`, and counts in `unrolled` if its rule is not a plain one; gives an error or an
  /// empty text.
  std::string read(std::vector<Holiday>& holidays, std::size_t& unrolled);

 private:
  [[nodiscard]] std::string called() const {
    const char* summary = icalcomponent_get_summary(event_);
    return "the event \"" + std::string{summary == nullptr ? "" : summary} + "\"";
  }
  [[nodiscard]] icalproperty* property(icalproperty_kind kind) const {
    return icalcomponent_get_first_property(event_, kind);
  }
  [[nodiscard]] std::size_t count(icalproperty_kind kind) const {
    return static_cast<std::size_t>(icalcomponent_count_properties(event_, kind));
  }
  [[nodiscard]] std::chrono::days length(Day start) const;
  [[nodiscard]] bool is_plain(const icalrecurrencetype& rule, Day start, std::chrono::days days) const;
  std::string collect_exceptions();
  /// Adds all days on which the event starts by its rule; false where the rule gives none.
  bool unroll(icalrecurrencetype rule, Day start);
  void add(std::vector<Holiday>& holidays, decltype(Holiday::on) on, const std::string& date,
           std::optional<Day> from = {}) const;

  icalcomponent* event_;
  std::set<Day> excluded_;
  std::set<Day> starts_;
};

}  // namespace runbook::calendar
