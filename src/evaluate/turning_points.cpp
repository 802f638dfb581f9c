#include <algorithm>

#include "calendar/periods.hpp"
#include "evaluate/obligations.hpp"
#include "evaluate/observed.hpp"
#include "evaluate/rows.hpp"
#include "runbook/replay.hpp"
#include "schedule/context.hpp"

namespace runbook {
namespace evaluation {
namespace {

using calendar::Days;
using calendar::Regime;

/// Gathers the turning points of one pipeline after another.
class Finder {
 public:
  Finder(const oncall::Context& context, const Facts& facts, Instant from, Instant to)
      : context_(context), facts_(facts), from_(from), to_(to) {}

  void visit(Handle<Pipeline> handle) {
    pipeline_ = handle;
    const Pipeline& pipeline = context_.workspace()[handle];
    regime_ = &context_.regime_of(pipeline);
    for (const auto& [source, rule] : rules_by_source(pipeline))
      arrivals(*rule, facts_.of(source));
    for (std::uint32_t i = 0; i < pipeline.obligations.size(); ++i) {
      periods(pipeline.obligations[i]);
      for (const Observation& seen : facts_.obligations.of(handle, i)) done(seen);
    }
  }

  [[nodiscard]] std::vector<TurningPoint> finish() && {
    std::sort(points_.begin(), points_.end());
    points_.erase(std::unique(points_.begin(), points_.end()), points_.end());
    return std::move(points_);
  }

 private:
  void add(Instant at) {
    if (from_ < at && at <= to_) points_.push_back({at, pipeline_});
  }

  [[nodiscard]] Instant reached(Instant arrival, Seconds threshold, Count count) const {
    const Instant elapsed = arrival + threshold;
    return count == Count::elapsed ? elapsed : regime_->reached(arrival, threshold).value_or(elapsed);
  }

  /// An arrival matters from when it counts until the next one does. While it is fresh, and was so when the next one
  /// came, nothing changes: of data that keeps arriving there is nothing to look at.
  void arrivals(const FreshnessRule& rule, std::span<const Instant> seen) {
    auto at = std::upper_bound(seen.begin(), seen.end(), from_);
    if (at != seen.begin()) --at;  // the one that counts at the beginning
    bool was_fresh = false;
    for (; at != seen.end() && *at - kClockSkew <= to_; ++at) {
      if (!was_fresh) add(*at - kClockSkew);
      const auto next = std::next(at);
      const Instant until = next == seen.end() ? Instant::max() : *next - kClockSkew;
      was_fresh = *at + rule.warn_after >= until;  // on working days it takes even longer
      if (was_fresh) continue;
      const Instant warning = reached(*at, rule.warn_after, rule.count);
      was_fresh = warning >= until;
      add(warning);
      add(reached(*at, rule.alarm_after, rule.count));
      if (rule.resolve_within) add(warning + *rule.resolve_within);
    }
  }

  /// Begins of periods, due times, and when these warn.
  void periods(const Obligation& obligation) {
    const Every every = obligation.every;
    Days period = calendar::previous_period(every, calendar::period_of(every, regime_->zone.day_of(from_)));
    // `if_not_working_day: after` may carry a due time over periods; due times never fall as these rise.
    while (calendar::due_of(obligation, period, *regime_) > from_) period = calendar::previous_period(every, period);
    for (; regime_->zone.start_of(period.first) <= to_; period = calendar::next_period(every, period)) {
      const Instant due = calendar::due_of(obligation, period, *regime_);
      add(regime_->zone.start_of(period.first));
      add(warns_from(obligation, due));
      add(due);
    }
  }

  /// Of observations within the clock skew it is the order in which they were given that counts, so it matters when one
  /// begins to count, when its own instant comes, and when that has passed.
  void done(const Observation& seen) {
    add(seen.at - kClockSkew);
    add(seen.at);
    add(seen.at + Seconds{1});
  }

  const oncall::Context& context_;
  const Facts& facts_;
  Instant from_, to_;
  Handle<Pipeline> pipeline_;
  const Regime* regime_ = nullptr;
  std::vector<TurningPoint> points_;
};

}  // namespace
}  // namespace evaluation

std::vector<TurningPoint> turning_points(const Workspace& workspace, const Facts& facts, Instant from, Instant to) {
  const oncall::Context context{workspace};
  evaluation::Finder finder{context, facts, from, to};
  for (std::uint32_t p = 0; p < workspace.pipelines.size(); ++p) finder.visit({p});
  return std::move(finder).finish();
}

}  // namespace runbook
