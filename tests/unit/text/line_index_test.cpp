#include "text/line_index.hpp"

#include <catch2/catch.hpp>
#include <chrono>
#include <ostream>
#include <string>

namespace runbook::text {
static std::ostream& operator<<(std::ostream& out, const Position& p) { return out << p.line << ":" << p.column; }
}  // namespace runbook::text

using namespace runbook::text;
using runbook::Span;

TEST_CASE("lines break at LF and CRLF, not at a lone CR") {
  const LineIndex index("ab\ncd\r\ne\rf\n");
  CHECK(index.lines() == 4);
  CHECK(index.line(1) == Span{0, 2});
  CHECK(index.line(2) == Span{3, 5});
  CHECK(index.line(3) == Span{7, 10});
  CHECK(index.line(4) == Span{11, 11});
  CHECK(index.line(5) == Span{11, 11});
  CHECK(index.position(0) == Position{1, 1});
  CHECK(index.position(2) == Position{1, 3});
  CHECK(index.position(3) == Position{2, 1});
  CHECK(index.position(6) == Position{2, 4});
  CHECK(index.position(9) == Position{3, 3});
  CHECK(index.position(11) == Position{4, 1});
  CHECK(index.position(1000) == Position{4, 1});
}

TEST_CASE("columns are code points, a tab is one, and an offset within a character is its place") {
  const LineIndex index("\tü€😀x\xFFy");
  CHECK(index.position(1) == Position{1, 2});
  CHECK(index.position(2) == Position{1, 2});
  CHECK(index.position(3) == Position{1, 3});
  CHECK(index.position(6) == Position{1, 4});
  CHECK(index.position(9) == Position{1, 4});
  CHECK(index.position(10) == Position{1, 5});
  CHECK(index.position(12) == Position{1, 7});
}

TEST_CASE("a byte-order mark is in no column") {
  const LineIndex index(
      "\xEF\xBB\xBF"
      "a\nb");
  CHECK(index.position(0) == Position{1, 1});
  CHECK(index.position(3) == Position{1, 1});
  CHECK(index.position(4) == Position{1, 2});
  CHECK(index.position(5) == Position{2, 1});
  CHECK(index.line(1) == Span{3, 4});
}

TEST_CASE("an empty text has one empty line") {
  const LineIndex index("");
  CHECK(index.lines() == 1);
  CHECK(index.line(1) == Span{0, 0});
  CHECK(index.position(0) == Position{1, 1});
}

TEST_CASE("ten thousand look-ups in one line of 8 MiB do not read it again and again") {
  std::string text;
  while (text.size() < (8u << 20)) text += "abcü";  // 5 bytes, 4 code points
  const auto begin = std::chrono::steady_clock::now();
  const LineIndex index(text);
  (void)index.position(0);
  const auto start = std::chrono::steady_clock::now();
  for (std::uint32_t i = 0; i < 10'000; ++i) {
    const std::uint32_t word = i * 167;
    if (index.position(5 * word) != Position{1, 4 * word + 1}) FAIL("wrong column at word " << word);
  }
  // Reading it again for each would be half the text each, so 5,000 times what reading it once takes.
  CHECK(std::chrono::steady_clock::now() - start < 500 * (start - begin));
}
