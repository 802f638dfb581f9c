#include "calendar/windows.hpp"
#include "schedule/context.hpp"
#include "schedule/pieces.hpp"
#include "schedule/walk.hpp"

namespace runbook {

CoverageRota coverage_rota(const Workspace& workspace, const Coverage& coverage, Interval window) {
  return oncall::coverage_rota(oncall::Context{workspace}, coverage, window);
}

std::optional<Covered> next_covered(const Workspace& workspace, const Coverage& coverage, Instant from, Instant until) {
  return oncall::next_covered(oncall::Context{workspace}, coverage, from, until);
}

}  // namespace runbook

namespace runbook::oncall {
namespace {

using calendar::Regime;

/// The part of one local day in which the coverage's window holds; empty() where it does not.
struct Open {
  Interval when;
  std::optional<std::string> holiday;
};

Open open_on(const Coverage& coverage, const Regime& regime, Day day) {
  if (!calendar::in_window(coverage.when, day, regime)) return {};
  const auto holiday = regime.holiday_on(day);
  if (holiday && !coverage.cover_holidays) return {};
  if (!coverage.all_hours && !regime.days.contains(std::chrono::weekday{day})) return {};
  return {coverage.all_hours ? regime.whole(day) : regime.hours_on(day),
          // A holiday's name defaults to its date (language.md).
          holiday ? std::optional{holiday->empty() ? format_day(day) : std::string{*holiday}} : std::nullopt};
}

/// Calls `visit(open)` with each day's part of `window`, in the order of time, until it gives true.
template <class Visit>
void visit_open(const Coverage& coverage, const Regime& regime, Interval window, const Visit& visit) {
  for (Day day = regime.zone.day_of(window.begin); regime.zone.start_of(day) < window.end;
       day += std::chrono::days{1}) {
    Open open = open_on(coverage, regime, day);
    open.when = intersect(open.when, window);
    if (!open.when.empty() && visit(open)) return;
  }
}

const Rotation* rotation_behind(const Context& context, const Coverage& coverage) {
  const auto* rotation = coverage.by.to ? std::get_if<Handle<Rotation>>(&*coverage.by.to) : nullptr;
  return rotation == nullptr ? nullptr : &context.workspace()[*rotation];
}

}  // namespace

CoverageRota coverage_rota(const Context& context, const Coverage& coverage, Interval window) {
  CoverageRota result;
  if (!coverage.by.to) return result;
  const auto same = [](const CoverageShift& a, const CoverageShift& b) {
    return a.to == b.to && a.holiday == b.holiday;
  };
  const Rotation* rotation = rotation_behind(context, coverage);
  std::optional<Walk> walk;
  if (rotation != nullptr) walk.emplace(context, *rotation, window);
  Piece piece{{window.begin, window.begin}, {}, {}, {}};
  visit_open(coverage, context.regime_of(coverage), window, [&](const Open& open) {
    if (!walk) {
      append_joined(result.shifts, CoverageShift{*coverage.by.to, open.when, open.holiday}, same);
      return false;
    }
    while (true) {
      const Interval part = intersect(piece.when, open.when);
      if (!part.empty() && piece.person) {
        append_joined(result.shifts, CoverageShift{Party{*piece.person}, part, open.holiday}, same);
      } else if (!part.empty()) {
        append_joined(result.gaps, part);
      }
      if (piece.when.end >= open.when.end) return false;
      piece = walk->next();  // there is one: open.when lies in the window
    }
  });
  return result;
}

std::optional<Covered> next_covered(const Context& context, const Coverage& coverage, Instant from, Instant until) {
  std::optional<Covered> found;
  if (!coverage.by.to) return found;
  const Rotation* rotation = rotation_behind(context, coverage);
  visit_open(coverage, context.regime_of(coverage), {from, until}, [&](const Open& open) {
    if (rotation == nullptr) {
      found = Covered{open.when.begin, *coverage.by.to};
      return true;
    }
    for (Walk walk{context, *rotation, open.when}; !walk.done();) {
      const Piece piece = walk.next();
      if (!piece.person) continue;
      found = Covered{piece.when.begin, Party{*piece.person}};
      return true;
    }
    return false;
  });
  return found;
}

}  // namespace runbook::oncall
