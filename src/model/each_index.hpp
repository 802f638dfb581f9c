// Work on the items of a list, on several threads.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <future>
#include <vector>

namespace runbook::model {

/// How many of `threads` are worth their start for so many items. A thread costs some 50 microseconds to start; `least`:
/// how many items take twice that.
[[nodiscard]] inline std::size_t worth_starting(std::size_t items, std::size_t least, unsigned threads) {
  return std::clamp<std::size_t>(items / least, 1, std::max(threads, 1u));
}

/// work(i) for each of 0 to count, on so many threads, this one among them; a fault of one is thrown here.
template <class Work>
void each_index(std::size_t count, std::size_t threads, Work work) {
  // A few at a time: neighbours lie side by side in memory, and two threads that write there would wait for each other.
  const std::size_t step = std::clamp<std::size_t>(count / (threads * 64), 1, 16);
  std::atomic<std::size_t> next{0};
  const auto run = [&] {
    for (std::size_t first; (first = next.fetch_add(step)) < count;) {
      for (std::size_t i = first; i < std::min(first + step, count); ++i) work(i);
    }
  };
  std::vector<std::future<void>> others;
  for (std::size_t t = 1; t < threads; ++t) others.push_back(std::async(std::launch::async, run));
  run();
  for (auto& other : others) other.get();
}

}  // namespace runbook::model
