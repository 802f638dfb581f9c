#include "render/status_next.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>

namespace runbook::render {
namespace {

constexpr std::chrono::hours kAhead{24};
constexpr std::size_t kShown = 3;

/// Gathers turns. Several pipelines may watch one source, each by its own rule; those that see it turn alike share one.
class Turns {
 public:
  explicit Turns(const StatusReport& report, const Workspace& workspace) : now_(report.at), workspace_(workspace) {}

  /// `name`: asked for the subject only where it is needed.
  void add(Instant at, std::string_view becomes, Handle<Pipeline> own, Handle<Pipeline> watcher, const auto& name) {
    if (at <= now_ || at > now_ + kAhead) return;
    const bool full = turns_.size() == kShown;
    if (full && std::get<Instant>(std::prev(turns_.end())->first) < at) return;
    turns_[{at, name(), becomes}].push_back(watcher == own ? nullptr : &workspace_[watcher]);
    if (turns_.size() > kShown) turns_.erase(std::prev(turns_.end()));  // of a million the first few are shown
  }

  [[nodiscard]] std::vector<Turn> first() const {
    std::vector<Turn> list;
    for (const auto& [turn, watchers] : turns_) {
      const auto& [at, subject, becomes] = turn;
      const Style style = becomes == "warning" || becomes == "due" ? Style::yellow : Style::red;
      list.push_back({at, becomes, style, subject + watched_by(watchers)});
    }
    return list;
  }

 private:
  static std::string watched_by(const std::vector<const Pipeline*>& watchers) {
    std::string text;
    for (const Pipeline* one : watchers) {
      if (one == nullptr) return {};  // its own is among them, and says it all
      text += (text.empty() ? ", watched by " : ", ") + one->id;
    }
    return text;
  }

  Instant now_;
  const Workspace& workspace_;
  std::map<std::tuple<Instant, std::string, std::string_view>, std::vector<const Pipeline*>> turns_;
};

}  // namespace

std::vector<Turn> coming(const StatusReport& report, const Workspace& workspace) {
  Turns turns{report, workspace};
  for (const PipelineStatus& status : report.pipelines) {
    for (const SourceStatus& row : status.sources) {
      if (row.rule == nullptr || !row.last_arrival) continue;
      const auto turn = [&](Instant at, std::string_view becomes) {
        turns.add(at, becomes, row.source.pipeline, status.pipeline, [&] { return subject_of(workspace, row.source); });
      };
      if (row.rule->count == Count::elapsed) {
        if (row.state == State::ok) turn(*row.last_arrival + row.rule->warn_after, "warning");
        if (row.state == State::warning) turn(*row.last_arrival + row.rule->alarm_after, "alarm");
      }
      if (row.resolve_by && !row.overdue) turn(*row.resolve_by, "overdue");
    }
    const Pipeline& pipeline = workspace[status.pipeline];
    for (const ObligationStatus& row : status.obligations) {
      if (!row.due || row.done_at) continue;
      turns.add(*row.due, "due", status.pipeline, status.pipeline,
                [&] { return subject_of(pipeline, pipeline.obligations[row.obligation].id); });
    }
  }
  return turns.first();
}

}  // namespace runbook::render
