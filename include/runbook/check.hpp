// The rules: what is wrong with a workspace that reads well.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "runbook/diagnostic.hpp"
#include "runbook/load.hpp"

namespace runbook {

enum class Rules : std::uint8_t {
  all,
  errors,  ///< only those that can make a workspace unusable: what `status` and `oncall` need to know before they answer
};

/// Everything found: what `load` found and what the rules find in the model, less what comments allow (and the findings
/// about those comments), sorted by file, place and code, each once. `now` is for the rules that look ahead (RB502,
/// RB504, RB602). `threads`: how many may look at once; the result is the same with any number.
[[nodiscard]] std::vector<Diagnostic> check(const Loaded& loaded, Instant now, Rules rules = Rules::all, unsigned threads = 1);

/// Why a code exists, with a bad and a good example; what `explain` prints and docs/rules.md shows. `why` is paragraphs
/// with a blank line between them, words of the language in backquotes. The examples are excerpts of a workspace: each
/// document begins with a comment that names its file, and whatever a workspace needs besides is left out.
struct Explanation {
  Code code;
  std::string_view why;
  std::string_view bad;   ///< gives just this code, once, on 2026-11-23
  std::string_view good;  ///< gives nothing
};
/// The explanation of a code; every code has one.
[[nodiscard]] const Explanation* explain(Code code);

/// The codes that a word of the command line names: one by its id (`RB601`) or name (`issue-without-fix`), or all whose
/// ids begin with it (`RB6`, `RB`). Nothing where it names none.
[[nodiscard]] std::vector<Code> codes_named(std::string_view word);
/// The id or name that a word which names no code may have meant; nothing where none is near.
[[nodiscard]] std::optional<std::string> nearest_code(std::string_view word);

}  // namespace runbook
