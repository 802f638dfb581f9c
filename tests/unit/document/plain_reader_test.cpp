// The fast reader is right where it gives exactly what yaml-cpp gives; that it gives anything at all is checked too.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <random>

#include "document/compare.hpp"
#include "support/places.hpp"

using namespace runbook;
using namespace runbook::document;
namespace fs = std::filesystem;

namespace {

std::string read_whole(const fs::path& path) {
  std::ifstream in{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{in}, {}};
}

void is_same(const std::string& text) {
  const auto fast = everything(text, Engine::fast), judge = everything(text, Engine::yaml_cpp);
  if (fast == judge) return;  // a million CHECKs would be slow
  INFO(text::visible(text));
  CHECK(fast == judge);
}

/// Texts that are mostly plain YAML, and now and then something that it must hand over.
class Writer {
 public:
  explicit Writer(unsigned seed) : random_(seed) {}

  std::string document() {
    out_.clear();
    if (one_in(6)) out_ += one_in(2) ? "---\n" : "--- # begins\n";
    comment_lines(0);
    block(0, 0);
    if (one_in(8)) out_ += "---\na: 1\n";
    return out_;
  }

  /// The same with a few bytes changed, dropped or doubled.
  std::string damaged(std::string text) {
    static constexpr std::string_view odd = " \n\t:-#,[]{}'\"&*!|>?%@`~x\\\r";
    for (unsigned i = 0, count = 1 + random_() % 3; i < count && !text.empty(); ++i) {
      const std::size_t at = random_() % text.size();
      const char c = odd[random_() % odd.size()];
      switch (random_() % 3) {
        case 0: text[at] = c; break;
        case 1: text.erase(at, 1); break;
        default: text.insert(at, 1, c);
      }
    }
    return text;
  }

 private:
  bool one_in(unsigned n) { return random_() % n == 0; }

  void comment_lines(unsigned indent) {
    while (one_in(5)) out_ += one_in(2) ? "\n" : std::string(random_() % (indent + 3), ' ') + "# a comment: [x\n";
  }
  void line_end() {
    if (one_in(8)) out_ += std::string(random_() % 3, ' ');
    if (one_in(8)) out_ += " # why: 'it";
    out_ += '\n';
  }
  std::string word(bool flow) {
    static const std::vector<std::string> block_words{"a", "b-c", "2026-11-27", "09:00", "1.5", "kind:x", "don't", "x#y", "two words",
                                                      "äöü", "日本", "-1", "a, b", "x ]", "what?", "é:b", "null", "~", "true", "<<", "-x", "a : b", "?x"};
    static const std::vector<std::string> flow_words{"a", "b-c", "24h", "09:00", "env:X", "two words", "ü", "-1", "x#y", "null", "a?", "2026-12-24T09:00"};
    const auto& words = flow ? flow_words : block_words;
    return words[one_in(6) ? random_() % words.size() : random_() % 8];
  }
  std::string quoted() {
    static const std::vector<std::string> words{"\"a: b\"", "'x # y'", "\"\"", "''", "\"a\\n\"", "'it''s'", "\"[x]\"", "'日本: '"};
    return words[random_() % words.size()];
  }
  std::string key() {
    if (one_in(12)) return quoted();
    return (one_in(10) ? word(false) : std::string("k")) + std::to_string(next_key_++);
  }
  void flow(unsigned depth) {
    const bool map = one_in(2);
    out_ += map ? '{' : '[';
    for (unsigned i = 0, count = random_() % 4; i < count; ++i) {
      if (i > 0) out_ += ',';
      gap();
      if (map) out_ += key() + ":" + (one_in(20) ? "" : " ");
      if (depth < 4 && one_in(4)) flow(depth + 1);
      else if (one_in(4)) out_ += quoted();
      else if (!one_in(30)) out_ += word(true);
      gap();
    }
    if (one_in(25)) out_ += ',';
    out_ += map ? '}' : ']';
  }
  void gap() {
    if (one_in(2)) out_ += ' ';
    if (one_in(15)) out_ += "\n" + std::string(random_() % 6, ' ');
    if (one_in(30)) out_ += " # within\n ";
  }
  void text_lines(unsigned indent) {
    for (unsigned i = 0, count = random_() % 3; i < count; ++i) {
      out_ += std::string(one_in(6) ? 1 + random_() % 2 : 1, '\n') + std::string(indent + (one_in(9) ? random_() % 3 : 1), ' ');
      out_ += one_in(9) ? quoted() : word(false);
    }
  }
  void inline_value(unsigned indent, unsigned depth) {
    if (one_in(9)) {
      out_ += one_in(2) ? "|" : ">";
      if (one_in(3)) out_ += one_in(4) ? "+" : "-";
      text_lines(indent);
      out_ += one_in(9) ? "\n\n" : "\n";
      return;
    }
    if (one_in(9)) {
      out_ += word(false);
      text_lines(indent);
      line_end();
      return;
    }
    if (one_in(5)) flow(depth);
    else if (one_in(5)) out_ += quoted();
    else out_ += word(false);
    line_end();
  }
  void value(unsigned indent, unsigned depth, bool of_map) {
    if (depth > 4 || !one_in(3)) {
      out_ += ' ';
      return inline_value(indent, depth);
    }
    line_end();
    comment_lines(indent);
    if (of_map && one_in(3)) return block(indent, depth + 1, true);
    block(indent + 1 + random_() % 3, depth + 1);
  }
  void block(unsigned indent, unsigned depth, bool must_be_list = false) {
    const bool list = must_be_list || one_in(3);
    for (unsigned i = 0, count = 1 + random_() % 4; i < count; ++i) {
      out_ += std::string(indent, ' ');
      if (!list) {
        out_ += key() + ":";
        value(indent, depth, true);
      } else if (depth < 5 && one_in(2)) {
        const unsigned within = indent + 1 + 1 + (one_in(6) ? 1 : 0);
        out_ += "-" + std::string(within - indent - 1, ' ');
        out_ += key() + ":";
        value(within, depth + 1, true);
        while (one_in(2)) {
          out_ += std::string(within, ' ') + key() + ":";
          value(within, depth + 1, true);
        }
      } else {
        out_ += "-";
        value(indent, depth, false);
      }
      comment_lines(indent);
    }
  }

  std::mt19937 random_;
  std::string out_;
  unsigned next_key_ = 0;
};

}  // namespace

TEST_CASE("the fast reader takes what runbooks are written in") {
  for (const auto* text : {
           "a: 1\n", "a: 1", "---\na: [b, 'c', \"d\"]\n", "- a\n- b: 1\n  c: 2\n-\n  - x\n", "a:\n- x\n- y\nb: { c: [], d: {} }\n",
           "# c\n\na: b # c\n  # d\nb:\n  c: { d: 24h,\n       e: [x,\n y] } # z\n", "at: 09:00\nk: env:X\n'q': \"w#w\"\n",
           "a: b\n  c\n\n  d\n", "a: 'it''s'\nb: \"\\\"\\n\"\n", "a: |\n  b # c\n   d\n\n  e\n\nb: >-\n  x\n  y\n\n  z\n", "- |-\n a\n- b\n",
       }) {
    INFO(text);
    CHECK(is_plain_yaml(text));
    is_same(text);
  }
  std::size_t plain = 0, all = 0;
  for (const auto& entry : fs::directory_iterator{fs::path{places::root()} / "runbooks"}) {
    if (entry.path().extension() != ".yaml") continue;
    ++all;
    plain += is_plain_yaml(read_whole(entry.path()));
  }
  CHECK(plain == all);  // the shipped runbooks are read fast
}

TEST_CASE("the fast reader hands over what it does not know") {
  for (const auto* text : {
           "", "a", "'a'", "[a]", " a: 1\n", "a:\n", "a: ~\n", "a: null\n", "a: &x 1\nb: *x\n", "a: !!str b\n", "a: |+\n  b\n", "a: |\n\n  b\n", "a: >\n  b\n   c\n", "a: b\n  - c: d\n",
           "a: 1\na: 2\n", "<<: x\n", "a:\t1\n", "a: 1\r\n", "? a\n: b\n", "a: b: c\n", "- - a\n", "[a, ]: 1\n", "a: [b,]\n", "a: [b: c]\n",
           "a: {b}\n", "a: {b: }\n", "a: [b\n  c]\n", "a: 'b\n  c'\n", "a: \"\\u0041\"\n", "a: [x?]\n", "a: [b\n", "a : b\n", "a: @x\n",
           "a: 1\n b: 2\n", "a:\n  b: 1\n c: 2\n", "- a\nb: c\n", "a: 1\n- b\n", "a: x\n# c\n  y\n",
       }) {
    INFO(text);
    CHECK_FALSE(is_plain_yaml(text));
    is_same(text);
  }
}

TEST_CASE("every text of the tests is read alike by both") {
  for (const auto* folder : {"tests", "runbooks", "docs"}) {
    for (const auto& entry : fs::recursive_directory_iterator{fs::path{places::root()} / folder}) {
      if (!entry.is_regular_file() || entry.file_size() > 200'000) continue;
      is_same(read_whole(entry.path()));
    }
  }
}

TEST_CASE("random texts are read alike by both, whole and damaged") {
  std::size_t plain = 0;
  constexpr unsigned count = 4'000;
  for (unsigned seed = 0; seed < count; ++seed) {
    Writer writer{seed};
    const auto text = writer.document();
    plain += is_plain_yaml(text);
    is_same(text);
    for (int i = 0; i < 4; ++i) is_same(writer.damaged(text));
  }
  CHECK(plain > count / 10);  // the test is about these
}
