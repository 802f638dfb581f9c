// What `runbook oncall` reports.
#include <algorithm>

#include "calendar/periods.hpp"
#include "schedule/context.hpp"
#include "schedule/filter.hpp"
#include "schedule/walk.hpp"
#include "schedule/whole.hpp"

namespace runbook {
namespace {

using calendar::Days;
using calendar::Regime;
using oncall::Context;
using oncall::Filter;

/// The due times of a routine with window.begin < due <= window.end, so that 24:00 belongs to the day that it ends;
/// none before the period of its `from`, each once (several periods may be due on one working day).
std::vector<Instant> dues_in(const Obligation& routine, const Regime& regime, Interval window) {
  std::vector<Instant> dues;
  Days period = calendar::period_of(routine.every, regime.zone.day_of(window.begin));
  // A due time may lie after its period, so earlier ones may still be due in the window; it never falls as periods
  // rise.
  while (true) {
    const Days before = calendar::previous_period(routine.every, period);
    if (calendar::due_of(routine, before, regime) <= window.begin) break;
    period = before;
  }
  for (;; period = calendar::next_period(routine.every, period)) {
    const Instant due = calendar::due_of(routine, period, regime);
    if (due > window.end) return dues;
    const bool tracked = !routine.from || period.next > *routine.from;
    if (due > window.begin && tracked && (dues.empty() || dues.back() != due)) dues.push_back(due);
  }
}

void add_rotations(OncallReport& report, const Context& context, const Filter& filter) {
  const Workspace& workspace = context.workspace();
  for (std::uint32_t i = 0; i < workspace.rotations.size(); ++i) {
    const Handle<Rotation> handle{i};
    if (!filter.wants(handle)) continue;
    OncallReport::RotationRota entry{handle, oncall::rota(context, workspace[handle], report.window)};
    if (!filter.narrow(entry.rota)) continue;
    for (const Shift& shift : entry.rota.shifts) {
      entry.keys.push_back(oncall::key_of(context, workspace[handle], shift, report.window));
    }
    report.warnings.insert(report.warnings.end(), entry.rota.warnings.begin(), entry.rota.warnings.end());
    report.rotations.push_back(std::move(entry));
  }
}

void add_coverage(OncallReport& report, const Context& context, const Filter& filter) {
  for (const auto& [pipeline, coverage] : oncall::coverages(context, filter)) {
    OncallReport::CoverageOf entry{pipeline, coverage->id, *coverage->by.to,
                                   oncall::coverage_rota(context, *coverage, report.window)};
    if (!filter.narrow(entry.rota)) continue;
    if (!entry.rota.shifts.empty()) {
      entry.first_begin = oncall::coverage_begin(context, *coverage, entry.rota.shifts.front().when.begin);
    }
    report.coverage.push_back(std::move(entry));
  }
}

void add_routines(OncallReport& report, const Context& context, const Filter& filter, Handle<Pipeline> pipeline) {
  for (const Obligation& routine : context.workspace()[pipeline].obligations) {
    if (routine.kind != Obligation::Kind::routine) continue;
    std::vector<Party> by;
    for (const PartyRef& party : routine.by) {
      if (party.to) by.push_back(*party.to);
    }
    // In the order of their ids, each once (semantics.md: where no order is named).
    std::ranges::sort(by, {}, [&](const Party& party) -> const std::string& { return id_of(context.workspace(), party); });
    by.erase(std::unique(by.begin(), by.end()), by.end());
    if (!filter.wants(pipeline, by)) continue;
    for (const Instant due : dues_in(routine, context.regime_of(context.workspace()[pipeline]), report.window)) {
      if (filter.concerns(by, due)) report.routine.push_back({pipeline, routine.id, routine.title, by, due});
    }
  }
}

}  // namespace

OncallReport schedule(const Workspace& workspace, Interval window, const OncallFilter& wanted) {
  const Context context{workspace};
  const Filter filter{context, wanted};
  OncallReport report;
  report.window = window;
  if (window.empty()) return report;
  add_rotations(report, context, filter);
  add_coverage(report, context, filter);
  for (std::uint32_t i = 0; i < workspace.pipelines.size(); ++i) {
    add_routines(report, context, filter, Handle<Pipeline>{i});
  }
  return report;
}

bool has_gap(const Workspace& workspace, Interval window, const OncallFilter& wanted) {
  const Context context{workspace};
  const Filter filter{context, {wanted.rotations, wanted.pipelines, {}}};
  if (window.empty()) return false;
  for (std::uint32_t i = 0; i < workspace.rotations.size(); ++i) {
    if (!filter.wants(Handle<Rotation>{i})) continue;
    for (oncall::Walk walk{context, workspace.rotations[i], window}; !walk.done();) {
      if (!walk.next().person) return true;
    }
  }
  return std::ranges::any_of(oncall::coverages(context, filter), [&](const auto& one) {
    return !oncall::coverage_rota(context, *one.coverage, window).gaps.empty();
  });
}

}  // namespace runbook
