// RB004: 8 MiB a file, 32 levels, 200,000 nodes a document after aliases, 64 KiB a scalar; to the very number.
#include <catch2/catch.hpp>
#include <string>

#include "read.hpp"

using namespace runbook;
using namespace runbook::document;

namespace {

std::string nested(int levels) {
  return std::string(static_cast<std::size_t>(levels), '[') + "x" + std::string(static_cast<std::size_t>(levels), ']');
}

std::string list_of(int items) {
  std::string text;
  for (int i = 0; i < items; ++i) text += "- x\n";
  return text;
}

std::string codes(const Read& got) {
  std::string all;
  for (const Diagnostic& d : got.diagnostics) all += code_id(d.code) + " ";
  return all;
}

}  // namespace

TEST_CASE("a scalar of 64 KiB is read, one byte more is RB004 and the rest is read all the same") {
  const std::string longest(64u << 10, 'x');
  CHECK(codes(read("a: " + longest + "\n")).empty());
  for (const std::string& text :
       {"a: " + longest + "x\nb: 1\n", "a: '" + longest + "x'\nb: 1\n", "a: |-\n  " + longest + "x\nb: 1\n"}) {
    const Read got = read(text);
    CHECK(codes(got) == "RB004 ");
    CHECK(shapes(got).ends_with("!, b: 1}"));
    CHECK(!got.parsed.broken);
  }
}

TEST_CASE("32 levels are read, 33 are RB004") {
  CHECK(codes(read(nested(32))).empty());
  const Read got = read(nested(33));
  CHECK(faults(got) == "RB004 32-33 [");
  CHECK(got.parsed.broken);
  CHECK(codes(read(nested(100'000))) == "RB004 ");
  CHECK(codes(read(std::string(1u << 20, '['))) == "RB004 ");
  CHECK(codes(read(std::string(1u << 20, '{'))) == "RB004 ");
}

TEST_CASE("levels are counted through aliases") {
  const std::string deep = "a: &a " + nested(20) + "\nb: ";
  CHECK(codes(read(deep + std::string(11, '[') + "*a" + std::string(11, ']') + "\n")).empty());
  CHECK(faults(read(deep + std::string(12, '[') + "*a" + std::string(12, ']') + "\n")) == "RB004 63-65 *a");
  std::string chain = "a0: &a0 [x]\n";
  for (int i = 0; i < 100; ++i) {
    chain += "a" + std::to_string(i + 1) + ": &a" + std::to_string(i + 1) + " [*a" + std::to_string(i) + "]\n";
  }
  CHECK(codes(read(chain)) == "RB004 ");
}

TEST_CASE("200,000 nodes are read, one more is RB004") {
  CHECK(codes(read(list_of(199'999))).empty());  // and the list itself
  const Read got = read(list_of(200'000));
  CHECK(faults(got) == "RB004 799998-799999 x");
  CHECK(got.parsed.broken);
  CHECK(codes(read(list_of(150'000) + "---\n" + list_of(150'000))).empty());  // it is counted for each document
}

TEST_CASE("nodes are counted as often as aliases name them") {
  std::string bomb = "a: &a [x,x,x,x,x,x,x,x,x,x]\n";
  for (char c = 'b'; c < 'k'; ++c) {
    bomb += std::string(1, c) + ": &" + c + " [";
    for (int i = 0; i < 10; ++i) bomb += std::string(i > 0 ? "," : "") + "*" + static_cast<char>(c - 1);
    bomb += "]\n";
  }
  const Read got = read(bomb);
  CHECK(codes(got) == "RB004 ");
  CHECK(got.parsed.broken);
  // 1 + 1 + (1 + 99,997) nodes, the key and the alias for 99,998 more: 199,999 with the root's two keys and map.
  std::string exact = "a: &a\n";
  for (int i = 0; i < 99'997; ++i) exact += "- x\n";
  CHECK(codes(read(exact + "b: *a\n")).empty());
  CHECK(faults(read(exact + "b: [*a]\n")).empty());
  CHECK(codes(read(exact + "b: [x, *a]\n")) == "RB004 ");
}

TEST_CASE("a file of 8 MiB is read, one byte more is RB004") {
  std::string text = "a: 1\n";
  text += std::string((8u << 20) - text.size(), '#');
  CHECK(codes(read(text)).empty());
  CHECK(shapes(read(text)) == "{a: 1}");
  text += '#';
  const Read got = read(text);
  CHECK(faults(got) == "RB004 0-0 ");
  CHECK(got.parsed.broken);
}

TEST_CASE("a document of nothing but brackets and commas is refused before it takes memory") {
  const std::string commas = "[" + std::string(2'000'000, ',') + "]";
  CHECK(codes(read(commas)) == "RB004 ");
  const Read got = read("a: 1\n---\n" + commas + "\n---\nb: 2\n");
  CHECK(codes(got) == "RB004 ");
  CHECK(shapes(got) == "{a: 1}\n{b: 2}");
}

TEST_CASE("after 200 documents that cannot be read the rest is not looked at, and that is told") {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "---\na: [\n";
  CHECK(read(text).diagnostics.size() == 200);
  const Read got = read(text + "---\na: 'x\n---\nb: 1\n");
  REQUIRE(got.diagnostics.size() == 201);
  CHECK(got.diagnostics[200].code == Code::limit_exceeded);
  CHECK(got.diagnostics[200].at.span.begin == text.size());
  CHECK(got.parsed.broken);
  CHECK(shapes(read(text.substr(9) + "---\nb: 1\n")).ends_with("{b: 1}"));
}
