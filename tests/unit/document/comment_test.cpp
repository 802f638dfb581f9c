#include <catch2/catch.hpp>
#include <string>

#include "read.hpp"

using namespace runbook;
using namespace runbook::document;

namespace {

// Each comment on a line, `>` before those that stand alone on theirs.
std::string comments(const Read& got) {
  std::string lines;
  for (const Comment& c : got.parsed.comments) {
    if (!lines.empty()) lines += '\n';
    lines += (c.alone ? ">" : "") + got.at(c.span);
  }
  return lines;
}

}  // namespace

TEST_CASE("comments are found wherever they may stand") {
  CHECK(comments(read("# one\na: 1 # two\n  # three\nb: # four\n  - x # five\n")) ==
        "># one\n# two\n># three\n# four\n# five");
  CHECK(comments(read("a: [1, # one\n  2] # two\n--- # three\n# four")) == "# one\n# two\n# three\n># four");
  CHECK(comments(read("a: | # one\n  text\n# two\nb: \"x\" # three\n")) == "# one\n># two\n# three");
  CHECK(comments(read("\xEF\xBB\xBF# one\r\na: 1 # two\r\n")) == "># one\n# two");
  CHECK(comments(read("a: 1\t# one\n#two")) == "# one\n>#two");
  CHECK(comments(read("# only\n")) == "># only");
}

TEST_CASE("a hash within a text is no comment") {
  CHECK(comments(read("a: \"x # no\"\nb: 'y # no'\nc: x#no\nd: |\n  # no\n  x # no\n\n  # no\ne: >\n # no\n")).empty());
  CHECK(comments(read("a: \"x\n  # no\n  y\" # yes\n")) == "# yes");
  CHECK(comments(read("\"a # no\": 1 # yes\n")) == "# yes");
  CHECK(comments(read("a: http://x/#no\n")).empty());
}

TEST_CASE("comments of a document that cannot be read are left out, those of the others are there") {
  CHECK(comments(read("a: 1 # one\n---\n# two\nb: [ # three\n---\nc: 1 # four\n")) == "# one\n# four");
}
