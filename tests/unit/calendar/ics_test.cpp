#include <catch2/catch.hpp>
#include <string>

#include "calendar/ics.hpp"

using namespace runbook;

namespace {

std::string event(const std::string& lines) { return "BEGIN:VEVENT\nUID:u\n" + lines + "END:VEVENT\n"; }

/// Each holiday as a line, or the error.
std::string read(const std::string& events) {
  std::string crlf;
  for (const char c : "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//t//t//EN\n" + events + "END:VCALENDAR\n") {
    crlf += c == '\n' ? std::string{"\r\n"} : std::string{c};
  }
  const auto holidays = calendar::read_ics(crlf);
  if (!holidays) return "error: " + holidays.error();
  std::string text;
  for (const Holiday& h : *holidays) {
    if (const auto* day = std::get_if<Day>(&h.on)) text += format_day(*day);
    if (const auto* date = std::get_if<std::chrono::month_day>(&h.on)) {
      text += "yearly " + format_day(Day{std::chrono::year{2000} / *date}).substr(5) + " from " +
              format_day(h.from.value());
    }
    text += " " + h.name + "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("every all-day event is a holiday on each of its days, its end left out") {
  CHECK(read(event("DTSTART;VALUE=DATE:20261224\nDTEND;VALUE=DATE:20261227\nSUMMARY:Company\\, closed\n") +
             event("DTSTART;VALUE=DATE:20260501\nSUMMARY:Tag der\n  Arbeit\n") +
             event("DTSTART;VALUE=DATE:20260101\n")) ==
        "2026-12-24 Company, closed\n2026-12-25 Company, closed\n2026-12-26 Company, closed\n"
        "2026-05-01 Tag der Arbeit\n2026-01-01 2026-01-01\n");
  CHECK(read(event("DTSTART;VALUE=DATE:20260227\nDURATION:P2D\nSUMMARY:d\n")) == "2026-02-27 d\n2026-02-28 d\n");
  CHECK(read(event("DTSTART;VALUE=DATE:20260227\nDTEND;VALUE=DATE:20260227\nSUMMARY:d\n")) == "2026-02-27 d\n");
  CHECK(read(event("DTSTART;VALUE=DATE:20260102\nSUMMARY:Two\\nlines\tand a tab\n")) == "2026-01-02 Two lines and a tab\n");
  CHECK(read("").empty());
}

TEST_CASE("events with a time of day and cancelled ones are none") {
  CHECK(read(event("DTSTART:20261224T100000Z\nRRULE:FREQ=DAILY\nSUMMARY:a\n") +
             event("DTSTART;TZID=Europe/Berlin:20261224T100000\nSUMMARY:b\n") +
             event("DTSTART;VALUE=DATE:20261224\nSTATUS:CANCELLED\nRRULE:FREQ=MONTHLY\nSUMMARY:c\n")) == "");
}

TEST_CASE("a plain yearly event is one entry from its first day on") {
  CHECK(read(event("DTSTART;VALUE=DATE:20201225\nRRULE:FREQ=YEARLY\nSUMMARY:x\n")) ==
        "yearly 12-25 from 2020-12-25 x\n");
  CHECK(read(event("DTSTART;VALUE=DATE:20201225\nRRULE:FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=25\nSUMMARY:x\n")) ==
        "yearly 12-25 from 2020-12-25 x\n");
  CHECK(read(event("DTSTART;VALUE=DATE:20201231\nDTEND;VALUE=DATE:20210102\nRRULE:FREQ=YEARLY\nSUMMARY:x\n")) ==
        "yearly 12-31 from 2020-12-31 x\nyearly 01-01 from 2021-01-01 x\n");
  CHECK(read(event("DTSTART;VALUE=DATE:20240229\nRRULE:FREQ=YEARLY\nSUMMARY:x\n")) ==
        "yearly 02-29 from 2024-02-29 x\n");
}

TEST_CASE("a yearly event with an end, exceptions or moved instances is unrolled") {
  const std::string first = "2020-12-25 x\n", second = "2021-12-25 x\n", third = "2022-12-25 x\n";
  const std::string start = "DTSTART;VALUE=DATE:20201225\nSUMMARY:x\n";
  CHECK(read(event(start + "RRULE:FREQ=YEARLY;COUNT=3\n")) == first + second + third);
  CHECK(read(event(start + "RRULE:FREQ=YEARLY;UNTIL=20221225\n")) == first + second + third);
  CHECK(read(event(start + "RRULE:FREQ=YEARLY;COUNT=3\nEXDATE;VALUE=DATE:20211225\n")) == first + third);
  CHECK(read(event(start + "RRULE:FREQ=YEARLY;COUNT=3\n") +
             event("RECURRENCE-ID;VALUE=DATE:20211225\nDTSTART;VALUE=DATE:20211227\nSUMMARY:moved\n")) ==
        first + third + "2021-12-27 moved\n");
  CHECK(read(event(start + "RRULE:FREQ=YEARLY;COUNT=3\n") +
             event("RECURRENCE-ID;VALUE=DATE:20211225\nDTSTART;VALUE=DATE:20211225\nSTATUS:CANCELLED\n")) ==
        first + third);
  CHECK(read(event(start + "RRULE:FREQ=YEARLY;INTERVAL=2;COUNT=2\n")) == first + third);
}

TEST_CASE("a yearly event by weekday is unrolled") {
  CHECK(
      read(event("DTSTART;VALUE=DATE:20241128\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH;UNTIL=20270101\nSUMMARY:t\n")) ==
      "2024-11-28 t\n2025-11-27 t\n2026-11-26 t\n");
}

TEST_CASE("other recurrence, and what cannot be read, is told in a sentence") {
  const std::string start = "DTSTART;VALUE=DATE:20201225\nSUMMARY:x\n";
  CHECK(read(event(start + "RRULE:FREQ=MONTHLY\n")) == "error: the event \"x\" recurs other than yearly");
  CHECK(read(event(start + "RRULE:FREQ=WEEKLY;COUNT=2\n")) == "error: the event \"x\" recurs other than yearly");
  CHECK(read(event(start + "RRULE:FREQ=SOMETIMES\n")) ==
        "error: the event \"x\" has RRULE that does not read as iCalendar");
  CHECK(read(event(start + "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31\n")) ==
        "error: the event \"x\" has a rule of recurrence that never comes true");
  CHECK(read(event("DTSTART;VALUE=DATE:20260230\nSUMMARY:x\n")) ==
        "error: the event \"x\" has a DTSTART that is no date");
  CHECK(read(event("SUMMARY:x\n")) == "error: the event \"x\" has no readable DTSTART");
  CHECK(read(event("DTSTART;VALUE=DATE:00010101\nDTEND;VALUE=DATE:99990101\nSUMMARY:x\n")) ==
        "error: the event \"x\" is longer than a year");
}

TEST_CASE("empty properties that say nothing of the time do no harm") {
  CHECK(read(event("DTSTART;VALUE=DATE:20261224\nCLASS:\nDESCRIPTION:\nCATEGORIES:\nX-A:1\nSUMMARY;LANGUAGE=de:x\n")) ==
        "2026-12-24 x\n");
}

TEST_CASE("what is no whole calendar is an error, and nothing ends the program") {
  const std::string none = "it is no whole iCalendar file, from BEGIN:VCALENDAR to END:VCALENDAR";
  std::string deep = "BEGIN:VCALENDAR\r\n", folded = deep;
  for (int i = 0; i < 100000; ++i) {
    deep += "BEGIN:VEVENT\r\n";
    folded += "BEG\r\n IN:VEVENT\r\n";
  }
  CHECK(calendar::read_ics("").error() == none);
  CHECK(calendar::read_ics("hello\n").error() == none);
  CHECK(calendar::read_ics("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261224\r\n").error() == none);
  CHECK(calendar::read_ics(deep).error() == "its components nest too deep");
  CHECK_FALSE(calendar::read_ics(folded));
  CHECK(read(event("DTSTART;VALUE=DATE:20261224\nSUMMARY:\xE4\n")) == "error: it is not UTF-8");
  CHECK(read(event("DTSTART;VALUE=DATE:20261224\nSUMMARY:a\x1B[1mb\n")) == "2026-12-24 a [1mb\n");
  CHECK(calendar::read_ics(std::string{"BEGIN:VCALENDAR\0", 16}).error() == "it holds a NUL byte");
}

TEST_CASE("a file may hold several calendars, line ends of either kind and a byte order mark") {
  const std::string one =
      "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20261224\nSUMMARY:x\nEND:VEVENT\nEND:VCALENDAR\n";
  CHECK(calendar::read_ics("\xEF\xBB\xBF" + one)->size() == 1);
  CHECK(calendar::read_ics(one + one)->size() == 2);
}
