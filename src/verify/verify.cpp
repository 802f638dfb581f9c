#include "runbook/verify.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "verify/judge.hpp"
#include "verify/reach.hpp"

namespace runbook {
namespace {

constexpr std::array<std::string_view, 6> kVerdicts{"state", "overdue", "resolve_by", "told", "told_includes", "oncall"};
constexpr std::array<std::string_view, 4> kReachables{"rule", "obligation", "notify", "coverage"};

std::vector<std::string> without(const std::vector<std::string>& these, const std::vector<std::string>& those) {
  std::vector<std::string> rest;
  std::set_difference(these.begin(), these.end(), those.begin(), those.end(), std::back_inserter(rest));
  return rest;
}

}  // namespace

std::string_view name_of(Verdict::Kind kind) { return kVerdicts[static_cast<std::size_t>(kind)]; }
std::string_view name_of(Part::Kind kind) { return kReachables[static_cast<std::size_t>(kind)]; }

std::vector<std::string> missing(const Verdict& verdict) { return without(verdict.expected, verdict.came); }

std::vector<std::string> unexpected(const Verdict& verdict) {
  if (verdict.kind == Verdict::Kind::told_includes) return {};
  return without(verdict.came, verdict.expected);
}

bool ExpectationResult::met() const {
  return std::all_of(verdicts.begin(), verdicts.end(), [](const Verdict& one) { return one.met; });
}

bool ScenarioResult::met() const {
  return std::all_of(expectations.begin(), expectations.end(), [](const ExpectationResult& one) { return one.met(); });
}

VerifyReport verify(const Workspace& workspace, const std::vector<std::uint32_t>& scenarios) {
  const oncall::Context context{workspace};
  verification::Reach reach{context};
  VerifyReport report;
  for (const std::uint32_t index : scenarios) {
    const Scenario& scenario = workspace.scenarios[index];
    const Facts facts = facts_of(workspace, scenario);
    ScenarioResult& result = report.scenarios.emplace_back(ScenarioResult{index, {}});
    for (const Scenario::Expectation& expectation : scenario.expect) {
      const Instant at = resolve(expectation.at, workspace.timezone);
      const StatusReport status = evaluate(workspace, facts, at);
      const verification::Scene scene{context, facts, status};
      result.expectations.push_back({at, expectation.at_place, verification::judge(scene, expectation)});
      reach.visit(scene, expectation, index);
    }
  }
  report.coverage = std::move(reach).finish();
  return report;
}

}  // namespace runbook
