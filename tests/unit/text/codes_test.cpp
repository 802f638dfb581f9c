#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "runbook/diagnostic.hpp"
#include "runbook/source.hpp"

using namespace runbook;

TEST_CASE("every code is found by its number and by its name, and by nothing else") {
  CHECK(std::ranges::is_sorted(all_codes(), {}, &CodeInfo::code));
  for (const CodeInfo& row : all_codes()) {
    CAPTURE(row.name);
    CHECK(find_code(code_id(row.code)) == row.code);
    CHECK(find_code(row.name) == row.code);
    CHECK(info(row.code).name == row.name);
  }
  CHECK(code_id(Code::unreadable_file) == "RB001");
  CHECK(code_id(Code::accountable_not_one) == "RB301");
  CHECK(find_code("RB301") == Code::accountable_not_one);
  CHECK(find_code("rb301") == std::nullopt);
  CHECK(find_code("301") == std::nullopt);
  CHECK(find_code("") == std::nullopt);
}

TEST_CASE("a diagnostic takes its usual severity from the table") {
  CHECK(make_diagnostic(Code::duplicate_key, {}, "x").severity == Severity::error);
  CHECK(make_diagnostic(Code::stale_review, {}, "x").severity == Severity::warning);
}

TEST_CASE("views into a source stay valid as sources are added") {
  Sources sources;
  const FileId first = sources.add("a.yaml", "short");  // short texts live inside of their string
  const std::string_view text = sources.text(first);
  for (int i = 0; i < 1000; ++i) (void)sources.add("b.yaml", "x");
  CHECK(text.data() == sources.text(first).data());
  CHECK(text == "short");
  CHECK(sources.path(first) == "a.yaml");
  CHECK(sources.size() == 1001);
}
