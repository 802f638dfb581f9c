// One broken document hides no other, and what is said is what a person did wrong.
#include <catch2/catch.hpp>
#include <string>

#include "read.hpp"

using namespace runbook;
using namespace runbook::document;

namespace {

struct Mistake {
  const char* text;
  const char* fault;
  const char* message;
};

}  // namespace

TEST_CASE("the reader says what a person did wrong, at the place where it was done") {
  const Mistake rows[] = {
      {"a:\n\tb: 1\n", "RB002 3-4 ␉", "a tab cannot indent"},
      {"a:\n\t- b\n", "RB002 3-4 ␉", "a tab cannot indent"},
      {"- a\n\t- b\n", "RB002 4-5 ␉", "a tab cannot indent"},
      {"a: |\n  text\n\tmore\n", "RB002 12-13 ␉", "a tab cannot indent"},
      {"a:\n  - b: 1\n\t  c: 2\n", "RB002 12-13 ␉", "a tab cannot indent"},
      {"a: \"x\n", "RB002 3-4 \"", "this quote is never closed"},
      {"a: 'x", "RB002 3-4 '", "this quote is never closed"},
      {"a: \"x\nb: \"y\"\n", "RB002 3-4 \"",
       "the quote that opens here is closed only some lines below, where another text seems to begin"},
      {"a: [1, 2\nb: 3\n", "RB002 3-4 [", "this `[` is never closed"},
      {"a: [b, c\nd: [e]\n", "RB002 3-4 [", "this `[` is never closed"},
      {"a: {b: 1\nc: 2\n", "RB002 3-4 {", "this `{` is never closed"},
      {"a: [b}\n", "RB002 5-6 }", "this `}` does not close the `[` that is open here"},
      {"a: b\nc: ]\n", "RB002 8-9 ]", "this `]` closes nothing"},
      {"a: [b, c]]\n", "RB002 9-10 ]", "this `]` closes nothing"},
      {"[\"a\" \"b\"]", "RB002 5-9 \"b\"]", "here a `,` or the closing `]` is wanted"},
      {"{a: 1 b: 2}", "RB002 7-8 :", "here a `,` or the closing `}` is wanted"},
      {"a:1\nb: 2\n", "RB002 1-2 :", "a key needs a space after its colon"},
      {"- a:1\n  b: 2\n", "RB002 3-4 :", "a key needs a space after its colon"},
      {"a: b: c\n", "RB002 4-5 :", "a value that holds a colon and a blank must be quoted"},
      {"- a: b: c\n", "RB002 6-7 :", "a value that holds a colon and a blank must be quoted"},
      {"a: 1\nbc d\ne: f\n", "RB002 5-9 bc d", "this line is neither a key with a value nor a list item"},
      {"a: 1\n b: 2\n", "RB002 6-7 b",
       "the indentation does not fit: this key stands deeper than the one above, which has a value already"},
      {"a:\n    b: 1\n  c: 2\n", "RB002 14-15 c", "the indentation does not fit any of the lines above"},
      {"- a: 1\n b: 2\n", "RB002 8-9 b", "the indentation does not fit any of the lines above"},
      {"x:\n  - a\n  b: 1\n", "RB002 11-13 b:", "this line stands among list items, but does not begin with `- `"},
      {"a: 1\n- b\n", "RB002 5-6 -", "a list item cannot stand here, between the keys of a map"},
      {"a: - b\n", "RB002 3-4 -", "a list item must begin on a line of its own"},
      {"a: [x, - y]\n", "RB002 7-8 -", "between brackets a list item does not begin with `-`"},
      {"a: 'don't'\n", "RB002 8-10 t'", "this text stands behind a value that has ended"},
      {"a: \"b\" c\n", "RB002 7-8 c", "this text stands behind a value that has ended"},
      {"a: *\n", "RB002 3-4 *", "`*` begins an alias, and no name follows"},
      {"a: & b\n", "RB002 3-4 &", "`&` begins an anchor, and no name follows"},
      {"a: *b\n", "RB002 3-5 *b", "the alias `*b` names no anchor before it"},
      {"a: @b\n", "RB002 3-4 @", "a text cannot begin with `@`"},
      {"a: `b`\n", "RB002 3-4 `", "a text cannot begin with a backtick"},
      {"a: %b\n", "RB002 3-4 %", "a text cannot begin with `%`"},
      {"a: \"\\d\"\n", "RB002 4-6 \\d", "this is not an escape that a text in double quotes knows"},
      {"a: \"\\ud83d\\ude00\"\n", "RB002 4-10 \\ud83d", "this escape is not a character"},
      {"a: \"C:\\users\"\n", "RB002 6-12 \\users", "this escape is not a character"},
      {"a: |x\n  y\n", "RB002 4-5 x", "a text block begins on the line after its `|` or `>`"},
      {"a: &x &y b\n", "RB002 6-8 &y", "a value has one anchor and one tag at most"},
      {"--- a: 1\n", "RB002 0-3 ---", "a map cannot begin on the line of its `---`"},
  };
  for (const Mistake& row : rows) {
    CAPTURE(row.text);
    const Read got = read(row.text);
    CHECK(faults(got) == row.fault);
    REQUIRE(got.diagnostics.size() == 1);
    CHECK(got.diagnostics[0].message == row.message);
  }
}

TEST_CASE("a long key is told by its length") {
  const std::string key(1100, 'k');
  const Read got = read("a: 1\n" + key + ": 2\n");
  REQUIRE(got.diagnostics.size() == 1);
  CHECK(got.diagnostics[0].message == "a key cannot be longer than 1,024 bytes");
  CHECK(got.at(got.diagnostics[0].at.span) == key);
}

TEST_CASE("no message holds bytes of the file that are not quoted as text") {
  const Read got = read("a: \"\\\x01\"\n");
  REQUIRE(!got.diagnostics.empty());
  for (const Diagnostic& d : got.diagnostics) CHECK(text::visible(d.message) == d.message);
}

TEST_CASE("each broken document is reported and the others are read, at their right places") {
  const Read got = read("a: [1\n---\nb: 2\n--- # c\n'x\n---\nc: {d: 3}\n---\ne: \"f\n");
  CHECK(faults(got) == "RB002 3-4 [\nRB002 23-24 '\nRB002 47-48 \"");
  CHECK(shapes(got) == "{b: 2}\n{c: {d: 3}}");
  CHECK(got.parsed.broken);
  CHECK(got.at(got.root(0).location().span) == "b: 2");
  CHECK(got.at(got.root(1).at(0).location().span) == "{d: 3}");
}

TEST_CASE("a line of three dashes ends a document wherever it stands, but only as a line of its own") {
  CHECK(shapes(read("a: |\n  x\n---\nb: 1\n")) == "{a: \"x␊\"}\n{b: 1}");
  CHECK(shapes(read("a: |\n  ---\n  x\nb: ---\n")) == "{a: \"---␊x␊\", b: ---}");
  CHECK(shapes(read("---a: 1\n")) == "{---a: 1}");
  CHECK(shapes(read("a: 1\r\n---\r\nb: 2\r\n")) == "{a: 1}\n{b: 2}");
  CHECK(shapes(read("a: 1\n---")) == "{a: 1}");
}

TEST_CASE("faults of several kinds stand in the order of their places") {
  const Read got = read("a: \x07\nb: 1\nb: 2\nc: !x 1\n---\nd: [\n");
  CHECK(faults(got) == "RB005 3-4 ␇\nRB003 10-11 b\nRB006 18-20 !x\nRB002 30-31 [");
}

TEST_CASE("a bad character that the parser stumbles over is one fault") {
  CHECK(faults(read("a: \xFC\nb: 'x\n")) == "RB005 3-4 \\xFC\nRB002 8-9 '");  // these are two
  CHECK(faults(read("a: b: \x07 c\n")) == "RB005 6-7 ␇");
}

TEST_CASE("a file of nothing but broken documents comes to an end") {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += "---\n[\n";
  const Read got = read(text);
  CHECK(got.diagnostics.size() == 201);
  CHECK(got.parsed.broken);
}
