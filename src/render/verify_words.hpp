// What the formats of `test` say alike.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "runbook/verify.hpp"

namespace runbook::render {

struct VerdictCount {
  std::size_t all = 0;
  std::size_t failed = 0;
};
[[nodiscard]] VerdictCount count(const ExpectationResult& result);
[[nodiscard]] VerdictCount count(const ScenarioResult& result);
[[nodiscard]] VerdictCount count(const VerifyReport& report);

/// `engineer-1, engineer-2`; `nobody` where there is none, for subjects `nothing`, for a time `no such
/// time`.
[[nodiscard]] std::string listed(const std::vector<std::string>& names, Verdict::Kind kind);

/// `profit-unit/marketing`, `told`, `on call by data-engineers`: what a verdict is about.
[[nodiscard]] std::string about(const Verdict& verdict);

/// `freshness rule`, `notify list`.
[[nodiscard]] std::string_view in_words(Part::Kind kind);
/// `levels of freshness rules`, `notify lists`.
[[nodiscard]] std::string_view in_words_many(Part::Kind kind);

}  // namespace runbook::render
