#include <catch2/catch.hpp>
#include <fstream>

#include "support.hpp"
#include "support/places.hpp"

using namespace probes;

TEST_CASE("the example of docs/probes.md passes check") {
  std::ifstream in{places::root() + "/docs/probes.md"};
  const std::string page{std::istreambuf_iterator<char>{in}, {}};
  const auto begin = page.find("workspace: shop");
  REQUIRE(begin != page.npos);
  const Workspace w{"{ file: { path: x } }"};
  REQUIRE(shell("rm p.yaml", w.folder()).code == 0);
  w.write("workspace.yaml", page.substr(begin, page.find("```", begin) - begin));
  const auto ran = runbook(w, "check");
  INFO(ran.out + ran.err);
  CHECK(ran.code == 0);
  CHECK(ran.out.find("error") == std::string::npos);
}
