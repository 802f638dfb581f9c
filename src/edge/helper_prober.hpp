// The real Prober: a `runbook-probe` for each look, so many at once, each within its time.
#pragma once

#include <string>

#include "edge/probe_wire.hpp"

namespace runbook::edge {

class HelperProber final : public Prober {
 public:
  /// `program`: the helper's file. `jobs`: looks at once, at least one.
  HelperProber(std::string program, ProbeSettings settings, unsigned jobs);
  [[nodiscard]] std::vector<Result<Found>> look(const std::vector<ProbeTask>& tasks,
                                                const std::function<void(std::size_t)>& progress) override;

 private:
  std::string program_;
  ProbeSettings settings_;
  unsigned jobs_;
};

/// Where the helper is: beside this program, or in ../libexec/runbook of it. Fails where it is in neither.
[[nodiscard]] Result<std::string> find_helper();

}  // namespace runbook::edge
