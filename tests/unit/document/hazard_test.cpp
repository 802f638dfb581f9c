// Every fact of hazards.md, "yaml-cpp", and every refusal of language.md (RB002, RB003, RB005, RB006): what is said,
// where, and what is read all the same.
#include <catch2/catch.hpp>
#include <string>

#include "read.hpp"

using namespace runbook;
using namespace runbook::document;
using namespace std::string_literals;

namespace {

struct Row {
  std::string text;
  const char* faults;
  const char* shapes;  // of the documents that are kept, one a line
  bool broken;
};

void check(const Row& row) {
  CAPTURE(text::visible(row.text));
  const Read got = read(row.text);
  CHECK(faults(got) == row.faults);
  CHECK(shapes(got) == row.shapes);
  CHECK(got.parsed.broken == row.broken);
}

}  // namespace

TEST_CASE("what makes yaml-cpp go round for ever is refused") {
  const Row rows[] = {
      {",", "RB002 0-1 ,", "", true},
      {"[1],", "RB006 3-4 ,", "", true},
      {"&a ,", "RB002 3-4 ,", "", true},
      {"a: ,\n", "RB002 3-4 ,", "", true},
  };
  for (const Row& row : rows) check(row);
}

TEST_CASE("text after a document's end without --- is RB006") {
  const Row rows[] = {
      {"- a\n- b\nc: 1\n", "RB006 8-12 c: 1", "", true},
      {"{a: 1}\nb: [x]\n", "RB006 7-13 b: [x]", "", true},
      {"'x'\na: 1\n", "RB006 4-8 a: 1", "", true},
      {"  a: 1\nb: 2 # c\n", "RB006 7-15 b: 2 # c", "", true},
      {"-\n~\n", "RB006 2-3 ~", "", true},
      {"-\n- ~\n", "", "[~, ~]", false},
      {"a: 1\n...\nb: 2\n", "RB006 9-13 b: 2", "{a: 1}", true},
      {"a: 1\n... # c\n---\nb: 2\n", "", "{a: 1}\n{b: 2}", false},
      {"...\na: 1\n", "", "{a: 1}", false},
  };
  for (const Row& row : rows) check(row);
}

TEST_CASE("a quote that is never closed is found at its opening") {
  const Row rows[] = {
      {"a: \"x\n", "RB002 3-4 \"", "", true},
      {"a: \"x", "RB002 3-4 \"", "", true},
      {"a: 'x\nb: c\n", "RB002 3-4 '", "", true},
      {"a: \"x\\\"\n", "RB002 3-4 \"", "", true},
      {"a: 'x''\n", "RB002 3-4 '", "", true},
      {"b: 'y'\na: \"x\n---\nc: d\n", "RB002 10-11 \"", "{c: d}", true},
      {"a: \"x\nb: \"y\"\nc: d\n", "RB002 3-4 \"", "", true},  // closed by the next text's quote
  };
  for (const Row& row : rows) check(row);
}

TEST_CASE("a key given twice is RB003 at the second, and the first one counts") {
  const Row rows[] = {
      {"a: 1\nb: 2\na: 3\n", "RB003 10-11 a", "{a: 1, b: 2}", false},
      {"a: 1\n\"a\": 2\n'a': 3\n", "RB003 5-8 \"a\"\nRB003 12-15 'a'", "{a: 1}", false},
      {"{a: 1, a: {a: 1}}", "RB003 7-8 a", "{a: 1}", false},
      {"a: {b: 1}\nc: {b: 1}\n", "", "{a: {b: 1}, c: {b: 1}}", false},
      {"a: &x b\nb: 1\n*x : 2\n", "RB003 13-15 *x", "{a: b, b: 1}", false},
  };
  for (const Row& row : rows) check(row);
  std::string many;
  for (int i = 0; i < 100; ++i) many += "k" + std::to_string(i) + ": 1\n";
  CHECK(faults(read(many + "k42: 2\n")) == "RB003 690-693 k42");
  const Read got = read("a: 1\na: 2\n");
  REQUIRE(got.diagnostics.size() == 1);
  CHECK(got.diagnostics[0].message == "the key `a` is given twice");
  REQUIRE(got.diagnostics[0].related.size() == 1);
  CHECK(got.diagnostics[0].related[0].at.span == Span{0, 1});
}

TEST_CASE("keys that are no plain text are RB006 and left out") {
  const Row rows[] = {
      {"<<: {a: 1}\nb: 2\n", "RB006 0-2 <<", "{b: 2}", false},
      {"a: &x {b: 1}\nc:\n  <<: *x\n  d: 1\n", "RB006 18-20 <<", "{a: {b: 1}, c: {d: 1}}", false},
      {"'<<': 1\n", "", "{\"<<\": 1}", false},
      {"~: 1\nb: 2\n", "RB006 0-1 ~", "{b: 2}", false},
      {"null: 1\nb: 2\n", "RB006 0-4 null", "{b: 2}", false},
      {"- ?\n- b\n", "RB006 2-3 ?", "[{}, b]", false},
      {": 1\nb: 2\n", "RB006 0-1 :", "{b: 2}", false},
      {"[x]: 1\nb: 2\n", "RB006 0-3 [x]", "{b: 2}", false},
      {"{x: y}: 1\nb: 2\n", "RB006 0-6 {x: y}", "{b: 2}", false},
      {"? - x\n: 1\n? b\n: 2\n", "RB006 2-5 - x", "{b: 2}", false},
      {"a: &x [1]\n*x : 2\n", "RB006 10-12 *x", "{a: [1]}", false},
      {"a: &x ~\n*x : 2\n", "RB006 8-10 *x", "{a: ~}", false},
      {"a: &x b\n*x : 2\n", "", "{a: b, b: 2}", false},
      {"{a: 1,, b: 2}", "RB002 6-7 ,", "{a: 1, b: 2}", false},
  };
  for (const Row& row : rows) check(row);
}

TEST_CASE("tags are RB006 but for those that say what is there anyway") {
  const Row rows[] = {
      {"a: !!str 1\nb: !!map {}\nc: !!seq []\nd: ! x\n", "", "{a: \"1\", b: {}, c: [], d: \"x\"}", false},
      {"a: !!binary eA==\nb: 1\n", "RB006 3-11 !!binary", "{a: \"eA==\"!, b: 1}", false},
      {"a: !mine {b: 1}\n", "RB006 3-8 !mine", "{a: {b: 1}!}", false},
      {"a: !include x.yaml\n", "RB006 3-11 !include", "{a: \"x.yaml\"!}", false},
      {"a: !<tag:x,2000:y> 1\n", "RB006 3-18 !<tag:x,2000:y>", "{a: \"1\"!}", false},
      {"a: !!int 1\n", "RB006 3-8 !!int", "{a: \"1\"!}", false},
      {"a: !!map [1]\n", "RB006 3-8 !!map", "{a: [1]!}", false},
      {"a: !x\nb: 1\n", "RB006 3-5 !x", "{a: \"\"!, b: 1}", false},
      {"- !x\n", "RB006 2-4 !x", "[\"\"!]", false},
      {"%TAG !e! tag:x,2000:\n---\na: !e!y 1\n", "RB006 0-20 %TAG !e! tag:x,2000:", "{a: \"1\"!}", false},
  };
  for (const Row& row : rows) check(row);
}

TEST_CASE("directives that change nothing are taken, others are RB006") {
  const Row rows[] = {
      {"%YAML 1.2\n---\na: 1\n", "", "{a: 1}", false},
      {"# c\n%YAML 1.1 # c\n---\na: 1\n", "", "{a: 1}", false},
      {"a: 1\n...\n%YAML 1.2\n---\nb: 2\n", "", "{a: 1}\n{b: 2}", false},
      {"\xEF\xBB\xBF%YAML 1.2\n---\na: 1\n", "", "{a: 1}", false},
      {"%YAML 2.0\n---\na: 1\n", "RB006 0-9 %YAML 2.0", "{a: 1}", false},
      {"%include x\n---\na: 1\n", "RB006 0-10 %include x", "{a: 1}", false},
  };
  for (const Row& row : rows) check(row);
}

TEST_CASE("an alias within its own anchor is RB006, one that names nothing RB002, and both hide nothing else") {
  const Row rows[] = {
      {"&a [*a]", "RB006 4-6 *a", "[\"\"!]", false},
      {"a: &x {b: {c: *x}}\nd: 1\nd: 2\n", "RB006 14-16 *x\nRB003 24-25 d", "{a: {b: {c: \"\"!}}, d: 1}", false},
      {"a: *b\nc: *d\nc: 1\n", "RB002 3-5 *b\nRB002 9-11 *d\nRB003 12-13 c", "{a: xb!, c: xd!}", false},
      {"a: *b\nb: &b 1\n", "RB002 3-5 *b", "{a: xb!, b: 1}", false},           // only what stands before it counts
      {"a: &x 1\n---\nb: *x\n", "RB002 15-17 *x", "{a: 1}\n{b: xx!}", false},  // another document's anchor
      {"a: &x 1\nb: &x 2\nc: *x\n", "", "{a: 1, b: 2, c: 2}", false},
      {"sources: *\n", "RB002 9-10 *", "", true},
      {"sources: [*]\n", "RB002 10-11 *", "", true},
  };
  for (const Row& row : rows) check(row);
}

TEST_CASE("scalars are text, whatever other YAML readers make of them") {
  const Row rows[] = {
      {"a: on\nb: 014\nc: 2026-01-01\nd: no\ne: 1e3\nf: .nan\ng: 0x10\n", "",
       "{a: on, b: 014, c: 2026-01-01, d: no, e: 1e3, f: .nan, g: 0x10}", false},
      {"on: 1\n1: 2\ntrue: 3\n", "", "{on: 1, 1: 2, true: 3}", false},
      {"a: 'null'\nb: \"~\"\nc: nulls\nd: ''\n", "", "{a: \"null\", b: \"~\", c: nulls, d: \"\"}", false},
  };
  for (const Row& row : rows) check(row);
}

TEST_CASE("text that may not stand anywhere is RB005 at its bytes, and the rest is read") {
  const Row rows[] = {
      {"a: x\x07y\nb: 1\n", "RB005 4-5 ␇", "{a: xxy!, b: 1}", false},
      {"a\x01: 1\n", "RB005 1-2 ␁", "{ax!: 1}", false},
      {"a: 1 # \x1B[31m\n", "RB005 7-8 ␛", "{a: 1}", false},
      {"a: \x7F\n", "RB005 3-4 ␡", "{a: x!}", false},
      {"\x0C\na: 1\n", "RB005 0-1 ␌", "{a: 1}", false},
      {"a: Pr\xFC"
       "fung\n",
       "RB005 5-6 \\xFC", "{a: Prxfung!}", false},
      {"a: \xE2\x82\nb: 1\n", "RB005 3-5 \\xE2\\x82", "", false},
      {"a: x\xC2\x85y\n", "RB005 4-6 <U+0085>", "{a: xxxy!}", false},
      {"a: x\xE2\x80\xAEy\n", "RB005 4-7 <U+202E>", "{a: xxxxy!}", false},
      {"a: x\xE2\x81\xA6y\n", "RB005 4-7 <U+2066>", "{a: xxxxy!}", false},
      {"a: x\0y\nb: 1\n"s, "RB005 4-5 ␀", "{a: xxy!, b: 1}", false},
      {"\0\0a"s, "RB005 0-2 ␀␀", "xxa!", false},
      {"a: 1\rb: 2\r", "RB005 4-5 ␍", "{a: 1, b: 2}", false},  // one of a kind a line
      {"a: \x01 \x02 \xFF\n", "RB005 3-4 ␁\nRB005 7-8 \\xFF", "{a: x x x!}", false},
      {"a: \x01\nb: \x02\n", "RB005 3-4 ␁\nRB005 8-9 ␂", nullptr, false},
      {"a: zero\xE2\x80\x8Bwidth, \xC2\xA0 and \xE2\x80\xA8 are no controls\n", "",
       "{a: zero<U+200B>width, \xC2\xA0 and <U+2028> are no controls}", false},
      {"\xEF\xBB\xBF"
       "a: 1\r\nb: 2\r\n",
       "", "{a: 1, b: 2}", false},
  };
  for (const Row& row : rows) {
    CAPTURE(text::visible(row.text));
    const Read got = read(row.text);
    CHECK(faults(got) == row.faults);
    CHECK(got.parsed.broken == row.broken);
    if (row.shapes != nullptr && *row.shapes != '\0') CHECK(shapes(got) == row.shapes);
  }
}

TEST_CASE("another encoding, and binary data, are one RB005 and are not read on") {
  const Row rows[] = {
      {"\xFF\xFE"
       "a\0:\0 \0"s,
       "RB005 0-2 \\xFF\\xFE", "", true},
      {"\xFE\xFF\0a\0:"s, "RB005 0-2 \\xFE\\xFF", "", true},
      {"a\0:\0 \0"
       "1\0"s,
       "RB005 0-2 a␀", "", true},
      {"\0a\0:"s, "RB005 0-2 ␀a", "", true},
      {"\xFF\xFE\0\0a\0\0\0"s, "RB005 0-2 \\xFF\\xFE", "", true},
  };
  for (const Row& row : rows) check(row);
  std::string binary;
  for (int i = 0; i < 3000; ++i) binary += "x\x01\n";
  const Read got = read(binary);
  REQUIRE(got.diagnostics.size() == 21);
  CHECK(got.diagnostics[0].code == Code::invalid_text);
  CHECK(got.diagnostics[20].code == Code::limit_exceeded);  // the 201st place, which nobody is told of otherwise
  CHECK(got.diagnostics[20].at.span == Span{601, 602});
  CHECK(got.parsed.broken);
}

TEST_CASE("200 places that no text may hold are all shown, and the rest is read") {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "# \x01\n";
  const Read got = read(text + "a: 1\n");
  CHECK(got.diagnostics.size() == 200);
  CHECK(shapes(got) == "{a: 1}");
}

TEST_CASE("an escape does not bring in what may not be written") {
  const Row rows[] = {
      {"a: \"\\x07\"\n", "RB005 3-9 \"\\x07\"", "{a: \"␇\"!}", false},
      {"a: \"\\0\"\n", "RB005 3-7 \"\\0\"", "{a: \"␀\"!}", false},
      {"a: \"\\u202e\"\n", "RB005 3-11 \"\\u202e\"", "{a: \"<U+202E>\"!}", false},
      {"a: \"\\N\"\n", "RB005 3-7 \"\\N\"", "{a: \"<U+0085>\"!}", false},
      {"a: \"\\r\"\n", "RB005 3-7 \"\\r\"", "{a: \"␍\"!}", false},
      {"\"\\e\": 1\n", "RB005 0-4 \"\\e\"", "{\"␛\"!: 1}", false},
      {"a: \"\\t\\n\\u00fc\\U0001F600\"\n", "", "{a: \"␉␊ü😀\"}", false},
      {"a: \"x\\_y\\L\"\n", "", "{a: \"x\xC2\xA0y<U+2028>\"}", false},
      {"a: '\\x07'\n", "", "{a: \"\\x07\"}", false},
  };
  for (const Row& row : rows) check(row);
}

TEST_CASE("a file without a document holds none, and an explicit null is one") {
  const Row rows[] = {
      {"", "", "", false},
      {"\n\n", "", "", false},
      {"# c\n", "", "", false},
      {"---\n", "", "", false},
      {"---\n---\n", "", "", false},
      {"--- # c\n...\n", "", "", false},
      {"...\n", "", "", false},
      {"%YAML 1.2\n", "", "", false},
      {"\xEF\xBB\xBF", "", "", false},
      {"--- ~\n", "", "~", false},
      {"null\n", "", "~", false},
      {"---\n---\na\n", "", "a", false},
      {"--- ''\n", "", "\"\"", false},
  };
  for (const Row& row : rows) check(row);
}

TEST_CASE("a last line without a colon and nothing between commas are refused, where yaml-cpp reads nulls") {
  const Row rows[] = {
      {"a: 1\nb", "RB002 5-6 b", "{a: 1}", false},
      {"a: 1\nb\n\n# c\n", "RB002 5-6 b", "", true},  // here yaml-cpp refuses it itself
      {"a:\n  - b: 1\n    c\n", "RB002 16-17 c", "{a: [{b: 1}]}", false},
      {"a: 1\n---\nb: 1\nc\n---\nd: 1\n", "RB002 14-15 c", "{a: 1}\n{b: 1}\n{d: 1}", false},
      {"? a\n? b\n", "", "{a: ~, b: ~}", false},  // these are announced
      {"a:\nb: {c, d: 1}\n", "", "{a: ~, b: {c: ~, d: 1}}", false},
      {"a\n", "", "a", false},
      {"a: [,]\n", "RB002 4-5 ,", "{a: []}", false},
      {"a: [,b]\n", "RB002 4-5 ,", "{a: [b]}", false},
      {"a: [b,,c, , ,]\n", "RB002 6-7 ,\nRB002 10-11 ,\nRB002 12-13 ,", "{a: [b, c]}", false},
      {"a: [b,]\n", "", "{a: [b]}", false},
      {"a: [~, null, '']\n", "", "{a: [~, ~, \"\"]}", false},
  };
  for (const Row& row : rows) check(row);
}
