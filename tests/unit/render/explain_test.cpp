#include "runbook/explain.hpp"

#include "render/golden.hpp"
#include "support/places.hpp"

using namespace runbook;
using namespace runbook::testing;

TEST_CASE("docs/rules.md is what explain makes") {
  const std::string path = places::root() + "/docs/rules.md";
  const std::string made = rules_markdown();
  INFO("runbook explain --format markdown > docs/rules.md");
  CHECK(made == read_file(path));
}

TEST_CASE("an explanation at a terminal") {
  const Code one[] = {Code::resolve_before_alarm};
  is_as_expected("explain_80.txt", explain_text(one, {false, 80}));
  is_as_expected("explain_color.txt", explain_text(one, {true, 200}));
  const Code two[] = {Code::stale_review, Code::duplicate_key};
  is_as_expected("explain_two_40.txt", explain_text(two, {false, 40}));
}

TEST_CASE("an explanation for programs") {
  const Code codes[] = {Code::issue_without_fix, Code::unknown_version};
  is_as_expected("explain.json", explain_json(codes));
}

TEST_CASE("the list of codes") {
  is_as_expected("codes_100.txt", codes_text({false, 100}));
  is_as_expected("codes_color_60.txt", codes_text({true, 60}));
}
