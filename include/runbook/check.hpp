// The rules: what is wrong with a workspace that reads well.
#pragma once

#include <span>
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
/// RB504, RB602).
[[nodiscard]] std::vector<Diagnostic> check(const Loaded& loaded, Instant now, Rules rules = Rules::all);

/// Why a code exists, with a bad and a good example; what `explain` prints and docs/rules.md shows.
struct Explanation {
  Code code;
  std::string_view why;
  std::string_view bad;   ///< YAML; documents that, with what the example's frame adds, give exactly this code
  std::string_view good;
};
[[nodiscard]] const Explanation* explain(Code code);

}  // namespace runbook
