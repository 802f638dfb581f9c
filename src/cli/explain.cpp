// runbook explain.
#include "runbook/explain.hpp"

#include <memory>

#include "cli/commands.hpp"
#include "text/utf8.hpp"

namespace runbook::cli {
namespace {

struct ExplainOptions {
  std::vector<std::string> codes;
  std::string format = "text";
};

int run_explain(const Globals& globals, const ExplainOptions& options) {
  std::vector<Code> codes;
  for (const auto& word : options.codes) {
    const auto named = codes_named(word);
    if (named.empty()) no_such_code(word);
    codes.insert(codes.end(), named.begin(), named.end());
  }
  const auto text = text_options(globals);
  if (options.format == "markdown") {
    if (!codes.empty()) throw CommandError{"--format markdown is the page of all codes; name none"};
    print(rules_markdown());
  } else if (options.format == "json") {
    if (codes.empty()) codes = codes_named("RB");
    print(explain_json(codes));
  } else {
    print(codes.empty() ? codes_text(text) : explain_text(codes, text));
  }
  return Exit::done;
}

}  // namespace

Command explain_command() {
  const auto options = std::make_shared<ExplainOptions>();
  return {"explain",
          "Say what a code of check means, why, and how to do better",
          {"runbook explain RB402", "runbook explain accountable-not-one", "runbook explain"},
          {{"CODE", "", "An id, a name, or the beginning of ids (RB6); all codes in a table without one", &options->codes},
           {"--format", "FORMAT", "How to show it; markdown is docs/rules.md", &options->format, {"text", "json", "markdown"}}},
          [options](const Globals& globals) { return run_explain(globals, *options); }};
}

}  // namespace runbook::cli
