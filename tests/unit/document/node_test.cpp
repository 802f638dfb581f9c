#include <catch2/catch.hpp>

#include "read.hpp"

using namespace runbook;
using namespace runbook::document;

TEST_CASE("a map's values are found by their keys") {
  const Read got = read("a: 1\nb: [x]\n");
  const Node root = got.root();
  REQUIRE(root.find("b"));
  CHECK(*root.find("b") == root.at(1));
  CHECK(!root.find("c"));
  CHECK(!root.at(0).find("a"));
}

TEST_CASE("an alias is seen as what it names, at its own place") {
  const Read got = read("a: &x {b: c}\nd: *x\n");
  const Node named = got.root().at(0);
  const Node alias = got.root().at(1);
  CHECK(alias.is_map());
  CHECK(alias.size() == 1);
  CHECK(!(alias == named));
  CHECK(got.at(alias.location().span) == "*x");
  CHECK(alias.at(0) == named.at(0));
}

TEST_CASE("only what is written plain is plain") {
  const Read got = read("[a, 'b', \"c\", ~, [d], ! e]");
  const Node root = got.root();
  std::string plain;
  for (std::uint32_t i = 0; i < root.size(); ++i) plain += root.at(i).is_plain() ? 'p' : '-';
  CHECK(plain == "p-----");
  CHECK(root.at(3).text().empty());
  CHECK(root.at(4).text().empty());
  CHECK(root.at(0).size() == 0);
}

TEST_CASE("places carry the file that was given") {
  const std::string text = "a: 1\na: 2\n";
  std::vector<Diagnostic> diagnostics;
  const Parsed parsed = parse(FileId{7}, text, diagnostics);
  CHECK(parsed.documents.at(0)->root().location().file == FileId{7});
  REQUIRE(diagnostics.size() == 1);
  CHECK(diagnostics[0].at.file == FileId{7});
  CHECK(diagnostics[0].related.at(0).at.file == FileId{7});
}
