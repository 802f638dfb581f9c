// A FairnessReport in words and numbers.
#pragma once

#include <string>
#include <vector>

#include "render/json.hpp"
#include "runbook/fairness.hpp"

namespace runbook::render {

/// `seconds`, `night_seconds` … `holidays`.
[[nodiscard]] Json json_load(const Load& load);

[[nodiscard]] Seconds sum_of(const std::vector<Interval>& intervals);
[[nodiscard]] Seconds longest_of(const std::vector<Interval>& intervals);

/// Parts of 10,000 as `98.5 %`, `100 %`; what is not whole never reads as 100.
[[nodiscard]] std::string percent(int parts);
/// `118 %`; a dash where nothing was theirs to take.
[[nodiscard]] std::string share_in_words(const PersonFairness& one);
/// `2, 48 h`; empty for none.
[[nodiscard]] std::string occasions_in_words(const Occasions& one);

/// The busiest first: by share, then weighted time, then as they stand.
[[nodiscard]] std::vector<const PersonFairness*> busiest_first(const std::vector<PersonFairness>& people);

/// Those who are on call in more than one rotation.
[[nodiscard]] std::vector<const PersonTotal*> in_several(const std::vector<PersonTotal>& people);

/// How the numbers come about, in a sentence.
inline constexpr std::string_view formula_in_words =
    "Weighted: an hour counts 1, and 1 more by night (22:00 to 06:00), 1 more on a weekend, 2 more on a holiday. Share: the weighted "
    "hours against a fair part, which is what everybody in the roster who was there would have had. Score: the mean of coverage and "
    "balance, the part of the weighted hours that lies where it should.";

}  // namespace runbook::render
