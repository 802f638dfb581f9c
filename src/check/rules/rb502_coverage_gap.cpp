#include <map>
#include <string>
#include <tuple>

#include "check/explanations.hpp"
#include "check/rotations.hpp"
#include "check/rules.hpp"
#include "check/words.hpp"
#include "runbook/schedule.hpp"

namespace runbook::rules {
namespace {

constexpr std::chrono::days ahead{90};  // language.md, RB502

/// The gaps of coverages, each found once: thousands of pipelines share few rotations and windows.
class Gaps {
 public:
  explicit Gaps(const Context& context) : workspace_(context.workspace), time_{context.now, context.now + ahead} {}

  const std::vector<Interval>& of(const Coverage& coverage, Handle<Rotation> by) {
    static const std::vector<Interval> none;
    if (rotation_gaps(by).empty()) return none;  // whatever the window: somebody is on call
    const auto key = std::tuple{by, coverage.when.kind, coverage.when.days, coverage.all_hours, coverage.cover_holidays};
    const auto [found, is_new] = coverages_.try_emplace(key);
    if (is_new) found->second = coverage_rota(workspace_, coverage, time_).gaps;
    return found->second;
  }

 private:
  const std::vector<Interval>& rotation_gaps(Handle<Rotation> rotation) {
    const auto [found, is_new] = rotations_.try_emplace(rotation);
    if (is_new) found->second = rota(workspace_, workspace_[rotation], time_).gaps;
    return found->second;
  }

  const Workspace& workspace_;
  Interval time_;
  std::map<Handle<Rotation>, std::vector<Interval>> rotations_;
  std::map<std::tuple<Handle<Rotation>, Window::Kind, unsigned, bool, bool>, std::vector<Interval>> coverages_;
};

}  // namespace

// Only a rotation can leave a gap: any other party is reached itself. An empty roster is RB501's finding.
void coverage_gap(const Context& context, Report& report) {
  const auto& workspace = context.workspace;
  if (workspace.unread("timezone")) return;
  Gaps gaps{context};
  for (const auto& pipeline : workspace.pipelines) {
    for (const auto& coverage : pipeline.coverage) {
      if (coverage.unread("when") || coverage.unread("hours") || coverage.unread("holidays") || !coverage.by.to) continue;
      const auto* by = std::get_if<Handle<Rotation>>(&*coverage.by.to);
      if (!by || !is_readable(workspace[*by]) || has_empty_roster(workspace[*by])) continue;
      const auto& found = gaps.of(coverage, *by);
      if (found.empty()) continue;
      const std::string more = found.size() > 1 ? " and " + counted(found.size() - 1, "more time") : std::string{};
      report.add(Code::coverage_gap, coverage.at,
                 "coverage " + ticked(coverage.id) + " finds nobody " + shown(found.front(), zone_of(workspace, *by)) +
                     more + " within the next " + std::to_string(ahead.count()) + " days",
                 "add a person or an override to rotation " + ticked(workspace[*by].id) + ", or narrow the coverage",
                 {{workspace[*by].at, "this rotation has nobody then"}});
    }
  }
}

}  // namespace runbook::rules

namespace runbook::explanations {

constinit const Explanation coverage_gap{
    Code::coverage_gap,
    "Within the next 90 days there is a time that the coverage holds and at which its rotation has nobody: no era has "
    "begun yet, or everybody is away and no override stands in. What happens then is told to the rotation's team, and "
    "nobody in it knows that they are meant. It depends on the day of the check, so it is a warning.",
    R"(# workspace.yaml
teams:
  crew: { members: [ann, bob] }
rotations:
  turns:
    team: crew
    shift: 1w
    roster: [ { from: 2026-12-07, members: [ann, bob] } ]
---
# sales.yaml
oncall:
  coverage:
    - { id: problems, by: turns })",
    R"(# workspace.yaml
teams:
  crew: { members: [ann, bob] }
rotations:
  turns:
    team: crew
    shift: 1w
    roster: [ { from: 2026-11-02, members: [ann, bob] } ]
---
# sales.yaml
oncall:
  coverage:
    - { id: problems, by: turns })"};

}  // namespace runbook::explanations
