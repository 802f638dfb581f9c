// Transcripts: what a person types and what they get, whole. A line that starts with `$ ` is typed, what follows is
// everything the terminal then shows (both streams), and `[exit N]` where the exit code is not 0.
//
//  tests/cases/cli/<workspace>/*.txt   run in that folder, which holds a workspace; `shipped` means this repository
//  README.md, docs/*.md                their ```console blocks, run in this repository
//
// RUNBOOK_ACCEPT=1 writes them anew; such a run is never green.
#include <catch2/catch.hpp>

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "support/places.hpp"

namespace fs = std::filesystem;

namespace {

const fs::path root{places::root()};

/// The same everywhere: a plain terminal of 100 columns in an unlikely zone, a scratch folder in $TMP, the program in PATH.
std::string surroundings(const fs::path& scratch) {
  return "export PATH='" + fs::path{places::program()}.parent_path().string() + "':\"$PATH\" COLUMNS=100 TZ=Pacific/Apia LC_ALL=C TMP='" +
         scratch.string() + "'; unset RUNBOOK_WORKSPACE NO_COLOR; ";
}

void replace_all(std::string& text, const std::string& what, std::string_view with) {
  for (std::size_t at; (at = text.find(what)) != text.npos;) text.replace(at, what.size(), with);
}

std::string run(const std::string& command, const fs::path& folder, const fs::path& scratch) {
  const std::string script = "cd '" + folder.string() + "' && " + surroundings(scratch) + "{ " + command + "\n} 2>&1 </dev/null";
  FILE* pipe = ::popen(script.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::string output;
  char buffer[4096];
  for (std::size_t got; (got = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;) output.append(buffer, got);
  const int status = ::pclose(pipe);
  const int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  replace_all(output, scratch.string(), "$TMP");
  replace_all(output, root.string(), "$REPOSITORY");  // it is cloned to other places than this one
  if (!output.empty() && output.back() != '\n') output += '\n';
  if (code != 0) output += "[exit " + std::to_string(code) + "]\n";
  return output;
}

std::string read_whole(const fs::path& path) {
  std::ifstream in{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{in}, {}};
}

/// The text with every answer made anew. In Markdown only ```console blocks are transcripts.
std::string replayed(const std::string& text, const fs::path& folder, bool markdown) {
  const auto scratch = fs::temp_directory_path() / ("runbook-transcript-" + std::to_string(::getpid()));
  fs::create_directories(scratch);
  std::istringstream in{text};
  std::string result;
  bool inside = !markdown, answered = false;
  for (std::string line; std::getline(in, line);) {
    if (markdown && line.starts_with("```")) {
      inside = line == "```console";
      answered = false;
    } else if (inside && line.starts_with("$ ")) {
      result += line + "\n" + run(line.substr(2), folder, scratch);
      answered = true;
      continue;
    } else if (inside && answered && !(line.empty() && !markdown && in.peek() == '$') && !line.starts_with("#: ")) {
      continue;  // the old answer
    }
    result += line + "\n";
  }
  fs::remove_all(scratch);
  return result;
}

/// From the first line that differs on, a few of each; empty where none does.
std::string difference(const std::string& expected, const std::string& actual) {
  std::istringstream left{expected}, right{actual};
  const auto shown_line = [](std::string line) { return replace_all(line, "\r", "\\r"), line + "\n"; };
  std::string before, a, b;
  for (std::size_t line = 1;; ++line) {
    const bool more = static_cast<bool>(std::getline(left, a)), also = static_cast<bool>(std::getline(right, b));
    if (!more && !also) return {};
    if (more == also && a == b) {
      if (a.starts_with("$ ")) before = a;
      continue;
    }
    std::string text = "line " + std::to_string(line) + ", after " + before + "\n";
    for (int shown = 0; more && shown < 6 && (shown == 0 || std::getline(left, a)); ++shown) text += "  expected: " + shown_line(a);
    for (int shown = 0; also && shown < 6 && (shown == 0 || std::getline(right, b)); ++shown) text += "  actual:   " + shown_line(b);
    return text;
  }
}

struct Case {
  fs::path file;
  fs::path folder;
  bool markdown = false;
};

std::vector<Case> cases() {
  std::vector<Case> found;
  const auto cli = root / "tests/cases/cli";
  for (const auto& entry : fs::recursive_directory_iterator{cli}) {
    if (entry.path().extension() != ".txt") continue;
    const auto folder = entry.path().parent_path();
    found.push_back({entry.path(), folder.filename() == "shipped" ? root : folder, false});
  }
  found.push_back({root / "README.md", root, true});
  for (const auto& entry : fs::directory_iterator{root / "docs"})
    if (entry.path().extension() == ".md") found.push_back({entry.path(), root, true});
  std::sort(found.begin(), found.end(), [](const Case& a, const Case& b) { return a.file < b.file; });
  return found;
}

}  // namespace

TEST_CASE("every transcript is what the program says today") {
  std::size_t typed = 0;
  for (const auto& one : cases()) {
    const auto text = read_whole(one.file);
    const auto again = replayed(text, one.folder, one.markdown);
    for (std::size_t at = text.find("\n$ "); at != text.npos; at = text.find("\n$ ", at + 1)) ++typed;
    INFO(one.file.string());
    if (std::getenv("RUNBOOK_ACCEPT") != nullptr && again != text) {
      std::ofstream{one.file, std::ios::binary} << again;
      FAIL_CHECK("written anew; run again without RUNBOOK_ACCEPT");
      continue;
    }
    if (again != text) FAIL_CHECK(difference(text, again));
  }
  CHECK(typed >= 10);  // the search for transcripts itself works
}
