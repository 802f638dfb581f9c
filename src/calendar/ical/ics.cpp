#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include "calendar/ical/ics_event.hpp"
#include "calendar/ical/part.hpp"
#include "text/utf8.hpp"

namespace runbook::calendar {
namespace {

using Error = tl::unexpected<std::string>;

struct Free {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};

std::string uid_of(icalcomponent* event) {
  const char* uid = icalcomponent_get_uid(event);
  return uid == nullptr ? "" : uid;
}

/// libical frees a component's parts by recursion, so a file of BEGIN lines would end the program.
bool nests_too_deep(const std::string& text) {
  int depth = 0;
  for (std::size_t line = 0; line < text.size();) {
    const std::string_view rest = std::string_view{text}.substr(line);
    const auto starts = [rest](std::string_view word) {
      return rest.size() >= word.size() && std::equal(word.begin(), word.end(), rest.begin(), [](char a, char b) {
               return a == (b >= 'a' && b <= 'z' ? static_cast<char>(b - 'a' + 'A') : b);
             });
    };
    if (starts("BEGIN:")) ++depth;
    if (starts("END:")) --depth;
    if (depth > kDeepest) return true;
    const std::size_t end = text.find_first_of("\r\n", line);
    line = end == std::string::npos ? text.size() : end + 1;
  }
  return false;
}

tl::expected<std::vector<Holiday>, std::string> read(const std::string& bytes) {
  if (bytes.find('\0') != std::string::npos) return Error{"it holds a NUL byte"};
  if (text::first_invalid(bytes)) return Error{"it is not UTF-8"};
  if (nests_too_deep(bytes)) return Error{"its components nest too deep"};
  icalerror_set_errors_are_fatal(0);  // libical's default is to abort the program
  const std::unique_ptr<icalcomponent, Free> root{icalparser_parse_string(bytes.c_str())};
  std::vector<icalcomponent*> events;
  bool is_calendar = false;
  const auto visit = [&](icalcomponent* calendar) {
    if (icalcomponent_isa(calendar) != ICAL_VCALENDAR_COMPONENT) return;
    is_calendar = true;
    for (auto* event = icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT); event != nullptr;
         event = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT)) {
      events.push_back(event);
    }
  };
  if (root) {
    visit(root.get());
    // A file may hold several calendars, which libical then puts under one root of its own.
    for (auto* inner = icalcomponent_get_first_component(root.get(), ICAL_VCALENDAR_COMPONENT); inner != nullptr;
         inner = icalcomponent_get_next_component(root.get(), ICAL_VCALENDAR_COMPONENT)) {
      visit(inner);
    }
  }
  if (!is_calendar) return Error{"it is no whole iCalendar file, from BEGIN:VCALENDAR to END:VCALENDAR"};

  // An event with a RECURRENCE-ID stands in for that instance of the recurring event with the same UID.
  std::map<std::string, std::set<Day>> moved;
  const auto recurrence_id = [](icalcomponent* event) {
    auto* id = icalcomponent_get_first_property(event, ICAL_RECURRENCEID_PROPERTY);
    return id == nullptr ? std::nullopt : to_day(icalproperty_get_recurrenceid(id));
  };
  for (auto* event : events) {
    if (const auto day = recurrence_id(event)) moved[uid_of(event)].insert(*day);
  }
  std::vector<Holiday> holidays;
  std::size_t unrolled = 0;
  for (auto* event : events) {
    if (icalcomponent_get_status(event) == ICAL_STATUS_CANCELLED) continue;
    const auto instances = recurrence_id(event) ? moved.end() : moved.find(uid_of(event));
    IcsEvent reader{event, instances == moved.end() ? nullptr : &instances->second};
    if (std::string error = reader.read(holidays, unrolled); !error.empty()) return Error{std::move(error)};
    if (unrolled > kMostUnrolled) return Error{"it holds more than " + std::to_string(kMostUnrolled) + " events with rules that are not plain yearly"};
  }
  return holidays;
}

}  // namespace
}  // namespace runbook::calendar

extern "C" __attribute__((visibility("default"))) const runbook::calendar::IcalPart runbook_ical;
const runbook::calendar::IcalPart runbook_ical{&runbook::calendar::read};
