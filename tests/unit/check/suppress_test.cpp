// `# runbook: allow CODE reason`: what comments silence, where, and what is said of those that silence nothing.
#include <catch2/catch.hpp>

#include "check/workspace_text.hpp"

using namespace runbook;
using namespace runbook::testing;

namespace {

const std::string company = "workspace: cases\ntimezone: Europe/Berlin\npeople: { ann: {}, bob: {} }\n---\n";

/// A pipeline whose common issues are `issues`; its first line is 12.
std::string with_issues(const std::string& issues) {
  return company + "pipeline: sales\ntitle: Sales\nreviewed: 2026-11-01\nsources: [ { id: orders } ]\nowners: { primary: ann }\n" +
         "raci: { responsible: ann, accountable: bob }\nissues:\n" + issues;
}

/// "12 RB601", ascending.
std::vector<std::string> found(const std::string& text) {
  const auto loaded = load_text(text);
  const text::LineIndex lines{text};
  std::vector<std::string> findings;
  for (const auto& finding : check(loaded, case_now))
    findings.push_back(std::to_string(lines.position(finding.at.span.begin).line) + " " + code_id(finding.code));
  return findings;
}

using Findings = std::vector<std::string>;

}  // namespace

TEST_CASE("an allow holds for the key or list item on its line, or, alone on a line, for the next that begins") {
  CHECK(found(with_issues("  - { id: a, title: A }  # runbook: allow RB601 reason\n")) == Findings{});
  CHECK(found(with_issues("  # runbook: allow RB601 reason\n  - { id: a, title: A }\n")) == Findings{});
  CHECK(found(with_issues("  # runbook: allow RB601 reason\n\n  # a remark\n  - { id: a, title: A }\n")) == Findings{});
  CHECK(found(with_issues("  - id: a  # runbook: allow RB601 reason\n    title: A\n")) == Findings{});
  CHECK(found(with_issues("  - title: A  # runbook: allow RB601 reason\n    id: a\n")) == Findings{});
  CHECK(found(with_issues("  - title: A\n    id: a  # runbook: allow RB601 reason\n")) == Findings{});
  CHECK(found(with_issues("  - title: A  \n    # runbook: allow RB601 reason\n    id: a\n")) == Findings{});
  CHECK(found(with_issues("  - { title: A,\n      id: a }  # runbook: allow RB601 reason\n")) == Findings{});
  CHECK(found(with_issues("  - { id: a, title: A }\n  # runbook: allow RB601 reason\n  - { id: b, title: B }\n")) == Findings{"12 RB601"});
}

TEST_CASE("an allow above a key holds for all that is nested in it, and for nothing else") {
  const std::string two = "  - { id: a, title: A }\n  - { id: b, title: B }\n";
  auto text = with_issues(two);
  CHECK(found(text) == Findings{"12 RB601", "13 RB601"});
  text.replace(text.find("issues:\n"), 8, "issues:  # runbook: allow RB601 reason\n");
  CHECK(found(text) == Findings{});
  text = with_issues(two);
  text.replace(text.find("pipeline:"), 0, "# runbook: allow RB601 reason\n");  // the key `pipeline` alone
  CHECK(found(text) == Findings{"5 RB702", "13 RB601", "14 RB601"});
}

TEST_CASE("an allow names its code by id or name, several with commas or blanks between them") {
  const auto with = [](const std::string& comment) {
    return found(company + "pipeline: sales\ntitle: Sales\n# runbook: allow " + comment + "\nreviewed: 2020-01-01\n" +
                 "sources: [ { id: orders } ]\nowners: { primary: ann }\nraci: { responsible: ann, accountable: bob }\n");
  };
  for (const auto* comment : {"RB602 reason", "stale-review reason", "RB602: reason", "RB602 - reason", "RB602, the reason",
                              "RB602\treason", "RB602 ärgerlich", "RB602 nobody reads it, or so it seems"}) {
    INFO(comment);
    CHECK(with(comment) == Findings{});
  }
  for (const auto* comment : {"RB602,RB601 reason", "RB601, stale-review reason", "RB602 RB601 reason", "RB602 RB601: reason"}) {
    INFO(comment);
    CHECK(with(comment) == Findings{"7 RB702"});
  }
  for (const auto* comment : {"RB602", "RB602 ", "RB602,", "RB602 RB601", "RB602 ...", ""}) {
    INFO(comment);
    CHECK(with(comment) == Findings{"7 RB701", "8 RB602"});
  }
  for (const auto* comment : {"because it is so", "RB600 reason", "RB6 reason", "stale reason", "rb602 reason"}) {
    INFO(comment);
    CHECK(with(comment) == Findings{"7 RB702", "8 RB602"});
  }
}

TEST_CASE("only a comment that says allow is one") {
  for (const auto* comment : {"# runbook: allowed RB601 reason", "# runbook allow RB601 reason", "# allow RB601 reason", "#runbook:allows RB601 x"}) {
    INFO(comment);
    CHECK(found(with_issues("  - { id: a, title: A }  " + std::string{comment} + "\n")) == Findings{"12 RB601"});
  }
  CHECK(found(with_issues("  - { id: a, title: A }  #runbook:allow RB601 reason\n")) == Findings{});
}

TEST_CASE("an allow works in a file of CRLF lines") {
  std::string text = with_issues("  # runbook: allow RB601 reason\n  - { id: a, title: A }\n  # runbook: allow RB601\n  - { id: b, title: B }\n"), crlf;
  for (const char c : text) crlf += c == '\n' ? std::string{"\r\n"} : std::string{c};
  CHECK(found(crlf) == Findings{"14 RB701", "15 RB601"});
}

TEST_CASE("an error is silenced like a warning, but those who evaluate the workspace are told of what breaks it") {
  const auto text = company + "pipeline: sales\ntitle: Sales\nreviewed: 2026-11-01\nsources: [ { id: orders } ]\n" +
                    "owners: { primary: nobody }  # runbook: allow RB201 they come in May\nraci: { responsible: ann, accountable: bob }\n";
  CHECK(check_text(text).empty());
  CHECK(check_text(text, Rules::errors).size() == 1);
}

TEST_CASE("an allow is not called unused where a fault may have kept its rule silent") {
  CHECK(found(with_issues("  # runbook: allow RB601 reason\n  - { id: a, title: A, fix: { a: b } }\n")) == Findings{"13 RB103"});
  const auto broken_company = "workspace: cases\n\ttimezone: Europe/Berlin\n---\n";
  const auto pipeline = "pipeline: sales\ntitle: Sales\nreviewed: 2026-11-01\nsources: [ { id: orders } ]\nowners: { primary: ann }\n"
                        "raci: { responsible: ann, accountable: bob, informed: ann }  # runbook: allow RB304 reason\n";
  CHECK(found(std::string{broken_company} + pipeline) == Findings{"2 RB002"});
}

TEST_CASE("what is said of an allow that does not work") {
  CHECK(shown(with_issues("  # runbook: allow RB601, RB999, stale_review reason\n  - { id: a, title: A, fix: wait }\n"
                          "  # runbook: allow RB601\n  - { id: b, title: B, fix: wait }\n  # runbook: allow RB601 reason\n")) ==
        "12:20-12:25 warning RB702: this `allow` silences nothing: there is no RB601 (issue-without-fix) here\n"
        "  help: remove the code from the comment\n"
        "  13:5-13:5: it holds for this, and all nested in it\n"
        "12:27-12:32 warning RB702: `RB999` is the code or name of no finding\n"
        "  help: `runbook explain` lists all codes and names\n"
        "12:34-12:46 warning RB702: `stale_review` is the code or name of no finding\n"
        "  help: did you mean `stale-review`?\n"
        "14:3-14:25 error RB701: this `allow` gives no reason, so it silences nothing\n"
        "  help: say why after the code, as in `# runbook: allow RB601 the fix is in the vendor's hands`\n"
        "16:20-16:25 warning RB702: this `allow` silences nothing: no key and no list item stands on its line or below it\n"
        "  help: remove the comment\n");
}
