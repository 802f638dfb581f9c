#include "render/status_next.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "render/status_words.hpp"

namespace runbook::render {
namespace {

constexpr std::chrono::hours kAhead{24};
constexpr std::size_t kShown = 3;

struct Turn {
  Instant at;
  std::string what;
  auto operator<=>(const Turn&) const = default;
};

/// Gathers turns; one that several pipelines see alike stands once.
class Turns {
 public:
  explicit Turns(Instant now) : now_(now) {}
  /// `what`: asked for its words only where they are shown.
  void add(Instant at, const auto& what) {
    if (at > now_ && at <= now_ + kAhead) turns_.insert({at, what()});
  }
  [[nodiscard]] const std::set<Turn>& all() const { return turns_; }

 private:
  Instant now_;
  std::set<Turn> turns_;
};

}  // namespace

std::vector<std::string> coming(const StatusReport& report, const Workspace& workspace, const WallClock& clock) {
  Turns turns{report.at};
  for (const PipelineStatus& status : report.pipelines) {
    for (const SourceStatus& row : status.sources) {
      if (row.rule == nullptr || !row.last_arrival) continue;
      const auto becomes = [&](std::string_view what) {
        return [&workspace, &row, what] { return subject_of(workspace, row.source).append(" becomes ").append(what); };
      };
      if (row.rule->count == Count::elapsed) {
        if (row.state == State::ok) turns.add(*row.last_arrival + row.rule->warn_after, becomes("a warning"));
        if (row.state == State::warning)
          turns.add(*row.last_arrival + row.rule->alarm_after, becomes("an alarm"));
      }
      if (row.resolve_by && !row.overdue) turns.add(*row.resolve_by, becomes("overdue"));
    }
    const Pipeline& pipeline = workspace[status.pipeline];
    for (const ObligationStatus& row : status.obligations) {
      if (row.due && !row.done_at)
        turns.add(*row.due, [&] { return pipeline.id + "/" + pipeline.obligations[row.obligation].id + " is due"; });
    }
  }
  std::vector<std::string> lines;
  for (const Turn& turn : turns.all()) {
    if (lines.size() == kShown) break;
    lines.push_back(clock.until(turn.at) + ", " + away_from(turn.at, report.at) + ": " + turn.what);
  }
  return lines;
}

}  // namespace runbook::render
