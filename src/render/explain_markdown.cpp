#include "runbook/check.hpp"
#include "runbook/explain.hpp"

namespace runbook {
namespace {

constexpr auto head =
    "# What `runbook check` finds\n"
    "\n"
    "Made by `runbook explain --format markdown`; the text stands beside each rule in `src/check/`.\n"
    "\n"
    "A code never changes its meaning. Code and name serve alike: in `runbook explain RB301` and\n"
    "`runbook explain accountable-not-one`, in `runbook check --select` and `--ignore`, and in a comment that allows a finding\n"
    "where it is meant so, on the line or above it, with its reason:\n"
    "\n"
    "```yaml\n"
    "issues:\n"
    "  # runbook: allow RB601 the vendor mends it\n"
    "  - { id: late, title: Orders are late }\n"
    "```\n"
    "\n"
    "The examples are excerpts: each document begins with its file's name, and whatever a workspace needs besides is left out.\n"
    "\n";

std::string_view title_of_hundred(unsigned hundred) {
  constexpr std::string_view titles[] = {"Reading", "The language", "Names", "Who", "Promises", "On call", "The runbook itself", "Comments"};
  return titles[hundred];
}

std::string_view word_of(Severity severity) { return severity == Severity::error ? "error" : "warning"; }

/// As GitHub makes it of a heading `RB301 accountable-not-one`.
std::string anchor_of(const CodeInfo& row) {
  auto id = code_id(row.code);
  for (char& c : id) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return "#" + id + "-" + std::string{row.name};
}

std::string contents() {
  std::string out = "| code | name | severity | finds |\n|---|---|---|---|\n";
  for (const auto& row : all_codes()) {
    out += "| [" + code_id(row.code) + "](" + anchor_of(row) + ") | " + std::string{row.name} + " | " +
           std::string{word_of(row.severity)} + " | " + std::string{row.summary} + " |\n";
  }
  return out;
}

std::string example(std::string_view title, std::string_view text) {
  return "\n" + std::string{title} + ":\n\n```yaml\n" + std::string{text} + "\n```\n";
}

}  // namespace

std::string rules_markdown() {
  std::string out = head + contents();
  unsigned hundred = ~0u;
  for (const auto& row : all_codes()) {
    const unsigned group = static_cast<unsigned>(row.code) / 100;
    if (group != hundred) out += "\n## " + std::string{title_of_hundred(group)} + "\n";
    hundred = group;
    const auto& explanation = *explain(row.code);
    out += "\n### " + code_id(row.code) + " " + std::string{row.name} + "\n\n*" + std::string{word_of(row.severity)} + ":* " +
           std::string{row.summary} + ".\n\n" + std::string{explanation.why} + "\n";
    out += example("Bad", explanation.bad) + example("Good", explanation.good);
  }
  return out;
}

}  // namespace runbook
