// Every form of span: «…» in a text marks the place that the node named by the path must have.
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <string_view>

#include "read.hpp"

using namespace runbook;
using namespace runbook::document;

namespace {

struct Marked {
  std::string text;
  Span span;
};

Marked unmark(std::string_view marked) {
  constexpr std::string_view open = "«", close = "»";
  const auto begin = marked.find(open);
  const auto end = marked.find(close);
  std::string text(marked.substr(0, begin));
  text += marked.substr(begin + open.size(), end - begin - open.size());
  text += marked.substr(end + close.size());
  return {text, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end - open.size())}};
}

// Steps from the root: a number is an item of a list or the value of an entry, `k` and a number an entry's key.
Node follow(Node node, std::string_view path) {
  while (!path.empty()) {
    const auto end = std::min(path.find(' '), path.size());
    const std::string_view step = path.substr(0, end);
    path.remove_prefix(std::min(end + 1, path.size()));
    node = step[0] == 'k' ? node.key(static_cast<std::uint32_t>(step[1] - '0'))
                          : node.at(static_cast<std::uint32_t>(step[0] - '0'));
  }
  return node;
}

struct Row {
  const char* marked;
  const char* path;
  const char* shape;  // of the node
};

void check(const Row& row) {
  CAPTURE(row.marked, row.path);
  const Marked marked = unmark(row.marked);
  const Read got = read(marked.text);
  REQUIRE(faults(got) == "");
  REQUIRE(got.parsed.documents.size() == 1);
  const Node node = follow(got.root(), row.path);
  CHECK(got.at(node.location().span) == got.at(marked.span));
  CHECK(node.location().span == marked.span);
  CHECK(shape(node) == row.shape);
}

}  // namespace

TEST_CASE("the span of a plain scalar is its text") {
  const Row rows[] = {
      {"a: «b c»\n", "0", "b c"},
      {"«a»: b\n", "k0", "a"},
      {"a:   «b#c»  # d\n", "0", "b#c"},
      {"a: «b»   ", "0", "b"},
      {"«a»", "", "a"},
      {"a: «http://x:80/#y»\n", "0", "http://x:80/#y"},
      {"a: «one\n  two\n\n  three»\nb: 1\n", "0", "one two␊three"},
      {"a:\n  «one\n  two»  \n", "0", "one two"},
      {"a: «one\r\n  two»\r\nb: 1\r\n", "0", "one two"},
      {"[«a b», c]", "0", "a b"},
      {"[a, «b\n c»\n, d]", "1", "b c"},
      {"{a: «b», c: d}", "0", "b"},
      {"{a: b, «c»}", "k1", "c"},
      {"--- «text»\n", "", "text"},
      {"- - «x»\n", "0 0", "x"},
      {"? «k»\n: v\n", "k0", "k"},
      {"? k\n: «v»\n", "0", "v"},
      {"\xEF\xBB\xBF"
       "a: «ü»\n",
       "0", "ü"},
      {"ü: «日本»\n", "0", "日本"},
      {"---\na: «b»\n...\n", "0", "b"},
  };
  for (const Row& row : rows) check(row);
}

TEST_CASE("the span of a quoted scalar holds its quotes") {
  const Row rows[] = {
      {"a: «'b'»\n", "0", "\"b\""},
      {"a: «'it''s # no'» # c\n", "0", "\"it's # no\""},
      {"a: «\"b\"»\n", "0", "\"b\""},
      {"a: «\"b \\\" \\\\\"» # c\n", "0", "\"b \" \\\""},
      {"a: «\"\\u00fc\"»\n", "0", "\"ü\""},
      {"a: «\"one\n  two\n\n  three\"»\n", "0", "\"one two␊three\""},
      {"a: «\"one \\\n  two\"»\n", "0", "\"one two\""},
      {"a: «'one\r\n  two'»\r\n", "0", "\"one two\""},
      {"«\"a b\"»: c\n", "k0", "\"a b\""},
      {"{\"a\":«'b'»}", "0", "\"b\""},
      {"a: «''»\n", "0", "\"\""},
      {"a: «\"\"»\n", "0", "\"\""},
  };
  for (const Row& row : rows) check(row);
}

TEST_CASE("the span of a block scalar goes from its indicator to its last line with text") {
  const Row rows[] = {
      {"a: «|\n  one\n  two»\n", "0", "\"one␊two␊\""},
      {"a: «>-\n  one\n  two»\n\n\nb: 1\n", "0", "\"one two\""},
      {"a: «|+\n  one»\n\nb: 1\n", "0", "\"one␊␊\""},
      {"a: «| # comment\n  # text\n\n   more»\n# comment\nb: 1\n", "0", "\"# text␊␊ more␊\""},
      {"a: «|2\n    one»\n", "0", "\"  one␊\""},
      {"a: «|\n\n\n  one»\n", "0", "\"␊␊one␊\""},
      {"a: «|-»\nb: 1\n", "0", "\"\""},
      {"a: «|»", "0", "\"\""},
      {"- «|\n text»\n- b\n", "0", "\"text␊\""},
      {"- a: «|\n    text»\n  b: c\n", "0 0", "\"text␊\""},
      {"- - «>\n    text»\n  - b\n", "0 0", "\"text␊\""},
      {"a:\r\n  b: «|\r\n    one\r\n    two»\r\n  c: 1\r\n", "0 0", "\"one␊two␊\""},
      {"--- «|\n one»\n", "", "\"one␊\""},
      {"a: &x «|\n  one»\nb: 1\n", "0", "\"one␊\""},
      {"a: «|\n  one  »\n", "0", "\"one  ␊\""},
      {"a: «|\n  one»", "0", "\"one\""},
  };
  for (const Row& row : rows) check(row);
}

TEST_CASE("the span of a flow collection goes from bracket to bracket") {
  const Row rows[] = {
      {"a: «[1, 2]» # c\n", "0", "[1, 2]"},
      {"a: «[]»\n", "0", "[]"},
      {"a: «{}»\n", "0", "{}"},
      {"a: «[1, 2, ]»\n", "0", "[1, 2]"},
      {"a: «[ 1, # ] no\n  2 # }\n  , ]»\nb: 1\n", "0", "[1, 2]"},
      {"a: «{b: 1, c: ,}»\n", "0", "{b: 1, c: ~}"},
      {"a: «{b: [x, {c: ']'}], d}»\n", "0", "{b: [x, {c: \"]\"}], d: ~}"},
      {"a: {b: «[x, {c: ']'}]», d}\n", "0 0", "[x, {c: \"]\"}]"},
      {"«[a, b]»", "", "[a, b]"},
      {"[«a: b», c]", "0", "{a: b}"},
      {"[«? a : b», c]", "0", "{a: b}"},
      {"- «[a,\r\n   b\r\n  ]»\r\n", "0", "[a, b]"},
  };
  for (const Row& row : rows) check(row);
}

TEST_CASE("the span of a block collection goes from its first key or dash to the end of what is nested last") {
  const Row rows[] = {
      {"«a: 1\nb: 2»\n", "", "{a: 1, b: 2}"},
      {"# c\n\n«a: 1\nb:\n  c: [1]»  # d\n\n# e\n", "", "{a: 1, b: {c: [1]}}"},
      {"a:\n  «b: 1\n  c: 2»\nd: 3\n", "0", "{b: 1, c: 2}"},
      {"a:\n«- 1\n- 2»\nb: 3\n", "0", "[1, 2]"},
      {"a:\n  «- 1\n  - b: 2\n    c: |\n      text»\n\nb: 3\n", "0", "[1, {b: 2, c: \"text␊\"}]"},
      {"a:\n  - 1\n  - «b: 2\n    c: 3»\nb: 3\n", "0 1", "{b: 2, c: 3}"},
      {"- «- 1\n  - 2»\n- 3\n", "0", "[1, 2]"},
      {"«? a\n: b»\n", "", "{a: b}"},
      {"«a:»\n", "", "{a: ~}"},
      {"«-»\n", "", "[~]"},
      {"a: &x\n  «b: 1»\n", "0", "{b: 1}"},
      {"a: &x # c\n  «- 1»\n", "0", "[1]"},
      {"a: !!map\n  «b: 1»\n", "0", "{b: 1}"},
      {"&k «a: 1»\n", "", "{a: 1}"},
      {"--- &r\n«a: 1»\n", "", "{a: 1}"},
      {"«a: 1\r\nb:\r\n  - x»\r\n", "", "{a: 1, b: [x]}"},
  };
  for (const Row& row : rows) check(row);
}

TEST_CASE("an anchor or tag is no part of its node, and an alias has its own place") {
  const Row rows[] = {
      {"a: &x «b»\n", "0", "b"},
      {"a: &x «\"b\"»\n", "0", "\"b\""},
      {"a: !!str «12»\n", "0", "\"12\""},
      {"a: ! «12»\n", "0", "\"12\""},
      {"a: &x !!str «12»\n", "0", "\"12\""},
      {"a: !!str &x «12»\n", "0", "\"12\""},
      {"a: &x\n  «b»\n", "0", "b"},
      {"a: &x «[b]»\n", "0", "[b]"},
      {"&x «a»: b\n", "k0", "a"},
      {"a: &x b\nc: «*x»\n", "1", "b"},
      {"a: &x {b: c}\nd: [«*x»]\n", "1 0", "{b: c}"},
      {"a: &x {b: «c»}\nd: [*x]\n", "1 0 0", "c"},  // what is nested keeps its place
      {"a: &x b\n«*x» : c\n", "k1", "b"},
      {"a: «!!str»\nb: 1\n", "0", "\"\""},
  };
  for (const Row& row : rows) check(row);
}

TEST_CASE("a null that is written has its own place, one that is not has its key's or its dash's") {
  const Row rows[] = {
      {"a: «~»\n", "0", "~"},
      {"a: «null» # c\n", "0", "~"},
      {"a: «Null»", "0", "~"},
      {"a: &x «NULL»\nb: 1\n", "0", "~"},
      {"«a»:\nb: 1\n", "0", "~"},
      {"«a»: # c\n\nb: 1\n", "0", "~"},
      {"«a»:\n", "0", "~"},
      {"«a»:", "0", "~"},
      {"b: 1\n«\"a b\"»:\n", "1", "~"},
      {"b:\n  «a»:\nc: 1\n", "0 0", "~"},
      {"{«a»: , b: 1}", "0", "~"},
      {"{«a», b: 1}", "0", "~"},
      {"{b: 1, «a»: }", "1", "~"},
      {"[a, «~»]", "1", "~"},
      {"[a, «null»]", "1", "~"},
      {"- a\n«-»\n- b\n", "1", "~"},
      {"- a\n«-» # c\n\n- b\n", "1", "~"},
      {"- a\n«-»", "1", "~"},
      {"x:\n  «-»\ny: 1\n", "0 0", "~"},
      {"«a»: &x\nb: 1\n", "0", "~"},
      {"a:\n  «~»\nb: 1\n", "0", "~"},
      {"- a:\n    «null»\n", "0 0", "~"},
      {"-\n  «~»\n", "0", "~"},
      {"- a\n-\n «~»\n", "1", "~"},
      {"--- «~»\n", "", "~"},
      {"«a»:\nnull x: 1\n", "0", "~"},
  };
  for (const Row& row : rows) check(row);
}
