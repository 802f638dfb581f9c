// On call: rotations and coverage resolved into pieces of time (semantics.md, On call).
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "runbook/model.hpp"

namespace runbook {

/// Somebody on call for a while.
struct Shift {
  enum class Reason : std::uint8_t { rotation, override_, substitute };
  Handle<Person> person;
  Interval when;
  Reason reason{};
  std::optional<Handle<Person>> instead_of;  ///< JSON's `for`: the person replaced
  bool operator==(const Shift&) const = default;
};
[[nodiscard]] std::string_view name_of(Shift::Reason reason);

/// A rotation over a window: shifts by start, gaps by start, both within the window; joined where they agree.
struct Rota {
  std::vector<Shift> shifts;
  std::vector<Interval> gaps;
  std::vector<std::string> warnings;  ///< overrides that name somebody who is away then
};

/// All of `rotation` in [window.begin, window.end). Pure; the same part of a longer window gives the same pieces.
[[nodiscard]] Rota rota(const Workspace& workspace, const Rotation& rotation, Interval window);

/// Who is on call at one instant; nothing in a gap. Agrees with `rota`.
[[nodiscard]] std::optional<Handle<Person>> on_call_at(const Workspace& workspace, const Rotation& rotation, Instant at);

/// What names a shift for good, in whatever window it is seen: a calendar's UID is made of it.
struct ShiftKey {
  std::optional<LocalTime> slot;  ///< the handoff in the roster that it begins with or after; none before the first era
  Instant begin;                  ///< where the whole shift begins; Instant::min() where that is out of reach
  bool opens_slot = false;        ///< it begins with that handoff
  bool operator==(const ShiftKey&) const = default;
};

/// Somebody or some party to be reached while a coverage window holds.
struct CoverageShift {
  Party to;  ///< the person on call where `by` is a rotation, else `by` itself
  Interval when;
  std::optional<std::string> holiday;  ///< the holiday's name where the local day is one
  bool operator==(const CoverageShift&) const = default;
};

struct CoverageRota {
  std::vector<CoverageShift> shifts;
  std::vector<Interval> gaps;  ///< the window holds, but nobody is found
};

[[nodiscard]] CoverageRota coverage_rota(const Workspace& workspace, const Coverage& coverage, Interval window);

/// The earliest covered instant at or after `from`, and who is to be reached then; nothing before `until`.
struct Covered {
  Instant at;
  Party to;
};
[[nodiscard]] std::optional<Covered> next_covered(const Workspace& workspace, const Coverage& coverage, Instant from,
                                                  Instant until);

/// What `runbook oncall` reports: the window's rotations, coverages and routines, everything in the order of the ids.
struct OncallReport {
  struct RotationRota {
    Handle<Rotation> rotation;
    Rota rota;
    std::vector<ShiftKey> keys{};  ///< of the shifts, in their order
  };
  struct CoverageOf {
    Handle<Pipeline> pipeline;
    std::string id;
    Party by;
    CoverageRota rota;
    std::optional<Instant> first_begin{};  ///< where its first shift begins, not cut; none where that is out of reach
  };
  struct RoutineDue {
    Handle<Pipeline> pipeline;
    std::string id;
    std::string title;
    std::vector<Party> by;
    Instant due;
  };
  Interval window;
  std::vector<RotationRota> rotations;
  std::vector<CoverageOf> coverage;
  std::vector<RoutineDue> routine;
  std::vector<std::string> warnings;
};

/// Which of them; empty: all. With `person`, only what has that person in it.
struct OncallFilter {
  std::vector<std::string> rotations;
  std::vector<std::string> pipelines;
  std::optional<std::string> person;
};

[[nodiscard]] OncallReport schedule(const Workspace& workspace, Interval window, const OncallFilter& filter = {});

/// Whether `schedule` would have a gap. `filter.person` is not looked at: a gap is nobody's.
[[nodiscard]] bool has_gap(const Workspace& workspace, Interval window, const OncallFilter& filter = {});

}  // namespace runbook
