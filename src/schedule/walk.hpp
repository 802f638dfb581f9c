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

/// Gives the pieces of a rotation from the window's begin to its end without a hole. Costs a few steps a handoff, not
/// a step a minute. What cannot be resolved (a person that nobody defines) is passed over.
class Walk {
 public:
  /// `context` and `rotation` must outlive it.
  Walk(const Context& context, const Rotation& rotation, Interval window);

  [[nodiscard]] bool done() const { return now_ >= window_.end; }
  /// The piece at the present place, which moves to its end. Only while not done().
  Piece next();

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

}  // namespace runbook::oncall
