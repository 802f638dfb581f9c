// Whole pages against the ones in tests/cases/docs. RUNBOOK_ACCEPT=1 writes them anew; such a run is never green.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "runbook/docs.hpp"
#include "runbook/load.hpp"
#include "support/places.hpp"

namespace {

namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
  std::ifstream in{path, std::ios::binary};
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

/// The files of one flat folder.
class FolderReader final : public runbook::FileReader {
 public:
  explicit FolderReader(fs::path root) : root_(std::move(root)) {}
  Listing list() override {
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator{root_}) names.insert(entry.path().filename().string());
    return {{names.begin(), names.end()}, {}};
  }
  runbook::Result<std::string> read(std::string_view path) override { return read_file(root_ / path); }

 private:
  fs::path root_;
};

void pages_are_as_expected(const std::string& name) {
  const fs::path folder = fs::path{places::root()} / "tests/cases/docs" / name;
  FolderReader reader{folder / "workspace"};
  const auto loaded = runbook::load(reader, "");
  for (const auto& finding : loaded.diagnostics) UNSCOPED_INFO(finding.message);
  REQUIRE(loaded.diagnostics.empty());
  REQUIRE(loaded.workspace);
  const auto pages = runbook::docs(*loaded.workspace);
  std::map<std::string, std::string> written, expected;
  for (const auto& page : pages) written[page.path] = page.text;
  REQUIRE(written.size() == pages.size());
  if (std::getenv("RUNBOOK_ACCEPT") != nullptr) {
    fs::remove_all(folder / "pages");
    fs::create_directories(folder / "pages");
    for (const auto& [path, text] : written) std::ofstream{folder / "pages" / path, std::ios::binary} << text;
    FAIL("the pages of " << name << " were written anew; run again without RUNBOOK_ACCEPT");
  }
  for (const auto& entry : fs::directory_iterator{folder / "pages"})
    expected[entry.path().filename().string()] = read_file(entry.path());
  for (const auto& [path, text] : expected) {
    INFO(path);
    CHECK(written[path] == text);
  }
  CHECK(written.size() == expected.size());
}

}  // namespace

TEST_CASE("every key of the language stands on the pages") { pages_are_as_expected("full"); }

TEST_CASE("no value breaks a page, a table or a picture, or brings in HTML or a link") {
  pages_are_as_expected("hostile");
}

TEST_CASE("an empty workspace has an index and a company page") {
  runbook::Workspace workspace;
  workspace.id = "empty";
  const auto pages = runbook::docs(workspace);
  REQUIRE(pages.size() == 2);
  CHECK(pages[0] ==
        runbook::Page{"index.md",
                      "# empty\n\nThe runbooks of 0 data pipelines. People, teams and rotations: "
                      "[Company](company.md).\n\n_Written by `runbook docs`. Edit the runbooks, not this page._\n"});
  CHECK(pages[1].path == "company.md");
}

TEST_CASE("a pipeline called index or company has a page beside the index and the company's") {
  runbook::Pipeline pipeline;
  pipeline.id = "index";
  CHECK(runbook::page_of(pipeline) == "index_.md");
  pipeline.id = "company";
  CHECK(runbook::page_of(pipeline) == "company_.md");
  pipeline.id = "orders";
  CHECK(runbook::page_of(pipeline) == "orders.md");
}
