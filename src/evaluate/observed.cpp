#include "evaluate/observed.hpp"

#include <algorithm>

namespace runbook::evaluation {
namespace {

Instant instant_of(Instant at) { return at; }
Instant instant_of(const Observation& seen) { return seen.at; }

/// Those that count at `now`: the first so many.
template <class T>
std::span<const T> counting_of(std::span<const T> seen, Instant now) {
  const auto end = std::upper_bound(seen.begin(), seen.end(), now + kClockSkew, [](Instant limit, const T& one) { return limit < instant_of(one); });
  return {seen.begin(), end};
}

template <class T>
std::size_t later_of(const BySubject<T>& lists, Instant now) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < lists.size(); ++i) count += lists.at(i).size() - counting_of(lists.at(i), now).size();
  return count;
}

}  // namespace

std::optional<Instant> latest(std::span<const Instant> seen, Instant now) {
  const auto counting = counting_of(seen, now);
  if (counting.empty()) return std::nullopt;
  return std::min(counting.back(), now);
}

std::vector<Observation> counting(std::span<const Observation> seen, Instant now) {
  const auto all = counting_of(seen, now);
  std::vector<Observation> result{all.begin(), all.end()};
  const auto at_now = std::ranges::lower_bound(result, now, {}, &Observation::at);
  for (auto it = at_now; it != result.end(); ++it) it->at = now;
  std::stable_sort(at_now, result.end(), [](const Observation& a, const Observation& b) { return a.order < b.order; });
  return result;
}

std::size_t count_later(const Facts& facts, Instant now) {
  return later_of(facts.sources, now) + later_of(facts.obligations, now);
}

}  // namespace runbook::evaluation
