// Every example of an explanation is run.
#include <catch2/catch.hpp>

#include "check/excerpt.hpp"

using namespace runbook;
using namespace runbook::testing;

namespace {

/// What an excerpt gives, each finding as its code. The frame uses nothing that an excerpt defines, so RB203 is heard
/// only where it is asked for.
std::vector<std::string> codes_found(std::string_view excerpt, Code about) {
  MemoryFiles files{files_of(excerpt)};
  const auto loaded = load(files, "");
  std::vector<std::string> codes;
  for (const auto& finding : check(loaded, case_now)) {
    if (finding.code != Code::unused_definition || about == Code::unused_definition) codes.push_back(code_id(finding.code));
  }
  UNSCOPED_INFO(shown(loaded, check(loaded, case_now)));
  return codes;
}

bool is_tidy(std::string_view text) {
  return !text.empty() && !text.starts_with('\n') && !text.ends_with('\n') && !text.ends_with(' ') &&
         text.find(" \n") == text.npos && text.find('\t') == text.npos && text.find('\x1b') == text.npos;
}

}  // namespace

TEST_CASE("every code has an explanation, whose bad example gives just this code and whose good one gives nothing") {
  for (const auto& row : all_codes()) {
    DYNAMIC_SECTION(code_id(row.code) << " " << row.name) {
      REQUIRE(explain(row.code));
      const auto& explanation = *explain(row.code);
      CHECK(explanation.code == row.code);
      CHECK(codes_found(explanation.bad, row.code) == std::vector{code_id(row.code)});
      CHECK(codes_found(explanation.good, row.code) == std::vector<std::string>{});
    }
  }
}

TEST_CASE("explanations are sentences that fit where they are shown") {
  for (const auto& row : all_codes()) {
    DYNAMIC_SECTION(code_id(row.code) << " " << row.name) {
      const auto& explanation = *explain(row.code);
      CHECK(is_tidy(explanation.why));
      CHECK(is_tidy(explanation.bad));
      CHECK(is_tidy(explanation.good));
      CHECK(explanation.why.ends_with('.'));
      CHECK(explanation.why.size() <= 1000);  // GitHub's limit of a rule's full description is 1,024 characters
      for (const auto example : {explanation.bad, explanation.good}) {
        std::size_t longest = 0;
        for (std::size_t at = 0; at < example.size();) {
          const auto end = std::min(example.find('\n', at), example.size());
          longest = std::max(longest, end - at);
          at = end + 1;
        }
        CHECK(longest <= 100);
      }
    }
  }
}

TEST_CASE("a word names one code by id or name, or all whose ids begin with it") {
  const auto ids = [](std::string_view word) {
    std::vector<std::string> list;
    for (const auto code : codes_named(word)) list.push_back(code_id(code));
    return list;
  };
  using Ids = std::vector<std::string>;
  CHECK(ids("RB402") == Ids{"RB402"});
  CHECK(ids("accountable-not-one") == Ids{"RB301"});
  CHECK(ids("RB6") == Ids{"RB601", "RB602", "RB603"});
  CHECK(ids("RB60") == Ids{"RB601", "RB602", "RB603"});
  CHECK(codes_named("RB").size() == all_codes().size());
  for (const auto* word : {"", "R", "rb402", "RB9", "RB4022", "accountable", "RB402 "}) CHECK(ids(word) == Ids{});
}

TEST_CASE("a word that names no code is answered with the nearest id or name") {
  CHECK(nearest_code("rb402") == "RB402");
  CHECK(nearest_code("acountable-not-one") == "accountable-not-one");
  CHECK(nearest_code("stale_review") == "stale-review");
  CHECK(nearest_code("nothing-like-it-at-all") == std::nullopt);
}
