// The least that an evaluation can be: for each source its last arrival against two thresholds, joined with its owner and
// counted by state. Columns of numbers, no calendar, no names: a floor, not a peer.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "runbook/evaluate.hpp"

namespace bench {

class BareLoop {
 public:
  explicit BareLoop(const runbook::Facts& facts) {
    for (std::size_t i = 0; i < facts.sources.size(); ++i) {
      const auto seen = facts.sources.at(i);
      arrivals_.push_back(seen.empty() ? 0 : seen.back().time_since_epoch().count());
      rules_.push_back(static_cast<std::uint32_t>(i % 4));
      owners_.push_back(static_cast<std::uint32_t>(i / 100));
    }
    told_.resize(facts.sources.size() / 100 + 1);
  }

  void run(runbook::Instant now) {
    constexpr std::array<std::int64_t, 4> warn{86400, 172800, 43200, 604800}, alarm{172800, 345600, 86400, 1209600};
    const std::int64_t at = now.time_since_epoch().count();
    for (std::size_t i = 0; i < arrivals_.size(); ++i) {
      const std::int64_t age = at - arrivals_[i];
      const bool late = age >= warn[rules_[i]];
      problems_ += late;
      told_[owners_[i]] += late ? 1 + (age >= alarm[rules_[i]]) : 0;
    }
  }
  [[nodiscard]] std::size_t problems() const { return problems_; }

 private:
  std::vector<std::int64_t> arrivals_;
  std::vector<std::uint32_t> rules_, owners_, told_;
  std::size_t problems_ = 0;
};

}  // namespace bench
