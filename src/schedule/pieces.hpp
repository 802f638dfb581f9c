// Joining pieces of time that agree.
#pragma once

#include <vector>

#include "runbook/time.hpp"

namespace runbook::oncall {

/// Appends a thing with an Interval `when`, or makes the last one longer where the new one follows at once and `same`
/// says that they agree in all else. Things come in the order of time.
template <class T, class Same>
void append_joined(std::vector<T>& list, T item, const Same& same) {
  if (!list.empty() && list.back().when.end == item.when.begin && same(list.back(), item)) {
    list.back().when.end = item.when.end;
  } else {
    list.push_back(std::move(item));
  }
}

/// As above, for bare intervals.
inline void append_joined(std::vector<Interval>& list, Interval item) {
  if (!list.empty() && list.back().end == item.begin) {
    list.back().end = item.end;
  } else {
    list.push_back(item);
  }
}

}  // namespace runbook::oncall
