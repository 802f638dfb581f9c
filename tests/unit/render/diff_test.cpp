// The diff of `check --fix`, whole.
#include <catch2/catch.hpp>

#include "runbook/render.hpp"

using namespace runbook;

namespace {

MendedFile mended(const std::string& before, std::vector<Edit> edits) {
  MendedFile file;
  file.path = file.shown = "a.yaml";
  file.before = before;
  file.after = edited(before, FileId{}, edits);
  file.origins = origins(before, FileId{}, std::move(edits));
  return file;
}

Edit replace(const std::string& text, const std::string& part, std::string with) {
  const auto at = static_cast<std::uint32_t>(text.find(part));
  return {{FileId{}, {at, at + static_cast<std::uint32_t>(part.size())}}, std::move(with)};
}

std::string numbered(int count) {
  std::string text;
  for (int i = 1; i <= count; ++i) text += "line " + std::to_string(i) + "\n";
  return text;
}

}  // namespace

TEST_CASE("a diff shows each change with three lines around it, near ones together") {
  const auto text = numbered(30);
  const auto file = mended(text, {replace(text, "line 2\n", "LINE 2\n"), replace(text, "line 3\n", ""), replace(text, "line 10\n", ""),
                                  replace(text, "line 30", "end")});
  CHECK(check_diff({file}, {}) ==
        "--- a.yaml\n+++ a.yaml\n"
        "@@ -1,13 +1,11 @@\n line 1\n-line 2\n-line 3\n+LINE 2\n line 4\n line 5\n line 6\n line 7\n line 8\n line 9\n-line 10\n line 11\n line 12\n line 13\n"
        "@@ -27,4 +25,4 @@\n line 27\n line 28\n line 29\n-line 30\n+end\n");
}

TEST_CASE("a diff tells where no line break ends a file, and takes a file that loses all of its lines") {
  CHECK(check_diff({mended("a\nb", {replace("a\nb", "b", "c")})}, {}) ==
        "--- a.yaml\n+++ a.yaml\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+c\n\\ No newline at end of file\n");
  CHECK(check_diff({mended("a\n", {replace("a\n", "a\n", "")})}, {}) == "--- a.yaml\n+++ a.yaml\n@@ -1 +0,0 @@\n-a\n");
  CHECK(check_diff({}, {}) == "");
}

TEST_CASE("a diff shows no secret and sends no control to the terminal") {
  const std::string text = "slak: xoxb-1\x1b[31m # x\r\n\ttab\n";
  auto file = mended(text, {replace(text, "slak", "slack")});
  file.secrets_before = {{6, 12}};
  file.secrets_after = {{7, 13}};
  CHECK(check_diff({file}, {}) ==
        "--- a.yaml\n+++ a.yaml\n@@ -1,2 +1,2 @@\n-slak: ••••••␛[31m # x\r\n+slack: ••••••␛[31m # x\r\n \ttab\n");
}
