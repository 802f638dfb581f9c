#include "runbook/replay.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "evaluate/lineage.hpp"
#include "evaluate/rows.hpp"
#include "evaluate/states.hpp"
#include "schedule/context.hpp"

namespace runbook {
namespace evaluation {
namespace {

Standing standing(const SourceStatus& row) { return {row.state, row.overdue}; }
Standing standing(const ObligationStatus& row) { return {row.state, row.overdue}; }

/// The rows of all pipelines, carried from one turning point to the next.
class Player {
 public:
  Player(const Workspace& workspace, const Facts& facts, const std::vector<Handle<Pipeline>>& only)
      : context_(workspace),
        workspace_(workspace),
        facts_(facts),
        lineage_(workspace),
        only_(only),
        all_(workspace.pipelines.size()),
        place_(workspace.pipelines.size()) {
    std::sort(only_.begin(), only_.end());
    for (std::size_t i = 0; i < lineage_.upstream_first().size(); ++i) place_[lineage_.upstream_first()[i].index] = i;
  }

  void begin(Instant at) {
    for (const auto pipeline : lineage_.upstream_first())
      all_[pipeline.index] = rows_of(context_, facts_, pipeline, at, all_);
    worst_ = worst();
  }

  /// What changes at an instant; `touched`: whose turning point it is.
  void step(Instant at, const std::vector<Handle<Pipeline>>& touched, std::vector<Transition>& changes) {
    std::vector<Transition> here;
    // Upstreams first: inherited states look at theirs.
    std::set<std::size_t> open;
    for (const auto pipeline : touched) open.insert(place_[pipeline.index]);
    while (!open.empty()) {
      const Handle<Pipeline> pipeline = lineage_.upstream_first()[*open.begin()];
      open.erase(open.begin());
      PipelineStatus fresh = rows_of(context_, facts_, pipeline, at, all_);
      if (compare(at, all_[pipeline.index], fresh, here)) {
        for (const auto downstream : lineage_.downstream_of(pipeline)) open.insert(place_[downstream.index]);
      }
      all_[pipeline.index] = std::move(fresh);
    }
    std::stable_sort(here.begin(), here.end(),
                     [](const Transition& a, const Transition& b) { return a.pipeline < b.pipeline; });
    changes.insert(changes.end(), here.begin(), here.end());
    if (here.empty()) return;
    const State now = worst();
    if (now != worst_) changes.push_back({at, Transition::Kind::workspace, {}, {}, {worst_, false}, {now, false}});
    worst_ = now;
  }

  [[nodiscard]] Sample sample(Instant at) const {
    Sample sample{at, worst_, {}};
    for (const PipelineStatus& status : all_) {
      if (!wants(status.pipeline)) continue;
      for (const SourceStatus& row : status.sources) add(sample.counts, row.state);
      for (const ObligationStatus& row : status.obligations) add(sample.counts, row.state);
    }
    return sample;
  }

  /// Changes of pipelines that nobody asked for were needed for what others inherit, and are taken out at the end; so are
  /// those of the workspace where somebody asked for a part of it.
  void keep_wanted(std::vector<Transition>& changes) const {
    std::erase_if(changes, [&](const Transition& one) { return one.pipeline ? !wants(*one.pipeline) : !only_.empty(); });
  }

 private:
  [[nodiscard]] bool wants(Handle<Pipeline> pipeline) const {
    return only_.empty() || std::binary_search(only_.begin(), only_.end(), pipeline);
  }

  [[nodiscard]] State worst() const {
    Worst worst;
    for (const PipelineStatus& status : all_) {
      if (wants(status.pipeline)) worst.add(status.state);
    }
    return worst.state();
  }

  /// Whether the state of a source has changed, which is what others inherit.
  bool compare(Instant at, const PipelineStatus& old, const PipelineStatus& fresh, std::vector<Transition>& changes) const {
    const Pipeline& pipeline = workspace_[old.pipeline];
    bool sources_changed = false;
    for (std::size_t i = 0; i < fresh.sources.size(); ++i) {
      const Standing from = standing(old.sources[i]), to = standing(fresh.sources[i]);
      if (from == to) continue;
      sources_changed = true;
      changes.push_back(
          {at, Transition::Kind::source, old.pipeline, subject_of(workspace_, fresh.sources[i].source), from, to});
    }
    for (std::size_t i = 0; i < fresh.obligations.size(); ++i) {
      const Standing from = standing(old.obligations[i]), to = standing(fresh.obligations[i]);
      if (from == to) continue;
      changes.push_back({at, Transition::Kind::obligation, old.pipeline,
                         subject_of(pipeline, pipeline.obligations[fresh.obligations[i].obligation].id), from, to});
    }
    if (old.state != fresh.state)
      changes.push_back({at, Transition::Kind::pipeline, old.pipeline, {}, {old.state, false}, {fresh.state, false}});
    return sources_changed;
  }

  oncall::Context context_;
  const Workspace& workspace_;
  const Facts& facts_;
  Lineage lineage_;
  std::vector<Handle<Pipeline>> only_;
  std::vector<PipelineStatus> all_;
  std::vector<std::size_t> place_;  // of each pipeline among upstream_first()
  State worst_ = State::unmonitored;
};

}  // namespace
}  // namespace evaluation

std::string_view name_of(Transition::Kind kind) {
  constexpr std::array<std::string_view, 4> kNames{"source", "obligation", "pipeline", "workspace"};
  return kNames[static_cast<std::size_t>(kind)];
}

Replay replay(const Workspace& workspace, const Facts& facts, Instant from, Instant to,
              const std::vector<Handle<Pipeline>>& only, Seconds step) {
  evaluation::Player player{workspace, facts, only};
  player.begin(from);
  Replay replay{from, to, player.sample(from), {}, {}};
  Instant next = from;  // sample
  const auto sample_until = [&](Instant end) {
    for (; step > Seconds{0} && next < end; next += step) replay.samples.push_back(player.sample(next));
  };
  const std::vector<TurningPoint> points = turning_points(workspace, facts, from, to);
  std::vector<Handle<Pipeline>> touched;
  for (std::size_t i = 0; i < points.size();) {
    const Instant at = points[i].at;
    touched.clear();
    for (; i < points.size() && points[i].at == at; ++i) touched.push_back(points[i].pipeline);
    sample_until(at);
    player.step(at, touched, replay.changes);
  }
  sample_until(to + Seconds{1});
  player.keep_wanted(replay.changes);
  return replay;
}

}  // namespace runbook
