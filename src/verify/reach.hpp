// Which rules, levels, obligations and coverage entries scenarios reach.
#pragma once

#include <map>
#include <vector>

#include "evaluate/recipients.hpp"
#include "runbook/verify.hpp"
#include "schedule/context.hpp"

namespace runbook::verification {

/// Lists all that can be reached, then is shown one status after another.
class Reach {
 public:
  explicit Reach(const oncall::Context& context);  ///< which must outlive it
  /// `report`: of the whole workspace, at an instant of this scenario. Scenarios come ascending.
  void visit(const StatusReport& report, std::uint32_t scenario);
  [[nodiscard]] std::vector<Part> finish() && { return std::move(list_); }

 private:
  void add_pipeline(Handle<Pipeline> pipeline);
  /// `thing`: the rule, obligation, pipeline (for its notify list) or coverage. What can't be reached is passed over.
  void mark(const void* thing, std::optional<Level> level, std::uint32_t scenario);
  void visit_teller(const Incident& incident, const Incident::Teller& teller, evaluation::Recipients& recipients,
                    std::uint32_t scenario);

  const oncall::Context& context_;
  std::vector<Part> list_;
  std::map<std::pair<const void*, std::optional<Level>>, std::size_t> places_;  // in list_; never walked
};

}  // namespace runbook::verification
