#include "schedule/walk.hpp"

#include <algorithm>

namespace runbook::oncall {

Walk::Walk(const Context& context, const Rotation& rotation, Interval window)
    : context_(context), rotation_(rotation), window_(window), now_(window.begin), slot_(slot_at(window.begin)) {
  for (const Override& item : rotation.overrides) {
    if (item.person.to && !intersect(item.when, window).empty()) overrides_.push_back(&item);
  }
  std::stable_sort(overrides_.begin(), overrides_.end(),
                   [](const Override* a, const Override* b) { return a->when.begin < b->when.begin; });
}

/// Counted in local wall-clock time, so that 09:00 stays 09:00 across a change of the clock. Never falls as `number`
/// rises; two are equal where both fall into one gap of local time.
Instant Walk::handoff(const Era& era, std::int64_t number) const {
  const LocalTime start = LocalTime{era.from} + rotation_.handoff.time;
  return context_.regime_of(rotation_).zone.to_instant(start + number * rotation_.shift);
}

std::optional<HandoffAt> Walk::handoff() const {
  if (slot_.era == nullptr) return std::nullopt;
  return HandoffAt{LocalTime{slot_.era->from} + rotation_.handoff.time + slot_.number * rotation_.shift, slot_.when.begin};
}

std::optional<HandoffAt> handoff_before(const Context& context, const Rotation& rotation, Instant at) {
  return Walk{context, rotation, {at, at}}.handoff();
}

Walk::Slot Walk::slot_at(Instant at) const {
  const auto& eras = rotation_.roster;
  const auto starts_after = [this](Instant t, const Era& era) { return t < handoff(era, 0); };
  const auto next = std::upper_bound(eras.begin(), eras.end(), at, starts_after);
  Slot slot;
  slot.era_end = next == eras.end() ? Instant::max() : handoff(*next, 0);
  slot.when = {Instant::min(), slot.era_end};
  if (next == eras.begin()) return slot;
  const Era& era = *std::prev(next);
  slot.when.begin = handoff(era, 0);
  if (era.members.empty() || rotation_.shift <= Seconds{0}) return slot;
  slot.era = &era;
  // Never too far: a local time's instant is its first, so at or before `at`. Where clocks have been put back it may be
  // too near, by the few shifts that fit in the change.
  const LocalTime local = context_.regime_of(rotation_).zone.to_local(at);
  slot.number = (local - LocalTime{era.from} - rotation_.handoff.time) / rotation_.shift;
  while (handoff(era, slot.number + 1) <= at) ++slot.number;
  slot.when = {handoff(era, slot.number), std::min(handoff(era, slot.number + 1), slot.era_end)};
  return slot;
}

/// A shift ends at the next handoff or with its era; one that a gap in local time leaves nothing of is passed over.
Walk::Slot Walk::slot_after(const Slot& slot) const {
  Slot next = slot;
  next.when.begin = slot.when.end;
  if (next.when.begin >= slot.era_end) return slot_at(slot.when.end);
  do {
    ++next.number;
    next.when.end = std::min(handoff(*next.era, next.number + 1), next.era_end);
  } while (next.when.empty());
  return next;
}

/// The person on a shift, or the `turns`-th in order after them.
std::optional<Handle<Person>> Walk::member(const Slot& slot, std::size_t turns) const {
  const auto& members = slot.era->members;
  return members[(static_cast<std::size_t>(slot.number) + turns) % members.size()].to;
}

/// Whoever is away hands that part of their shift to the next in order who is not; if all are away it is a gap.
Piece Walk::by_roster(const Slot& slot, Instant from) const {
  Piece piece{{from, slot.when.end}, {}, Shift::Reason::rotation, {}};
  if (slot.era == nullptr) return piece;
  for (std::size_t turns = 0; turns < slot.era->members.size(); ++turns) {
    const auto person = member(slot, turns);
    if (!person) continue;
    const Context::Presence presence = context_.presence_of(*person, from);
    piece.when.end = std::min(piece.when.end, presence.until);
    if (presence.away) continue;
    piece.person = person;
    if (turns > 0) {
      piece.reason = Shift::Reason::substitute;
      piece.instead_of = member(slot, 0);
    }
    break;
  }
  return piece;
}

const Era* Walk::era() {
  while (slot_.when.end <= now_) slot_ = slot_after(slot_);
  return slot_.era;
}

Piece Walk::next() {
  (void)era();  // the slot of the present place
  while (past_overrides_ < overrides_.size() && overrides_[past_overrides_]->when.end <= now_) ++past_overrides_;

  Piece piece = by_roster(slot_, now_);
  for (std::size_t i = past_overrides_; i < overrides_.size(); ++i) {
    const Override& item = *overrides_[i];
    if (item.when.begin > now_) {
      piece.when.end = std::min(piece.when.end, item.when.begin);
      break;
    }
    if (!item.when.contains(now_)) continue;
    piece = {{now_, std::min(slot_.when.end, item.when.end)}, item.person.to, Shift::Reason::override_, {}};
    if (slot_.era != nullptr && member(slot_, 0) != item.person.to) piece.instead_of = member(slot_, 0);
    break;
  }
  piece.when.end = std::min(piece.when.end, window_.end);
  now_ = piece.when.end;
  return piece;
}

}  // namespace runbook::oncall
