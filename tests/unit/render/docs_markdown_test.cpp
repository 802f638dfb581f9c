#include <catch2/catch.hpp>

#include "render/md.hpp"
#include "render/mermaid.hpp"

namespace md = runbook::render::md;
using md::Place;

TEST_CASE("ordinary text stays as it is") {
  for (const char* text :
       {"Operating expense - R&D", "snake_case and 2 * 3 < 5 > 4", "C:\\data", "24 h, e.g. 1.5 (of 2)",
        "events/channels", "“quoted” and 'single'", "a | b", "100%", "é 😀", "Stop!", "run `x <y> | z` now"}) {
    CHECK(md::text(text) == text);
  }
}

TEST_CASE("white space is folded and controls are pictured") {
  CHECK(md::text("  a\n\n\tb\r\n") == "a b");
  CHECK(md::text("a\x01"
                 "b") == "a␁b");
  CHECK(md::text("a\u202eb") == "a&lt;U+202E>b");
}

TEST_CASE("markup is escaped") {
  CHECK(md::text("<b>&lt;&#60; &copy") == "&lt;b>&amp;lt;&amp;\\#60; &amp;copy");
  CHECK(md::text("*a* **b** _c_ ~~d~~") == "\\*a\\* \\*\\*b\\*\\* \\_c\\_ \\~\\~d\\~\\~");
  CHECK(md::text("[a](b) ![c](d) {#e} $f$") == "\\[a\\](b) !\\[c\\](d) \\{#e} \\$f\\$");
  CHECK(md::text("`open and ``two") == "\\`open and \\`\\`two");
  CHECK(md::text("\\* \\") == "\\\\\\* \\\\");
}

TEST_CASE("what begins a block is escaped at the start of one, and only there") {
  CHECK(md::text("# a", Place::start) == "\\# a");
  CHECK(md::text("- a", Place::start) == "\\- a");
  CHECK(md::text("-5", Place::start) == "-5");
  CHECK(md::text("12. a", Place::start) == "12\\. a");
  CHECK(md::text("1.5", Place::start) == "1.5");
  CHECK(md::text("> a", Place::start) == "\\> a");
  CHECK(md::text("===", Place::start) == "\\===");
  CHECK(md::text("- a") == "- a");
  CHECK(md::text("C ##", Place::heading) == "C \\##");
}

TEST_CASE("a cell keeps its pipes to itself, in code too") {
  CHECK(md::text("a | b", Place::cell) == "a \\| b");
  CHECK(md::text("a \\| b", Place::cell) == "a \\\\\\| b");
  CHECK(md::text("`a|b`", Place::cell) == "`a\\|b`");
  CHECK(md::text("`a\\|b`", Place::cell) == "\\`a\\\\\\|b\\`");
}

TEST_CASE("what a renderer would link by itself is code") {
  CHECK(md::text("see https://a.example/x_y*z, www.a.example") == "see `https://a.example/x_y*z`, `www.a.example`");
  CHECK(md::text("(mail a.b@c.example)") == "(mail `a.b@c.example`)");
  CHECK(md::text("@channel and a @ b") == "`@channel` and a @ b");
  CHECK(md::text("#12 in main.py") == "\\#12 in `main.py`");
  CHECK(md::text("[x](http://a.example)") == "\\[x\\](`http://a.example`)");
  CHECK(md::text(":(http://a.example)", Place::start) == "`:(http://a.example)`");
  CHECK(md::text("a.example`x`") == "`a.example` `x`");
}

TEST_CASE("a link leads to the web and nowhere else") {
  CHECK(md::url_link("A [b]", "https://a.example/x?y=1&z=(2) 'q'") ==
        "[A &#91;b&#93;](https://a.example/x?y=1&amp;z=%282%29%20%27q%27)");
  CHECK(md::url_link("", "http://a.example/%41%zz") == "[`http://a.example/%41%zz`](http://a.example/%41%25zz)");
  CHECK(md::url_link("Mail", "mailto:a@b.example") == "[Mail](mailto:a@b.example)");
  CHECK(md::url_link("Bad", "javascript:alert(1)") == "Bad `javascript:alert(1)`");
  CHECK(md::url_link("", "file:///etc/passwd") == "`file:///etc/passwd`");
}

TEST_CASE("code is literal whatever it holds") {
  CHECK(md::code("a*b") == "`a*b`");
  CHECK(md::code("a`b``c") == "```a`b``c```");
  CHECK(md::code("`") == "`` ` ``");
  CHECK(md::code("a|b", Place::cell) == "`a\\|b`");
  CHECK(md::code("") == "");
}

TEST_CASE("bold text is bold up to its ends") {
  CHECK(md::bold(" a*\u00a0") == "**a\\***");
  CHECK(md::bold("") == "");
}

TEST_CASE("lines stay lines, each of them text") {
  CHECK(md::lines("one\n\n# two\n   - three", 3) == "one\\\n   \\# two\\\n   \\- three");
  CHECK(md::lines("| a |\n|---|\n:--") == "\\| a |\\\n\\|---|\\\n\\:--");
  CHECK(md::lines("a\n===") == "a\\\n\\===");
}

TEST_CASE("a closed fence stays a block of code, an open one is text") {
  CHECK(md::lines("Do:\n```sh\n  ls\n    -l\n```\nthen", 2) == "Do:\n  ```sh\n  ls\n    -l\n  ```\n  then");
  CHECK(md::lines("```mermaid\nx\n```") == "```\nx\n```");
  CHECK(md::lines("```\nx") == "\\`\\`\\`\\\nx");
  CHECK(md::lines("````\n```\n````") == "````\n```\n````");
}

TEST_CASE("a label is text to Mermaid") {
  CHECK(runbook::render::mermaid_label("Profit - unit level") == "\"Profit - unit level\"");
  CHECK(runbook::render::mermaid_label("- \"x\"]\n; %%{init}%%") ==
        "\"#45; #34;x#34;#93; #59; #37;#37;#123;init#125;#37;#37;\"");
  CHECK(runbook::render::mermaid_node('p', "profit-unit") == "p_profit_unit");
}
