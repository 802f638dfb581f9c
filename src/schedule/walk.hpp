// A rotation unrolled along the time line, piece by piece (semantics.md, On call).
#pragma once

#include <optional>
#include <vector>

#include "schedule/context.hpp"

namespace runbook::oncall {

/// A time in which one person is on call for one reason, or nobody is. Neighbours may agree: joining is the reader's.
struct Piece {
  Interval when;
  std::optional<Handle<Person>> person;  ///< empty: a gap
  Shift::Reason reason{};
  std::optional<Handle<Person>> instead_of;
};

/// A handoff of the roster, on the wall clock of the rotation's zone and on the time line.
struct HandoffAt {
  LocalTime local;
  Instant at;
};

/// Gives the pieces of a rotation from the window's begin to its end without a hole. Costs a few steps a handoff, not
/// a step a minute. What cannot be resolved (a person that nobody defines) is passed over.
class Walk {
 public:
  /// `context` and `rotation` must outlive it.
  Walk(const Context& context, const Rotation& rotation, Interval window);

  [[nodiscard]] bool done() const { return now_ >= window_.end; }
  /// The piece at the present place, which moves to its end. Only while not done().
  Piece next();
  /// The handoff that the slot at the present place began with.
  [[nodiscard]] std::optional<HandoffAt> handoff() const;
  /// The era of the piece that comes next, and where it ends; null before the first and in one without a roster.
  [[nodiscard]] const Era* era();
  [[nodiscard]] Instant era_end() const { return slot_.era_end; }
  /// From the handoff before that piece to the one after it.
  [[nodiscard]] Interval slot() {
    (void)era();
    return slot_.when;
  }

 private:
  /// A shift as the roster has it, or a time without one (`era` null).
  struct Slot {
    Interval when;
    const Era* era = nullptr;
    std::int64_t number = 0;  ///< of the shift, from the era's start
    Instant era_end{};
  };

  [[nodiscard]] Instant handoff(const Era& era, std::int64_t number) const;
  [[nodiscard]] Slot slot_at(Instant at) const;
  [[nodiscard]] Slot slot_after(const Slot& slot) const;
  [[nodiscard]] std::optional<Handle<Person>> member(const Slot& slot, std::size_t turns) const;
  [[nodiscard]] Piece by_roster(const Slot& slot, Instant from) const;

  const Context& context_;
  const Rotation& rotation_;
  Interval window_;
  Instant now_;
  Slot slot_;
  std::vector<const Override*> overrides_;  // those in the window, by begin
  std::size_t past_overrides_ = 0;
};

/// The last handoff at or before an instant; nothing before the first era, or in one that has no roster.
[[nodiscard]] std::optional<HandoffAt> handoff_before(const Context& context, const Rotation& rotation, Instant at);

}  // namespace runbook::oncall
