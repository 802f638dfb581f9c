// Texts that try to break out of each medium.
#include "render/escape.hpp"
#include "render/golden.hpp"
#include "text/utf8.hpp"

using namespace runbook;
using namespace runbook::testing;

TEST_CASE("iCalendar text escapes the backslash first, then what separates, never the colon") {
  CHECK(render::ics_text("a\\n;b,c:d") == "a\\\\n\\;b\\,c:d");
  CHECK(render::ics_text("one\ntwo\r\nthree\rfour\tfive") == "one\\ntwo\\nthree\\nfour five");
  CHECK(render::ics_text("bell\x07 bad\xff") == "bell\xEF\xBF\xBD bad\xEF\xBF\xBD");
}

TEST_CASE("a line of iCalendar is folded at 75 octets, never within a character") {
  CHECK(render::ics_line(std::string(75, 'a')) == std::string(75, 'a') + "\r\n");
  CHECK(render::ics_line(std::string(76, 'a')) == std::string(75, 'a') + "\r\n a\r\n");
  CHECK(render::ics_line(std::string(75 + 74 + 1, 'a')) ==
        std::string(75, 'a') + "\r\n " + std::string(74, 'a') + "\r\n a\r\n");
  CHECK(render::ics_line(std::string(74, 'a') + "ü") == std::string(74, 'a') + "\r\n ü\r\n");
  CHECK(render::ics_line(std::string(72, 'a') + "😀") == std::string(72, 'a') + "\r\n 😀\r\n");
  CHECK(render::ics_line("") == "\r\n");
}

TEST_CASE("XML text can neither end its element nor hold what XML forbids") {
  CHECK(render::xml("<a href=\"x\">&'</a>") == "&lt;a href=&quot;x&quot;&gt;&amp;&apos;&lt;/a&gt;");
  CHECK(render::xml("]]>\n\t\r") == "]]&gt;&#10;&#9;&#13;");
  CHECK(render::xml(std::string("\x1b\0\xef\xbf\xbe", 5)) == "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST_CASE("a workflow command stays on one line and in its property") {
  CHECK(render::github_data("50%\n::error::no\r") == "50%25%0A::error::no%0D");
  CHECK(render::github_property("a:b,c%\n") == "a%3Ab%2Cc%25%0A");
  CHECK(render::github_data("\x1b[31m") == "␛[31m");
}

TEST_CASE("a path becomes a URI reference") {
  CHECK(render::uri_path("runbooks/a b#c?.yaml") == "runbooks/a%20b%23c%3F.yaml");
  CHECK(render::uri_path("ü:x") == "%C3%BC%3Ax");
}

TEST_CASE("whatever the texts of a workspace hold, each format stays whole") {
  const auto now = at("2026-11-27T12:00:00Z");
  const auto monday = at("2026-11-23T00:00:00Z");
  const std::string text = GENERATE(as<std::string>{}, "a\tb\n::error::x", "</script><b>", "a|b|c", "```x``` `y`",
                                    "BEGIN:VEVENT\nUID:1", "[x](http://evil.example) @me www.evil.example",
                                    "ひらがな 漢字 😀", "| --- |\n# h", "\"quoted\" \\ {x}");
  INFO(text);
  const Stage world = hostile_world(text);
  const StatusReport status = world.status("p/s: 2026-11-20T00:00:00Z\n", now);
  const OncallReport oncall = world.oncall(monday, monday + std::chrono::days{7});

  // Terminals: no control but the line break, no line beyond the width.
  for (const std::string& shown : {status_text(status, world.workspace(), world.loaded.sources, {false, 80}),
                                   status_why(status, world.workspace(), world.loaded.sources, "p/s", {false, 80}).value_or(""),
                                   oncall_text(oncall, world.workspace(), now, {false, 80})}) {
    std::istringstream lines{shown};
    for (std::string line; std::getline(lines, line);) {
      INFO(line);
      for (const char c : line) CHECK(!text::is_control(static_cast<unsigned char>(c) < 0x80 ? static_cast<char32_t>(c) : U'x'));
      CHECK(text::display_width(line) <= 80);
      CHECK(!line.starts_with("::"));
    }
  }
  // JSON reads back, with the very text.
  CHECK(nlohmann::json::parse(status_json(status, world.workspace(), world.loaded.sources))["pipelines"][0]["title"] == text);
  CHECK(nlohmann::json::parse(oncall_json(oncall, world.workspace()))["rotations"][0]["id"] == "r");
  // One line: the plugin's.
  const std::string line = status_nagios(status, world.workspace()).line;
  CHECK(line.find('\n') == line.size() - 1);
  // iCalendar: the text opens no event of its own.
  std::istringstream ics{oncall_ics(oncall, world.workspace(), now)};
  std::size_t events = 0, shifts = 0;
  for (std::string one; std::getline(ics, one);) {
    CHECK(one.size() <= 76);  // 75 octets and the CR
    REQUIRE(one.ends_with('\r'));
    if (one == "BEGIN:VEVENT\r") ++events;
  }
  for (const auto& one : oncall.rotations) shifts += one.rota.shifts.size();
  CHECK(events == shifts);
  // Markdown: every row of a table has the cells of its head, and no link or HTML is there.
  const std::string page = oncall_markdown(oncall, world.workspace());
  for (const char* const bad : {"<b>", "](http", "\n::error", " www.evil.example ", " @me "}) CHECK(page.find(bad) == page.npos);
  std::istringstream rows{page};
  for (std::string row; std::getline(rows, row);) {
    if (!row.starts_with("|")) continue;
    std::size_t bars = 0;
    for (std::size_t i = 0; i < row.size(); ++i) bars += row[i] == '|' && (i == 0 || row[i - 1] != '\\') ? 1 : 0;
    INFO(row);
    CHECK((bars >= 3 && bars <= 5));  // leave has two columns, shifts three, routines four
  }
}
