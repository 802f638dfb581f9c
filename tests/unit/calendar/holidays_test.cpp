#include <catch2/catch.hpp>
#include <map>
#include <string>

#include "calendar/civil.hpp"
#include "calendar/holidays.hpp"

using namespace runbook;
using namespace runbook::calendar;

namespace {

Day day(std::string_view text) { return parse_date(text).value(); }
std::string name_on(const std::vector<Holiday>& entries, std::string_view date) {
  return std::string{Holidays{entries}.name_on(day(date)).value_or("none")};
}

}  // namespace

TEST_CASE("Easter Sunday is where the almanacs have it") {
  // From the U.S. Naval Observatory's and the Royal Observatory's tables; 1818 and 1943 are the extremes, 1954, 1981,
  // 2000 and 2049 the years in which simpler rules fail.
  for (const auto* date :
       {"1818-03-22", "1886-04-25", "1943-04-25", "1954-04-18", "1981-04-19", "2000-04-23", "2008-03-23",
        "2011-04-24", "2016-03-27", "2019-04-21", "2020-04-12", "2021-04-04", "2022-04-17", "2023-04-09",
        "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16", "2029-04-01", "2030-04-21",
        "2035-03-25", "2038-04-25", "2049-04-18", "2076-04-19", "2285-03-22"}) {
    CHECK(format_day(easter_sunday(std::chrono::year_month_day{day(date)}.year())) == date);
  }
}

TEST_CASE("Easter Sunday of sixty-one years in a row is where the printed calendars have it") {
  // 1990 to 2050, month and day, as the tables of the almanacs print them (and dateutil's test suite, which has them from
  // another source).
  constexpr const char* days[] = {
      "04-15", "03-31", "04-19", "04-11", "04-03", "04-16", "04-07", "03-30", "04-12", "04-04",  // 1990
      "04-23", "04-15", "03-31", "04-20", "04-11", "03-27", "04-16", "04-08", "03-23", "04-12",  // 2000
      "04-04", "04-24", "04-08", "03-31", "04-20", "04-05", "03-27", "04-16", "04-01", "04-21",  // 2010
      "04-12", "04-04", "04-17", "04-09", "03-31", "04-20", "04-05", "03-28", "04-16", "04-01",  // 2020
      "04-21", "04-13", "03-28", "04-17", "04-09", "03-25", "04-13", "04-05", "04-25", "04-10",  // 2030
      "04-01", "04-21", "04-06", "03-29", "04-17", "04-09", "03-25", "04-14", "04-05", "04-18",  // 2040
      "04-10"};                                                                                  // 2050
  int year = 1990;
  for (const auto* day : days) {
    CHECK(format_day(easter_sunday(std::chrono::year{year})) == std::to_string(year) + "-" + day);
    ++year;
  }
}

TEST_CASE("holidays stand once, every year, or by Easter") {
  const std::vector<Holiday> entries{
      {day("2026-12-24"), "Company day", {}},  {std::chrono::December / 25, "Christmas Day", {}},
      {EasterOffset{1}, "Easter Monday", {}},  {EasterOffset{-2}, "Good Friday", {}},
      {EasterOffset{-120}, "Long before", {}}, {EasterOffset{300}, "Long after", {}}};
  CHECK(name_on(entries, "2026-12-24") == "Company day");
  CHECK(name_on(entries, "2027-12-24") == "none");
  CHECK(name_on(entries, "2031-12-25") == "Christmas Day");
  CHECK(name_on(entries, "2026-04-06") == "Easter Monday");
  CHECK(name_on(entries, "2026-04-05") == "none");
  CHECK(name_on(entries, "2027-03-26") == "Good Friday");
  CHECK(name_on(entries, "2025-12-06") == "Long before");
  CHECK(name_on(entries, "2027-01-30") == "Long after");
  CHECK_FALSE(Holidays{}.name_on(day("2026-12-25")));
}

TEST_CASE("29 February is a holiday in leap years alone") {
  const std::vector<Holiday> entries{{std::chrono::February / 29, "Leap day", {}}};
  CHECK(name_on(entries, "2028-02-29") == "Leap day");
  CHECK(name_on(entries, "2027-02-28") == "none");
  CHECK(name_on(entries, "2027-03-01") == "none");
}

TEST_CASE("of two entries on one day the first names it, whatever their kinds") {
  const Holiday once{day("2026-04-06"), "once", {}}, yearly{std::chrono::April / 6, "yearly", {}},
      easter{EasterOffset{1}, "easter", {}};
  CHECK(name_on({once, yearly, easter}, "2026-04-06") == "once");
  CHECK(name_on({yearly, easter, once}, "2026-04-06") == "yearly");
  CHECK(name_on({easter, once, yearly}, "2026-04-06") == "easter");
  CHECK(name_on({{day("2026-04-06"), "b", {}}, {day("2026-04-06"), "a", {}}}, "2026-04-06") == "b");
  CHECK(name_on({{std::chrono::April / 6, "b", {}}, {std::chrono::April / 6, "a", {}}}, "2026-04-06") == "b");
}

TEST_CASE("a yearly entry that begins with a day does not hold before it") {
  const std::vector<Holiday> entries{{std::chrono::October / 31, "new", day("2027-10-31")},
                                     {std::chrono::October / 31, "old", {}}};
  CHECK(name_on(entries, "2026-10-31") == "old");
  CHECK(name_on(entries, "2027-10-31") == "new");
}
