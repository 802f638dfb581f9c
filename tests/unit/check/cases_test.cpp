// tests/cases/rules/<code>/{ok,bad}-*.yaml: each file is a small workspace, and every finding of `check` in it is
// announced by a comment at the end of its line: `# expect: RB301`, several with blanks between them. Where a comment
// cannot stand (a broken text), a comment anywhere says `# expect: 7 RB002`, with the line.
#include <catch2/catch.hpp>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "check/workspace_text.hpp"
#include "support/places.hpp"

namespace fs = std::filesystem;
using namespace runbook;
using namespace runbook::testing;

namespace {

const fs::path cases = fs::path{places::root()} / "tests/cases/rules";

std::string read_whole(const fs::path& path) {
  std::ifstream in{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{in}, {}};
}

using Findings = std::multiset<std::string>;  // "12 RB301"

std::string finding_at(std::size_t line, const std::string& code) { return std::to_string(line) + " " + code; }

Findings expected(const std::string& text) {
  constexpr std::string_view mark = "# expect: ";
  Findings findings;
  std::istringstream lines{text};
  std::string line;
  for (std::size_t number = 1; std::getline(lines, line); ++number) {
    const auto at = line.find(mark);
    if (at == line.npos) continue;
    std::istringstream words{line.substr(at + mark.size())};
    std::size_t place = number;
    for (std::string word; words >> word;) {
      if (word.starts_with("RB")) findings.insert(finding_at(place, word));
      else place = std::stoul(word);
    }
  }
  return findings;
}

std::vector<fs::path> case_files() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator{cases}) {
    if (entry.path().extension() == ".yaml") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  return files;
}

}  // namespace

TEST_CASE("every case of a rule gives just the findings that it announces") {
  for (const auto& file : case_files()) {
    DYNAMIC_SECTION(fs::relative(file, cases).string()) {
      const auto text = read_whole(file);
      const auto loaded = load_text(text);
      const auto found = check(loaded, case_now);
      const text::LineIndex lines{text};
      Findings actual;
      for (const auto& finding : found) actual.insert(finding_at(lines.position(finding.at.span.begin).line, code_id(finding.code)));
      INFO(shown(loaded, found));
      CHECK(actual == expected(text));
    }
  }
}

TEST_CASE("every code has a good case without it and two bad ones with it") {
  for (const auto& row : all_codes()) {
    const auto id = code_id(row.code);
    DYNAMIC_SECTION(id) {
      std::size_t good = 0, bad = 0;
      for (const auto& file : case_files()) {
        if (file.parent_path().filename() != id) continue;
        const bool announced = std::ranges::any_of(expected(read_whole(file)), [&](const auto& f) { return f.ends_with(id); });
        const bool is_bad = file.filename().string().starts_with("bad-");
        CHECK(announced == is_bad);
        ++(is_bad ? bad : good);
      }
      CHECK(good >= 1);
      CHECK(bad >= 2);
    }
  }
}
