// docs/limits.md, `--help` and the man page tell the numbers that the program holds itself to.
#include "cli/limits.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "cli/commands.hpp"
#include "cli/complete.hpp"
#include "cli/help.hpp"
#include "document/limits.hpp"
#include "edge/limits.hpp"
#include "runbook/diagnostic.hpp"
#include "support/places.hpp"
#include "text/amounts.hpp"

using namespace runbook;

namespace {

const std::string page = places::root() + "/docs/limits.md";

std::string read_file(const std::string& path) {
  std::ifstream in{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{in}, {}};
}

}  // namespace

TEST_CASE("docs/limits.md tells the limits of the program") {
  const std::string begin = "<!-- limits: begin -->\n", end = "\n<!-- limits: end -->";
  auto text = read_file(page);
  const auto from = text.find(begin) + begin.size(), to = text.find(end);
  REQUIRE(from < text.size());
  if (std::getenv("RUNBOOK_ACCEPT") != nullptr) {
    std::ofstream{page, std::ios::binary} << text.replace(from, to - from, cli::limits_markdown());
    FAIL("written anew; run again without RUNBOOK_ACCEPT");
  }
  REQUIRE(to != text.npos);
  CHECK(text.substr(from, to - from) == cli::limits_markdown());
}

TEST_CASE("the summary of RB004 tells the limits that it is about") {
  const std::string summary{info(Code::limit_exceeded).summary};
  for (const auto& limit : {text::in_bytes(document::file_bytes_limit) + " a file", std::to_string(document::levels_limit) + " levels",
                            text::in_groups(document::nodes_limit) + " nodes a document", text::in_bytes(document::scalar_bytes_limit) + " a scalar"}) {
    INFO(limit);
    CHECK(summary.find(limit) != summary.npos);
  }
  CHECK(document::file_bytes_limit == edge::largest_file);
}

TEST_CASE("--help ends with the limits that come first, and the man page has them all") {
  cli::Globals globals;
  const auto help = cli::help(cli::global_options(globals), cli::all_commands(), 1000);
  CHECK(help.find("\n" + cli::limits_in_short().substr(0, 60)) != help.npos);
  const auto man = cli::man_page(cli::command_line());
  for (const auto& group : cli::limits())
    for (const auto& limit : group.limits) {
      INFO(limit.most);
      CHECK(man.find("\\fB" + limit.most + "\\fR") != man.npos);
    }
}
