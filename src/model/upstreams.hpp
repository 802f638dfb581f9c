// The pipelines that feed a pipeline, at any distance.
#pragma once

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "runbook/model.hpp"

namespace runbook::model {

/// What lies upstream of a pipeline, at any distance. A chain of 10,000 pipelines makes this the one thing here that could
/// be quadratic: it is asked only for selectors that reach beyond the direct upstreams, and once a pipeline.
class Upstreams {
 public:
  explicit Upstreams(const Workspace& workspace) : workspace_(workspace), seen_(workspace.pipelines.size()) {}

  void open(std::uint32_t pipeline) {
    own_ = pipeline;
    ++round_;
    found_.clear();
    is_walked_ = false;
    are_whole_.reset();
  }

  [[nodiscard]] bool holds(std::uint32_t pipeline) {
    if (std::ranges::binary_search(workspace_.pipelines[own_].upstream, Handle<Pipeline>{pipeline})) return true;
    walk();
    return seen_[pipeline] == round_;
  }
  /// In the order in which they are met.
  [[nodiscard]] const std::vector<std::uint32_t>& all() {
    walk();
    return found_;
  }
  /// Whether every `from` on the way could be read, names a pipeline, and leads in no circle (RB202) through this one.
  [[nodiscard]] bool are_whole() {
    const auto whole = [&](const Pipeline& pipeline) {
      return !pipeline.unread("sources") && std::ranges::none_of(pipeline.sources, [](const Source& source) {
        return source.unread("from") || source.unread("kind") || (source.from() && !source.from()->to);
      });
    };
    if (are_whole_) return *are_whole_;
    walk();
    are_whole_ = seen_[own_] != round_ && whole(workspace_.pipelines[own_]) &&
                 std::ranges::all_of(found_, [&](std::uint32_t index) { return whole(workspace_.pipelines[index]); });
    return *are_whole_;
  }

 private:
  void walk() {
    if (std::exchange(is_walked_, true)) return;
    add_upstreams_of(own_);
    for (std::size_t next = 0; next < found_.size(); ++next) add_upstreams_of(found_[next]);
  }
  void add_upstreams_of(std::uint32_t pipeline) {
    for (const auto up : workspace_.pipelines[pipeline].upstream) {
      if (std::exchange(seen_[up.index], round_) != round_) found_.push_back(up.index);
    }
  }

  const Workspace& workspace_;
  std::vector<std::uint32_t> seen_;  ///< the round in which a pipeline was met last
  std::uint32_t round_ = 0;
  std::uint32_t own_ = 0;
  std::vector<std::uint32_t> found_;
  bool is_walked_ = false;
  std::optional<bool> are_whole_;
};

}  // namespace runbook::model
