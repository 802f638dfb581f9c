#include "text/utf8.hpp"

#include <catch2/catch.hpp>

using namespace runbook::text;
using namespace std::string_literals;

TEST_CASE("decode takes what RFC 3629 allows and nothing else") {
  struct Row {
    std::string bytes;
    char32_t code;
    int length;
    bool valid;
  };
  const Row rows[] = {
      {"a", 'a', 1, true},
      {"\xC3\xBC", 0xFC, 2, true},
      {"\xE2\x82\xAC", 0x20AC, 3, true},
      {"\xF0\x9F\x98\x80", 0x1F600, 4, true},
      {"\xF4\x8F\xBF\xBF", 0x10FFFF, 4, true},
      {"\xF4\x90\x80\x80", 0xF4, 1, false},  // above the last code point
      {"\xC0\x80", 0xC0, 1, false},          // overlong NUL
      {"\xE0\x80\x80", 0xE0, 1, false},      // overlong
      {"\xF0\x80\x80\x80", 0xF0, 1, false},  // overlong
      {"\xED\xA0\x80", 0xED, 1, false},      // surrogate
      {"\x80", 0x80, 1, false},              // continuation without a lead
      {"\xE2\x82", 0xE2, 1, false},          // cut off
      {"\xFF", 0xFF, 1, false},
  };
  for (const Row& row : rows) {
    CAPTURE(visible(row.bytes));
    const Decoded step = decode(row.bytes, 0);
    CHECK(static_cast<std::uint32_t>(step.code) == static_cast<std::uint32_t>(row.code));
    CHECK(int{step.length} == row.length);
    CHECK(step.valid == row.valid);
    CHECK(first_invalid("ok" + row.bytes).has_value() == !row.valid);
  }
}

TEST_CASE("the first bad byte is found, and a bad byte counts as one code point") {
  CHECK(first_invalid("ab\xC3\xBC") == std::nullopt);
  CHECK(first_invalid("ab\xC3\xBC\xFCz") == 4u);
  CHECK(count_code_points("") == 0);
  CHECK(count_code_points("a\xC3\xBC\xF0\x9F\x98\x80\xFF\xFE") == 5);
}

TEST_CASE("append writes what decode reads") {
  for (const char32_t code : {U'a', U'\u00FC', U'\u20AC', U'\U0001F600', U'\U0010FFFF'}) {
    std::string text;
    append(text, code);
    CHECK(decode(text, 0).code == code);
    CHECK(decode(text, 0).length == text.size());
  }
}

TEST_CASE("widths are those of a terminal") {
  CHECK(display_width("abc") == 3);
  CHECK(display_width("Prüfung") == 7);
  CHECK(display_width("u\u0308") == 1);  // combining
  CHECK(display_width("日本語") == 6);   // wide
  CHECK(display_width("한글") == 4);
  CHECK(display_width("😀") == 2);
  CHECK(display_width("a\u200Bb\u202Ec") == 3);  // not seen
  CHECK(display_width("\t\n") == 0);
  CHECK(display_width("\xFF") == 1);
}

TEST_CASE("what is shown on a terminal holds nothing that it obeys or hides") {
  CHECK(visible("plain — ünï, 日本 😀") == "plain — ünï, 日本 😀");
  CHECK(visible("a\0b\x1B[31m\x7F\r\n\t"s) == "a␀b␛[31m␡␍␊␉");
  CHECK(visible("\xC2\x9B"
                "31m") == "<U+009B>31m");
  CHECK(visible("x\u202Ey\u2066z\u200B\uFEFF\u00AD\u2028") == "x<U+202E>y<U+2066>z<U+200B><U+FEFF><U+00AD><U+2028>");
  CHECK(visible("\U000E0041") == "<U+E0041>");
  // Joiners belong to scripts and emoji, and nowhere else.
  CHECK(visible("👩\u200D👩\u200D👧 نمی\u200Cخواهم क्\u200D") == "👩\u200D👩\u200D👧 نمی\u200Cخواهم क्\u200D");
  CHECK(visible("ad\u200Da\u200C") == "ad<U+200D>a<U+200C>");
  CHECK(visible("\u200D日\u200B\u200E") == "<U+200D>日<U+200B><U+200E>");
  CHECK(display_width("نمی\u200Cخواهم") == 8);
  CHECK(runbook::text::truncate("日\u200D日日", 4) == "日…");
  CHECK(visible("a\xFC"
                "b\xE2\x82") == "a\\xFCb\\xE2\\x82");
}

TEST_CASE("padding and cutting count columns") {
  CHECK(pad_right("日本", 6) == "日本  ");
  CHECK(pad_right("abc", 2) == "abc");
  CHECK(runbook::text::truncate("abc", 3) == "abc");
  CHECK(runbook::text::truncate("abcd", 3) == "ab…");
  CHECK(runbook::text::truncate("日本語", 4) == "日…");  // half a character is none
  CHECK(runbook::text::truncate("abcd", 1) == "…");
  CHECK(runbook::text::truncate("abcd", 0).empty());
}

TEST_CASE("code points have their usual names") {
  CHECK(code_point_name(0x7) == "U+0007");
  CHECK(code_point_name(0x202E) == "U+202E");
  CHECK(code_point_name(0x1F600) == "U+1F600");
  CHECK(code_point_name(0x10FFFF) == "U+10FFFF");
}
