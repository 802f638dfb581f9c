#include "runbook/fairness.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "schedule/filter.hpp"
#include "schedule/intervals.hpp"
#include "schedule/load.hpp"

namespace runbook {
namespace {

using oncall::Context;

/// A person's time in all rotations, which are added in the order of their ids: what is held in two at once is the first
/// one's. Each rotation's part is judged by its own calendar and clock, as its own row is.
class Total {
 public:
  Total(const Context& context, Handle<Person> person) : context_(context) { total_.person = person; }

  void add(Handle<Rotation> rotation, const std::vector<Shift>& shifts) {
    std::vector<Interval> pieces;
    for (const Shift& shift : shifts) {
      if (shift.person == total_.person) pieces.push_back(shift.when);
    }
    if (pieces.empty()) return;
    total_.rotations.push_back(rotation);
    pieces = oncall::merged(std::move(pieces));
    join(twice_, oncall::common(pieces, held_));
    oncall::Tally tally{context_, context_.workspace()[rotation], total_.person};
    for (const Interval& piece : oncall::without(pieces, held_)) tally.add(piece);
    join(held_, pieces);
    add(tally);
  }

  /// Nothing for somebody who is never on call.
  std::optional<PersonTotal> take() {
    if (held_.empty()) return std::nullopt;
    total_.at_once = oncall::length_of(twice_);
    for (const Interval& run : held_) total_.longest_run = std::max(total_.longest_run, run.end - run.begin);
    total_.load.nights = static_cast<unsigned>(nights_.size());
    total_.load.weekend_days = static_cast<unsigned>(weekend_days_.size());
    total_.load.holidays = static_cast<unsigned>(holidays_.size());
    return std::move(total_);
  }

 private:
  static void join(std::vector<Interval>& times, const std::vector<Interval>& more) {
    times.insert(times.end(), more.begin(), more.end());
    times = oncall::merged(std::move(times));
  }

  void add(const oncall::Tally& tally) {
    const Load& load = tally.load();
    total_.load.total += load.total;
    total_.load.night += load.night;
    total_.load.weekend += load.weekend;
    total_.load.holiday += load.holiday;
    total_.load.weighted += load.weighted;
    // A night that begins in one rotation and ends in another is one.
    nights_.insert(tally.counted().nights.begin(), tally.counted().nights.end());
    weekend_days_.insert(tally.counted().weekend_days.begin(), tally.counted().weekend_days.end());
    holidays_.insert(tally.counted().holidays.begin(), tally.counted().holidays.end());
  }

  const Context& context_;
  PersonTotal total_;
  std::vector<Interval> held_;   // in any rotation so far
  std::vector<Interval> twice_;  // in more than one
  std::set<Instant> nights_, weekend_days_, holidays_;
};

Seconds length_of(const std::vector<CoverageShift>& shifts) {
  Seconds sum{0};
  for (const CoverageShift& shift : shifts) sum += shift.when.end - shift.when.begin;
  return sum;
}

}  // namespace

FairnessReport fairness(const Workspace& workspace, Interval window, const OncallFilter& wanted) {
  const Context context{workspace};
  const oncall::Filter filter{context, {wanted.rotations, wanted.pipelines, {}}};
  const auto only = wanted.person ? find(workspace.people, *wanted.person) : std::nullopt;
  const auto is_wanted = [&](Handle<Person> person) { return !wanted.person || person == only; };

  FairnessReport report;
  report.window = window;
  std::map<Handle<Person>, Total> totals;
  for (std::uint32_t i = 0; i < workspace.rotations.size(); ++i) {
    const Handle<Rotation> handle{i};
    if (!filter.wants(handle)) continue;
    RotationFairness one = oncall::measure(context, handle, workspace[handle], window);
    std::erase_if(one.people, [&](const PersonFairness& row) { return !is_wanted(row.person); });
    if (wanted.person && one.people.empty()) continue;
    const Rota rota = oncall::rota(context, workspace[handle], window);
    report.warnings.insert(report.warnings.end(), rota.warnings.begin(), rota.warnings.end());
    for (const PersonFairness& row : one.people) {
      totals.try_emplace(row.person, context, row.person).first->second.add(handle, rota.shifts);
    }
    report.rotations.push_back(std::move(one));
  }
  for (auto& [person, total] : totals) {
    if (auto row = total.take()) report.people.push_back(std::move(*row));
  }
  if (wanted.person) return report;
  for (const auto& [pipeline, coverage] : oncall::coverages(context, filter)) {
    const CoverageRota rota = oncall::coverage_rota(context, *coverage, window);
    report.coverage.push_back({pipeline, coverage->id, *coverage->by.to, length_of(rota.shifts), rota.gaps});
  }
  return report;
}

std::optional<int> share_percent(const PersonFairness& one) {
  if (one.fair <= Seconds{0}) return std::nullopt;
  return static_cast<int>((one.load.weighted.count() * 100 + one.fair.count() / 2) / one.fair.count());
}

}  // namespace runbook
