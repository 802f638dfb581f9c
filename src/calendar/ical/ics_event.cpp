#include "calendar/ical/ics_event.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <string_view>

#include "text/amounts.hpp"

namespace runbook::calendar {
namespace {

namespace chrono = std::chrono;

constexpr Day kUnrolledUntil{chrono::year{2200} / 1 / 1};

struct Free {
  void operator()(icalrecur_iterator* iterator) const { icalrecur_iterator_free(iterator); }
};

/// libical leaves a note where it could not read a property and goes on. Only those that say when an event is matter:
/// an empty CLASS or DESCRIPTION is common.
std::optional<std::string_view> unread_property(icalcomponent* event) {
  constexpr std::array<std::string_view, 6> kTimes{"DTEND", "DURATION", "RRULE", "EXRULE", "EXDATE", "RDATE"};
  for (auto* note = icalcomponent_get_first_property(event, ICAL_XLICERROR_PROPERTY); note != nullptr;
       note = icalcomponent_get_next_property(event, ICAL_XLICERROR_PROPERTY)) {
    const char* text = icalproperty_get_xlicerror(note);
    for (const std::string_view name : kTimes) {
      const std::string words = " " + std::string{name} + " property. Removing entire property";
      if (text != nullptr && std::string_view{text}.find(words) != std::string_view::npos) return name;
    }
  }
  return std::nullopt;
}

}  // namespace

/// Nothing for a time of day, an invalid or a missing date.
std::optional<Day> to_day(const icaltimetype& time) {
  if (!time.is_date || icaltime_is_null_time(time) || time.year < 1 || time.year > 9999) return std::nullopt;
  const chrono::year_month_day date{chrono::year{time.year}, chrono::month{static_cast<unsigned>(time.month)},
                                    chrono::day{static_cast<unsigned>(time.day)}};
  return date.ok() ? std::optional{Day{date}} : std::nullopt;
}

chrono::days IcsEvent::length(Day start) const {
  if (property(ICAL_DTEND_PROPERTY) != nullptr) {
    const auto end = to_day(icalproperty_get_dtend(property(ICAL_DTEND_PROPERTY)));
    // Some programs write the last day for DTEND of a single day: that is one day, not none.
    return end && *end > start ? *end - start : chrono::days{1};
  }
  if (property(ICAL_DURATION_PROPERTY) == nullptr) return chrono::days{1};
  const icaldurationtype duration = icalproperty_get_duration(property(ICAL_DURATION_PROPERTY));
  if (duration.is_neg) return chrono::days{1};
  return chrono::days{std::max<std::int64_t>(1, std::int64_t{duration.days} + 7 * std::int64_t{duration.weeks})};
}

/// Whether the rule means just "on the days of this event in every year from then on".
bool IcsEvent::is_plain(const icalrecurrencetype& rule, Day start, chrono::days days) const {
  const chrono::year_month_day date{start};
  const auto unused = [](const short* list) { return list[0] == ICAL_RECURRENCE_ARRAY_MAX; };
  const auto unused_or = [&](const short* list, unsigned value) {
    return unused(list) || (list[0] == static_cast<short>(value) && list[1] == ICAL_RECURRENCE_ARRAY_MAX);
  };
  // Over the end of February the days differ from year to year.
  const Day march{date.year() / chrono::March / 1};
  const bool passes_february = days > chrono::days{1} && start < march && start + days > march - chrono::days{1};
  return rule.interval <= 1 && rule.count == 0 && icaltime_is_null_time(rule.until) && unused(rule.by_day) &&
         unused(rule.by_year_day) && unused(rule.by_week_no) && unused(rule.by_set_pos) && unused(rule.by_hour) &&
         unused(rule.by_minute) && unused(rule.by_second) &&
         unused_or(rule.by_month, static_cast<unsigned>(date.month())) &&
         unused_or(rule.by_month_day, static_cast<unsigned>(date.day())) && excluded_.empty() && !passes_february;
}

std::string IcsEvent::collect_exceptions() {
  for (auto* item = property(ICAL_EXDATE_PROPERTY); item != nullptr;
       item = icalcomponent_get_next_property(event_, ICAL_EXDATE_PROPERTY)) {
    const auto day = to_day(icalproperty_get_exdate(item));
    if (!day) return called() + " has an EXDATE that is no date";
    excluded_.insert(*day);
  }
  for (auto* item = property(ICAL_RDATE_PROPERTY); item != nullptr;
       item = icalcomponent_get_next_property(event_, ICAL_RDATE_PROPERTY)) {
    const auto day = to_day(icalproperty_get_rdate(item).time);
    if (!day) return called() + " has an RDATE that is no date";
    starts_.insert(*day);
  }
  return {};
}

bool IcsEvent::unroll(icalrecurrencetype rule, Day start) {
  const chrono::year_month_day date{start};
  // RFC 5545 (3.3.10) takes what the rule leaves open from the start. libical 3.0.16 counts days of the year instead
  // and is a day off after a leap year, so it is told.
  const auto unused = [](const short* list) { return list[0] == ICAL_RECURRENCE_ARRAY_MAX; };
  if (unused(rule.by_day) && unused(rule.by_year_day) && unused(rule.by_week_no)) {
    const auto set = [&unused](short* list, unsigned value) {
      if (!unused(list)) return;
      list[0] = static_cast<short>(value);
      list[1] = ICAL_RECURRENCE_ARRAY_MAX;
    };
    if (unused(rule.by_month_day)) set(rule.by_month, static_cast<unsigned>(date.month()));
    set(rule.by_month_day, static_cast<unsigned>(date.day()));
  }
  starts_.insert(start);
  icaltimetype first = icaltime_null_date();
  first.year = static_cast<int>(date.year());
  first.month = static_cast<int>(static_cast<unsigned>(date.month()));
  first.day = static_cast<int>(static_cast<unsigned>(date.day()));
  const std::unique_ptr<icalrecur_iterator, Free> iterator{icalrecur_iterator_new(rule, first)};
  bool any = false;
  while (iterator && starts_.size() <= kMostHolidays) {
    const auto day = to_day(icalrecur_iterator_next(iterator.get()));
    if (!day || *day >= kUnrolledUntil) break;
    starts_.insert(*day);
    any = true;
  }
  return any;
}

void IcsEvent::add(std::vector<Holiday>& holidays, decltype(Holiday::on) on, const std::string& date,
                   std::optional<Day> from) const {
  const char* summary = icalcomponent_get_summary(event_);
  std::string name = summary == nullptr || *summary == '\0' ? date : std::string{summary};
  const auto is_control = [](char c) { return (c >= 0 && c < ' ') || c == '\x7F'; };  // a name is one line, also of several
  std::replace_if(name.begin(), name.end(), is_control, ' ');
  holidays.push_back({on, std::move(name), from});
}

std::string IcsEvent::read(std::vector<Holiday>& holidays, std::size_t& unrolled) {
  auto* dtstart = property(ICAL_DTSTART_PROPERTY);
  const icaltimetype written = dtstart == nullptr ? icaltime_null_time() : icalproperty_get_dtstart(dtstart);
  if (icaltime_is_null_time(written)) return called() + " has no readable DTSTART";
  if (!written.is_date) return {};
  const auto start = to_day(written);
  if (!start) return called() + " has a DTSTART that is no date";
  const chrono::days days = length(*start);
  if (days > kLongestEvent) return called() + " is longer than a year";

  if (std::string error = collect_exceptions(); !error.empty()) return error;
  if (const auto name = unread_property(event_))
    return called() + " has " + std::string{*name} + " that does not read as iCalendar";
  if (count(ICAL_RRULE_PROPERTY) > 1 || count(ICAL_EXRULE_PROPERTY) > 0) {
    return called() + " has more than one rule of recurrence; only one yearly rule is read";
  }
  if (auto* rrule = property(ICAL_RRULE_PROPERTY); rrule != nullptr) {
    const icalrecurrencetype rule = icalproperty_get_rrule(rrule);
    if (rule.freq != ICAL_YEARLY_RECURRENCE || rule.rscale != nullptr) return called() + " recurs other than yearly";
    if (is_plain(rule, *start, days)) {
      for (Day day = *start; day < *start + days; day += chrono::days{1}) {
        const chrono::year_month_day date{day};
        add(holidays, date.month() / date.day(), {}, day);  // without a name, each year's date is it
      }
    } else {
      ++unrolled;
      if (!unroll(rule, *start)) return called() + " has a rule of recurrence that never comes true";
    }
  } else {
    starts_.insert(*start);
  }
  for (const Day first : starts_) {
    if (excluded_.contains(first)) continue;
    for (Day day = first; day < first + days; day += chrono::days{1}) add(holidays, day, format_day(day));
    if (holidays.size() > kMostHolidays) break;
  }
  return holidays.size() > kMostHolidays ? "it holds more than " + text::in_groups(kMostHolidays) + " days" : std::string{};
}

}  // namespace runbook::calendar
