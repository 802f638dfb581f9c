// Lengths, times and columns as a person reads them.
#include "render/golden.hpp"
#include "render/human.hpp"
#include "render/layout.hpp"

using namespace runbook;
using namespace runbook::testing;
using render::exact_length;
using render::rough_length;
using Lines = std::vector<std::string>;

TEST_CASE("a rough length has two units and is rounded down, an exact one has all") {
  CHECK(rough_length(Seconds{0}) == "0 s");
  CHECK(rough_length(Seconds{59}) == "59 s");
  CHECK(rough_length(Seconds{3599}) == "59 min 59 s");
  CHECK(rough_length(Seconds{187199}) == "2 d 3 h");
  CHECK(rough_length(Seconds{172800 + 59}) == "2 d");
  CHECK(rough_length(Seconds{-3600}) == "1 h");
  CHECK(exact_length(Seconds{129661}) == "1 d 12 h 1 min 1 s");
  CHECK(exact_length(Seconds{604800}) == "7 d");
}

TEST_CASE("a deadline at midnight belongs to the day that it ends") {
  const render::WallClock clock{*Zone::find("Europe/Berlin"), at("2026-11-27T12:00:00+01:00")};
  CHECK(clock.until(at("2026-12-01T00:00:00+01:00")) == "Mon 30 Nov 24:00");
  CHECK(clock.when(at("2026-12-01T00:00:00+01:00")) == "Tue 1 Dec 00:00");
  CHECK(clock.when(at("2027-01-01T08:00:30+01:00")) == "Fri 1 Jan 2027 08:00:30");
  CHECK(clock.until(at("2027-01-01T00:00:00+01:00")) == "Thu 31 Dec 24:00");
}

TEST_CASE("text is wrapped at spaces by what a terminal shows, and long words are broken") {
  CHECK(render::wrap("one two three four", 10) == Lines{"one two", "three four"});
  CHECK(render::wrap("漢字漢字漢字 x", 10) == Lines{"漢字漢字漢", "字 x"});
  CHECK(render::wrap(std::string(25, 'a') + " b", 10) == Lines{"aaaaaaaaaa", "aaaaaaaaaa", "aaaaa b"});
  CHECK(render::wrap("", 10) == Lines{""});
}

TEST_CASE("a table drops and cuts columns rather than pass the width, and ends no line in blanks") {
  const render::Painter plain{false};
  render::Table table({{}, {.least = 4}, {.right = true}, {.drop = 1}});
  table.row({{"a"}, {"long name"}, {"7"}, {"extra"}});
  table.row({{"bb"}, {""}, {"12"}});
  CHECK(table.text(40, 2, plain) == "  a   long name   7  extra\n  bb             12\n");
  CHECK(table.text(19, 2, plain) == "  a   long name   7\n  bb             12\n");
  CHECK(table.text(15, 2, plain) == "  a   long…   7\n  bb         12\n");
}
