// What selectors select, and what those that could not be read may have meant.
#pragma once

#include <vector>

#include "runbook/model.hpp"

namespace runbook::rules {

/// By [pipeline][source].
using SourceSet = std::vector<std::vector<bool>>;
[[nodiscard]] SourceSet no_sources(const Workspace& workspace);

/// The pipeline whose sources a selector of `owner` selects among, by its place; `owner` too where the name is none's.
[[nodiscard]] std::size_t pointed_at(const Workspace& workspace, std::size_t owner, const Selector& selector);

/// What selectors select, and what those that select nothing, which is reported, may have meant: the source with a name
/// near to the one written, else every source of the pipeline pointed at. So the rules that look for sources that nothing
/// selects do not report the same fault again. Pipelines and sources are named by their places.
class Meant {
 public:
  explicit Meant(const Workspace& workspace) : workspace_(workspace), sources_(no_sources(workspace)) {}

  void add(std::size_t owner, const Selector& selector);
  /// Every source of a pipeline: what an unreadable list of selectors may have meant.
  void add_all(std::size_t pipeline) { sources_[pipeline].assign(sources_[pipeline].size(), true); }
  [[nodiscard]] bool holds(std::size_t pipeline, std::size_t source) const { return sources_[pipeline][source]; }

 private:
  const Workspace& workspace_;
  SourceSet sources_;
  std::size_t comparisons_left_ = 100'000;  // looking for near names must not make a hostile file's check quadratic
};

/// Whether a source stands under an id that an earlier one has: selectors find the first, and RB106 has said so.
[[nodiscard]] inline bool is_second(const Pipeline& pipeline, std::size_t source) {
  return source > 0 && pipeline.sources[source - 1].id == pipeline.sources[source].id;
}

}  // namespace runbook::rules
