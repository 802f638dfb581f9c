#include "runbook/fairness.hpp"

#include <algorithm>
#include <map>

#include "schedule/filter.hpp"
#include "schedule/load.hpp"

namespace runbook {
namespace {

using oncall::Context;

/// A person's time in all rotations, as one row of pieces.
class Total {
 public:
  Total(const Context& context, Handle<Person> person) : context_(context) { total_.person = person; }

  void add(Handle<Rotation> rotation, const std::vector<Shift>& shifts) {
    for (const Shift& shift : shifts) {
      if (shift.person != total_.person) continue;
      if (total_.rotations.empty() || total_.rotations.back() != rotation) total_.rotations.push_back(rotation);
      pieces_.push_back(shift.when);
    }
  }

  /// Nothing for somebody who is never on call.
  std::optional<PersonTotal> take() {
    if (pieces_.empty()) return std::nullopt;
    std::ranges::sort(pieces_);
    // By the calendar of the first of them: a person's teams seldom differ in their holidays.
    oncall::Tally tally{context_, context_.workspace()[total_.rotations.front()], total_.person};
    Interval run = pieces_.front();
    Instant counted = run.begin;
    for (const Interval& piece : pieces_) {
      if (piece.begin > run.end) run = piece;
      run.end = std::max(run.end, piece.end);
      total_.longest_run = std::max(total_.longest_run, run.end - run.begin);
      const Interval twice = intersect(piece, {piece.begin, counted});
      if (!twice.empty()) total_.at_once += twice.end - twice.begin;
      const Interval fresh{std::max(piece.begin, counted), piece.end};
      if (fresh.empty()) continue;
      tally.add(fresh);
      counted = fresh.end;
    }
    total_.load = tally.load();
    return std::move(total_);
  }

 private:
  const Context& context_;
  PersonTotal total_;
  std::vector<Interval> pieces_;
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
