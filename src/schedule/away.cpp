#include <algorithm>

#include "schedule/context.hpp"

namespace runbook::oncall {
namespace {

/// The times that lie in both; both ascend and are free of overlaps, and so is what comes out.
std::vector<Interval> common(const std::vector<Interval>& a, const std::vector<Interval>& b) {
  std::vector<Interval> result;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end(); (i->end < j->end ? i : j)++) {
    if (const Interval both = intersect(*i, *j); !both.empty()) result.push_back(both);
  }
  return result;
}

}  // namespace

std::optional<Interval> everybody_away(const Context& context, const Rotation& rotation, Instant after) {
  const Zone zone = context.regime_of(rotation).zone;
  const auto start_of = [&](const Era& era) { return zone.to_instant(LocalTime{era.from} + rotation.handoff.time); };
  const auto& eras = rotation.roster;
  for (std::size_t i = 0; i < eras.size(); ++i) {
    std::vector<Interval> away{{start_of(eras[i]), i + 1 < eras.size() ? start_of(eras[i + 1]) : Instant::max()}};
    bool anybody = false;
    for (const PersonRef& person : eras[i].members) {
      if (!person.to) continue;
      anybody = true;
      away = common(away, context.leave_of(*person.to));
    }
    if (!anybody) continue;
    const auto ends_later = [after](const Interval& interval) { return interval.end > after; };
    const auto first = std::find_if(away.begin(), away.end(), ends_later);
    if (first != away.end()) return *first;
  }
  return std::nullopt;
}

}  // namespace runbook::oncall
