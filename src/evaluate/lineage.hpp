// Which pipelines feed which.
#pragma once

#include <vector>

#include "runbook/model.hpp"

namespace runbook::evaluation {

/// The graph of `from`, worked out once. Without recursion: a chain may be as long as there are pipelines.
class Lineage {
 public:
  explicit Lineage(const Workspace& workspace);

  /// Every pipeline, each after all of its upstreams.
  [[nodiscard]] const std::vector<Handle<Pipeline>>& upstream_first() const { return order_; }

  /// Those that a pipeline feeds directly, ascending.
  [[nodiscard]] const std::vector<Handle<Pipeline>>& downstream_of(Handle<Pipeline> pipeline) const {
    return downstream_[pipeline.index];
  }

  /// These pipelines and everything downstream of them, at any distance: ascending, each once.
  [[nodiscard]] std::vector<Handle<Pipeline>> with_downstream(const std::vector<Handle<Pipeline>>& pipelines) const;

 private:
  std::vector<std::vector<Handle<Pipeline>>> downstream_;  // direct
  std::vector<Handle<Pipeline>> order_;
};

}  // namespace runbook::evaluation
