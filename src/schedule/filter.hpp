// What of the on-call report somebody asked for.
#pragma once

#include <set>
#include <span>
#include <vector>

#include "schedule/context.hpp"

namespace runbook::oncall {

/// `--rotation` names rotations and, where no pipeline is named, the coverage and routines by them. `--pipeline` names
/// pipelines and, where no rotation is named, the rotations that cover them. `--person` keeps what has that person in
/// it: their shifts (no gaps: those have nobody), coverage and routines that stand for them. An id that nothing has
/// finds nothing.
class Filter {
 public:
  /// Both must outlive it.
  Filter(const Context& context, const OncallFilter& wanted);

  [[nodiscard]] bool wants(Handle<Rotation> rotation) const;
  /// Of a coverage or routine: the pipeline it stands in and who it is by.
  [[nodiscard]] bool wants(Handle<Pipeline> pipeline, std::span<const Party> by) const;
  [[nodiscard]] bool wants(Handle<Pipeline> pipeline, const Party& by) const { return wants(pipeline, {&by, 1}); }

  /// Takes out what does not concern the person asked for; false where then nothing is left to report.
  [[nodiscard]] bool narrow(Rota& rota) const;
  [[nodiscard]] bool narrow(CoverageRota& rota) const;
  /// Whether any of the parties stands for the person at an instant (true where none is asked for).
  [[nodiscard]] bool concerns(std::span<const Party> parties, Instant at) const;

 private:
  [[nodiscard]] bool stands_for_person(const Party& party, Instant at) const;

  const Context& context_;
  bool any_rotation_;
  bool any_pipeline_;
  bool any_person_;
  std::set<Handle<Rotation>> rotations_;  // named
  std::set<Handle<Pipeline>> pipelines_;  // named
  std::set<Handle<Rotation>> covering_;   // rotations that cover a named pipeline
  std::optional<Handle<Person>> person_;
};

/// The coverages that a filter wants, by pipeline and id.
struct WantedCoverage {
  Handle<Pipeline> pipeline;
  const Coverage* coverage = nullptr;
};
[[nodiscard]] std::vector<WantedCoverage> coverages(const Context& context, const Filter& filter);

}  // namespace runbook::oncall
