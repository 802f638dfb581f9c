#include "schedule/whole.hpp"

#include <algorithm>

#include "schedule/walk.hpp"

namespace runbook::oncall {
namespace {

constexpr std::int64_t most_shifts = 100'000;
constexpr std::chrono::days most_days{30 * 365};

// Of a coverage's piece. Further and further, so that the usual one costs little; 20 years are days enough for a name that
// no window changes.
constexpr std::chrono::days coverage_distances[]{std::chrono::days{2}, std::chrono::days{40}, std::chrono::days{400}, std::chrono::days{20 * 365}};

/// How far it is worth looking: twice the year that holidays and leave are planned for, if nothing else.
Seconds reach_of(const Rotation& rotation) {
  const Seconds shifts = rotation.shift * most_shifts;
  return std::clamp<Seconds>(shifts, std::chrono::days{800}, most_days);
}

bool agree(const Shift& a, const Shift& b, Join join) {
  return a.person == b.person && (join == Join::person || (a.reason == b.reason && a.instead_of == b.instead_of));
}

/// What holds at the window's begin or last second, with all that touches it and agrees, within the window.
Whole part_at(const Context& context, const Rotation& rotation, Instant at, Interval window, Join join) {
  const Rota all = rota(context, rotation, window);
  for (const Interval& gap : all.gaps) {
    if (gap.contains(at)) return {gap, {}};
  }
  const auto holds = [at](const Shift& shift) { return shift.when.contains(at); };
  const auto here = std::find_if(all.shifts.begin(), all.shifts.end(), holds);
  if (here == all.shifts.end()) return {window, {}};  // not reached: pieces leave no hole
  Whole whole{here->when, *here};
  for (auto next = std::next(here); next != all.shifts.end(); ++next) {
    if (next->when.begin != whole.when.end || !agree(*here, *next, join)) break;
    whole.when.end = next->when.end;
  }
  for (auto before = here; before != all.shifts.begin();) {
    --before;
    if (before->when.end != whole.when.begin || !agree(*here, *before, join)) break;
    whole.when.begin = before->when.begin;
  }
  return whole;
}

/// Looks further and further, so that the usual shift costs little.
template <class Look>
Whole look(const Rotation& rotation, const Look& at_distance) {
  const Seconds most = reach_of(rotation);
  for (Seconds distance = std::max<Seconds>(rotation.shift, std::chrono::days{1});; distance *= 4) {
    const bool last = distance >= most;
    auto [whole, found] = at_distance(last ? most : distance, last);
    if (found || last) return whole;
  }
}

Whole forward(const Context& context, const Rotation& rotation, Instant at, Join join) {
  return look(rotation, [&](Seconds distance, bool last) {
    Whole whole = part_at(context, rotation, at, {at, at + distance}, join);
    const bool found = whole.when.end < at + distance;
    if (!found && last) whole.when.end = Instant::max();
    return std::pair{whole, found};
  });
}

Whole backward(const Context& context, const Rotation& rotation, Instant at, Join join) {
  return look(rotation, [&](Seconds distance, bool last) {
    Whole whole = part_at(context, rotation, at, {at - distance, at + Seconds{1}}, join);
    const bool found = whole.when.begin > at - distance;
    if (!found && last) whole.when.begin = Instant::min();
    return std::pair{whole, found};
  });
}

}  // namespace

Whole whole_at(const Context& context, const Rotation& rotation, Instant at, Join join) {
  Whole whole = forward(context, rotation, at, join);
  whole.when.begin = backward(context, rotation, at, join).when.begin;
  if (whole.shift) whole.shift->when = whole.when;
  return whole;
}

std::optional<Whole> next_shift(const Context& context, const Rotation& rotation, Instant from, Join join) {
  while (from != Instant::max()) {
    Whole next = forward(context, rotation, from, join);
    if (!next.shift) {
      from = next.when.end;
      continue;
    }
    next.shift->when = next.when;
    return next;
  }
  return std::nullopt;
}

ShiftKey key_of(const Context& context, const Rotation& rotation, const Shift& shift, Interval window) {
  // Only the first shift of a window can have been cut.
  const Instant seen = shift.when.begin;
  const Instant begin = seen > window.begin ? seen : backward(context, rotation, seen, Join::alike).when.begin;
  if (begin == Instant::min()) return {{}, begin, false};
  const auto slot = handoff_before(context, rotation, begin);
  if (!slot) return {{}, begin, false};
  return {slot->local, begin, slot->at == begin};
}

std::optional<Instant> coverage_begin(const Context& context, const Coverage& coverage, Instant at) {
  for (const std::chrono::days distance : coverage_distances) {
    const auto shifts = coverage_rota(context, coverage, {at - distance, at + Seconds{1}}).shifts;
    if (shifts.empty() || !shifts.back().when.contains(at)) return std::nullopt;
    if (shifts.back().when.begin > at - distance) return shifts.back().when.begin;
  }
  return std::nullopt;
}

std::optional<Instant> coverage_end(const Context& context, const Coverage& coverage, Instant at) {
  for (const std::chrono::days distance : coverage_distances) {
    const auto shifts = coverage_rota(context, coverage, {at, at + distance}).shifts;
    if (shifts.empty() || !shifts.front().when.contains(at)) return std::nullopt;
    if (shifts.front().when.end < at + distance) return shifts.front().when.end;
  }
  return std::nullopt;
}

}  // namespace runbook::oncall
