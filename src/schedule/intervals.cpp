#include "schedule/intervals.hpp"

#include <algorithm>

namespace runbook::oncall {

std::vector<Interval> merged(std::vector<Interval> intervals) {
  std::erase_if(intervals, [](const Interval& interval) { return interval.empty(); });
  std::ranges::sort(intervals);
  std::vector<Interval> result;
  for (const Interval& next : intervals) {
    if (!result.empty() && next.begin <= result.back().end) {
      result.back().end = std::max(result.back().end, next.end);
    } else {
      result.push_back(next);
    }
  }
  return result;
}

std::vector<Interval> without(const std::vector<Interval>& from, const std::vector<Interval>& taken) {
  std::vector<Interval> left;
  auto first = taken.begin();
  for (Interval part : from) {
    while (first != taken.end() && first->end <= part.begin) ++first;
    for (auto next = first; next != taken.end() && next->begin < part.end; ++next) {
      if (part.begin < next->begin) left.push_back({part.begin, next->begin});
      part.begin = next->end;
    }
    if (!part.empty()) left.push_back(part);
  }
  return left;
}

std::vector<Interval> common(const std::vector<Interval>& a, const std::vector<Interval>& b) {
  std::vector<Interval> result;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end(); (i->end < j->end ? i : j)++) {
    if (const Interval both = intersect(*i, *j); !both.empty()) result.push_back(both);
  }
  return result;
}

Seconds length_of(const std::vector<Interval>& intervals) {
  Seconds sum{0};
  for (const Interval& interval : intervals) sum += interval.end - interval.begin;
  return sum;
}

}  // namespace runbook::oncall
