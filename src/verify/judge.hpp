// One expectation held against what the evaluator says at its instant.
#pragma once

#include "runbook/verify.hpp"
#include "schedule/context.hpp"

namespace runbook::verification {

/// What is known at an expectation's instant. Everything outlives it.
struct Scene {
  const oncall::Context& context;
  const Facts& facts;
  const StatusReport& report;  ///< of the whole workspace
  [[nodiscard]] const Workspace& workspace() const { return context.workspace(); }
  [[nodiscard]] Instant now() const { return report.at; }
};

/// The verdicts in the order of ExpectationResult, with reasons where they are not met.
[[nodiscard]] std::vector<Verdict> judge(const Scene& scene, const Scenario::Expectation& expectation);

}  // namespace runbook::verification
