// Putting a list into an order that was found without moving what it holds.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

namespace runbook::text {

/// Item `from[i]` comes to place `i`. Each item moves once, within the list: a second one beside it would be as large as
/// what a workspace of a million sources takes.
template <class T>
void reorder(std::vector<T>& list, std::vector<std::size_t> from) {
  for (std::size_t i = 0; i < from.size(); ++i) {
    if (from[i] == i) continue;
    T held = std::move(list[i]);
    std::size_t hole = i;
    while (from[hole] != i) {
      const std::size_t next = from[hole];
      list[hole] = std::move(list[next]);
      from[hole] = hole;
      hole = next;
    }
    list[hole] = std::move(held);
    from[hole] = hole;
  }
}

}  // namespace runbook::text
