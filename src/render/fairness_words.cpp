#include "render/fairness_words.hpp"

#include <algorithm>

#include "render/oncall_head.hpp"

namespace runbook::render {

Seconds sum_of(const std::vector<Interval>& intervals) {
  Seconds sum{0};
  for (const Interval& one : intervals) sum += one.end - one.begin;
  return sum;
}

Seconds longest_of(const std::vector<Interval>& intervals) {
  Seconds longest{0};
  for (const Interval& one : intervals) longest = std::max(longest, one.end - one.begin);
  return longest;
}

std::string percent(int parts) {
  const int tenths = parts / 10;
  return std::to_string(tenths / 10) + (tenths % 10 == 0 ? "" : "." + std::to_string(tenths % 10)) + " %";
}

std::string share_in_words(const PersonFairness& one) {
  const auto share = share_percent(one);
  return share ? std::to_string(*share) + " %" : "–";
}

std::string occasions_in_words(const Occasions& one) {
  return one.times == 0 ? "" : std::to_string(one.times) + " × " + hours(one.length);
}

std::vector<const PersonFairness*> busiest_first(const std::vector<PersonFairness>& people) {
  std::vector<const PersonFairness*> list;
  for (const PersonFairness& one : people) list.push_back(&one);
  std::ranges::stable_sort(list, std::greater<>{}, [](const PersonFairness* one) {
    return std::pair{share_percent(*one).value_or(0), one->load.weighted};
  });
  return list;
}

std::vector<const PersonTotal*> in_several(const std::vector<PersonTotal>& people) {
  std::vector<const PersonTotal*> list;
  for (const PersonTotal& one : people) {
    if (one.rotations.size() > 1) list.push_back(&one);
  }
  return list;
}

}  // namespace runbook::render
