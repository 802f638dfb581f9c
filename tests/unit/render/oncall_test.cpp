// What `oncall` prints, whole.
#include "render/golden.hpp"
#include "runbook/render_oncall.hpp"
#include "text/utf8.hpp"

using namespace runbook;
using namespace runbook::testing;

namespace {

const Instant friday = at("2026-11-27T12:00:00+01:00");
const Instant monday = at("2026-11-23T00:00:00+01:00");
const Instant next_monday = at("2026-11-30T00:00:00+01:00");

}  // namespace

TEST_CASE("oncall shows the week at a glance, on 80 columns and on 200") {
  const Stage world = Stage::shop();
  const OncallReport report = world.oncall(monday, next_monday);
  is_as_expected("oncall-80.txt", oncall_text(report, world.workspace(), friday, {false, 80}));
  is_as_expected("oncall-200.txt", oncall_text(report, world.workspace(), friday, {false, 200}));
  is_as_expected("oncall-color.txt", oncall_text(report, world.workspace(), friday, {true, 100}));
}

TEST_CASE("oncall draws a part of a day and a fortnight alike") {
  const Stage world = Stage::shop();
  is_as_expected("oncall-hours.txt",
                 oncall_text(world.oncall(friday, friday + std::chrono::hours{6}), world.workspace(), friday, {false, 80}));
  is_as_expected("oncall-fortnight.txt", oncall_text(world.oncall(monday, monday + std::chrono::days{14}),
                                                     world.workspace(), friday, {false, 80}));
}

TEST_CASE("a terminal too narrow for days side by side gets lists, in which no name is cut for the sake of a column") {
  const Stage world = Stage::shop();
  const OncallReport report = world.oncall(monday, next_monday);
  is_as_expected("oncall-50.txt", oncall_text(report, world.workspace(), friday, {false, 50}));
  CHECK(oncall_month_text(report, world.workspace(), friday, {false, 50}) == oncall_text(report, world.workspace(), friday, {false, 50}));
}

TEST_CASE("no line of a text is wider than the terminal") {
  const Stage world = Stage::shop();
  const OncallReport report = world.oncall(monday, monday + std::chrono::days{21});
  for (const unsigned width : {40u, 50u, 71u, 72u, 80u, 99u, 140u, 200u}) {
    std::istringstream lines{oncall_text(report, world.workspace(), friday, {false, width})};
    for (std::string line; std::getline(lines, line);) {
      INFO(line);
      CHECK(text::display_width(line) <= width);
    }
  }
}

TEST_CASE("oncall as JSON has every key of the contract in its order") {
  const Stage world = Stage::shop();
  is_as_expected("oncall.json", oncall_json(world.oncall(monday, next_monday), world.workspace()));
}

TEST_CASE("oncall as Markdown has a table for each rotation and coverage") {
  const Stage world = Stage::shop();
  is_as_expected("oncall.md", oncall_markdown(world.oncall(monday, next_monday), world.workspace()));
}

TEST_CASE("oncall as iCalendar has an event for each shift, and coverage by a shown rotation only once") {
  const Stage world = Stage::shop();
  is_as_expected("oncall.ics", oncall_ics(world.oncall(monday, next_monday), world.workspace(), friday));
}

TEST_CASE("an empty rota is still a calendar with a component") {
  const Stage world = Stage::shop();
  OncallReport report;
  report.window = {monday, next_monday};
  CHECK(oncall_ics(report, world.workspace(), friday) ==
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//runbook//on call//EN\r\nCALSCALE:GREGORIAN\r\n"
        "NAME:On call: Shop\r\nX-WR-CALNAME:On call: Shop\r\nREFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n"
        "X-PUBLISHED-TTL:PT1H\r\nBEGIN:VTIMEZONE\r\nTZID:Etc/UTC\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
        "TZOFFSETFROM:+0000\r\nTZOFFSETTO:+0000\r\nTZNAME:UTC\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\nEND:VCALENDAR\r\n");
}

TEST_CASE("the UID of a shift stays the same when the window cuts its beginning off") {
  const Stage world = Stage::shop();
  OncallFilter weekly;
  weekly.rotations = {"weekly"};
  const auto uids = [&](Instant from) {
    std::istringstream lines{oncall_ics(world.oncall(from, next_monday, weekly), world.workspace(), friday)};
    std::string found;
    for (std::string line; std::getline(lines, line);) {
      if (line.starts_with("UID:")) found += line.substr(4, line.size() - 5) + "\n";
    }
    return found;
  };
  const std::string all = uids(monday + std::chrono::hours{9});
  CHECK(all ==
        "runbook.shop.weekly.20261123T0900\nrunbook.shop.weekly.20261123T0900.20261125T230000Z\n"
        "runbook.shop.weekly.20261123T0900.20261127T230000Z\nrunbook.shop.weekly.20261123T0900.20261128T110000Z\n"
        "runbook.shop.weekly.20261123T0900.20261129T110000Z\n");
  CHECK(uids(monday + std::chrono::hours{33}) == all);
}
