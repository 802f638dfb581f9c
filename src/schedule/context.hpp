// What every question about on-call needs of a workspace, worked out once: whose zone, hours and holidays govern what,
// and who is away when. `evaluate` asks many questions of one context; the public functions build one each.
#pragma once

#include <optional>
#include <vector>

#include "calendar/regime.hpp"
#include "runbook/model.hpp"
#include "runbook/schedule.hpp"

namespace runbook::oncall {  // not `schedule`: that is the public function's name

/// Refers to the workspace, which must outlive it and not change. Never changes itself: threads may share one.
class Context {
 public:
  explicit Context(const Workspace& workspace);
  Context(const Context&) = delete;  // regimes point at its tables of holidays
  Context& operator=(const Context&) = delete;

  [[nodiscard]] const Workspace& workspace() const { return workspace_; }

  /// The zone, working hours and holidays that govern a party: its team's, where the team says nothing (or there is
  /// none) the workspace's (semantics.md, Time).
  [[nodiscard]] const calendar::Regime& regime_of(const Party& party) const;
  [[nodiscard]] const calendar::Regime& regime_of(const Rotation& rotation) const;
  [[nodiscard]] const calendar::Regime& regime_of(const Coverage& coverage) const;  ///< that of `by`
  /// That of the first responsible party.
  [[nodiscard]] const calendar::Regime& regime_of(const Pipeline& pipeline) const;
  [[nodiscard]] const calendar::Regime& regime_of_workspace() const { return general_; }

  /// A person's leave: ascending, without empty ones, those that touch or overlap made one.
  [[nodiscard]] const std::vector<Interval>& leave_of(Handle<Person> person) const { return leave_[person.index]; }
  [[nodiscard]] bool is_away(Handle<Person> person, Instant at) const { return presence_of(person, at).away; }

  /// Whether a person is away at an instant, and when that changes next (Instant::max() for never).
  struct Presence {
    bool away = false;
    Instant until{};
  };
  [[nodiscard]] Presence presence_of(Handle<Person> person, Instant at) const;

 private:
  [[nodiscard]] const calendar::Regime& regime_of_team(std::optional<Handle<Team>> team) const;

  const Workspace& workspace_;
  std::vector<calendar::Holidays> holidays_;  // by calendar
  std::vector<calendar::Regime> teams_;       // by team
  calendar::Regime general_;                  // the workspace's own
  std::vector<std::vector<Interval>> leave_;  // by person
};

// The public functions of runbook/schedule.hpp, on a context that is already there. Same meaning throughout.
[[nodiscard]] Rota rota(const Context& context, const Rotation& rotation, Interval window);
[[nodiscard]] std::optional<Handle<Person>> on_call_at(const Context& context, const Rotation& rotation, Instant at);
[[nodiscard]] CoverageRota coverage_rota(const Context& context, const Coverage& coverage, Interval window);
[[nodiscard]] std::optional<Covered> next_covered(const Context& context, const Coverage& coverage, Instant from,
                                                  Instant until);

}  // namespace runbook::oncall
