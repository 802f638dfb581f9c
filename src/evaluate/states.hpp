// The order of states: ok < unknown < warning < alarm (semantics.md, Freshness).
#pragma once

#include "runbook/evaluate.hpp"

namespace runbook::evaluation {

/// Gathers states and keeps the worst. `pending` counts as ok, `unmonitored` takes no part.
class Worst {
 public:
  void add(State state) {
    if (state == State::unmonitored) return;
    if (state == State::pending) state = State::ok;
    if (worst_ == State::unmonitored || worst_ < state) worst_ = state;
  }
  /// `unmonitored` where nothing took part.
  [[nodiscard]] State state() const { return worst_; }

 private:
  static_assert(State::ok < State::unknown && State::unknown < State::warning && State::warning < State::alarm);
  State worst_ = State::unmonitored;
};

/// Whether a row in this state is an incident.
[[nodiscard]] inline bool is_problem(State state) { return state == State::warning || state == State::alarm; }

}  // namespace runbook::evaluation
