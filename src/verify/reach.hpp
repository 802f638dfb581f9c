// Which rules, levels, obligations and coverage entries scenarios reach: not what merely is the case at an expectation's
// instant, but what the expectation would notice if it were otherwise.
#pragma once

#include <map>
#include <vector>

#include "evaluate/recipients.hpp"
#include "runbook/verify.hpp"
#include "verify/judge.hpp"

namespace runbook::verification {

class Looks;

/// Lists all that can be reached, then is shown one status after another.
class Reach {
 public:
  explicit Reach(const oncall::Context& context);  ///< which must outlive it
  /// `scene`: that of the expectation, which stands in this scenario. Scenarios come ascending.
  void visit(const Scene& scene, const Scenario::Expectation& expectation, std::uint32_t scenario);
  [[nodiscard]] std::vector<Part> finish() && { return std::move(list_); }

 private:
  void add_pipeline(Handle<Pipeline> pipeline);
  /// `thing`: the rule, obligation, pipeline (for its notify list) or coverage. What can't be reached is passed over.
  void mark(const void* thing, std::optional<Level> level);
  /// `at_state`: whether the expectation looks at the state of this row.
  void visit_row(const void* thing, State state, bool overdue, bool at_state, const Looks& looks);
  void visit_teller(const Incident& incident, const Incident::Teller& teller, evaluation::Recipients& recipients,
                    const Looks& looks);

  const oncall::Context& context_;
  std::uint32_t scenario_ = 0;  // the one visited
  std::vector<Part> list_;
  std::map<std::pair<const void*, std::optional<Level>>, std::size_t> places_;  // in list_; never walked
};

}  // namespace runbook::verification
