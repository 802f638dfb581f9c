#include "evaluate/observed.hpp"

#include <algorithm>

namespace runbook::evaluation {
namespace {

using Iterator = std::vector<Observation>::const_iterator;

/// The first observation that does not count at `now`.
Iterator end_of_counting(const std::vector<Observation>& seen, Instant now) {
  return std::upper_bound(seen.begin(), seen.end(), now + kClockSkew,
                          [](Instant limit, const Observation& o) { return limit < o.at; });
}

}  // namespace

std::optional<Instant> latest(const std::vector<Observation>& seen, Instant now) {
  const Iterator end = end_of_counting(seen, now);
  if (end == seen.begin()) return std::nullopt;
  return std::min(std::prev(end)->at, now);
}

std::vector<Observation> counting(const std::vector<Observation>& seen, Instant now) {
  std::vector<Observation> result{seen.begin(), end_of_counting(seen, now)};
  const auto at_now = std::lower_bound(result.begin(), result.end(), now,
                                       [](const Observation& o, Instant limit) { return o.at < limit; });
  for (auto it = at_now; it != result.end(); ++it) it->at = now;
  std::stable_sort(at_now, result.end(), [](const Observation& a, const Observation& b) { return a.order < b.order; });
  return result;
}

std::size_t count_later(const Facts& facts, Instant now) {
  std::size_t count = 0;
  for (const auto* kind : {&facts.sources, &facts.obligations}) {
    for (const auto& pipeline : *kind) {
      for (const auto& seen : pipeline) count += static_cast<std::size_t>(seen.end() - end_of_counting(seen, now));
    }
  }
  return count;
}

}  // namespace runbook::evaluation
