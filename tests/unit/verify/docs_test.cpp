// docs/semantics.md: every scenario on the page is run against the workspace on the page.
#include <fstream>
#include <sstream>

#include "support/places.hpp"
#include "verify/run.hpp"

using namespace runbook;
using namespace runbook::testing;

namespace {

/// The ```yaml blocks of a page, as the documents of one file.
std::string documents(const std::string& path) {
  std::ifstream in{path, std::ios::binary};
  REQUIRE(in);
  std::string text;
  bool inside = false;
  for (std::string line; std::getline(in, line);) {
    if (line == "```yaml") {
      inside = true;
      text += "---\n";
    } else if (line.starts_with("```")) {
      inside = false;
    } else if (inside) {
      text += line + "\n";
    }
  }
  return text;
}

}  // namespace

TEST_CASE("every scenario of docs/semantics.md holds") {
  const Run run{documents(places::root() + "/docs/semantics.md")};
  CHECK(run.report.scenarios.size() >= 10);  // the search for blocks itself works
  CHECK(run.failures() == Lines{});
  std::size_t verdicts = 0;
  for (const auto& scenario : run.report.scenarios) {
    for (const auto& expectation : scenario.expectations) verdicts += expectation.verdicts.size();
  }
  CHECK(verdicts > 40);
}
