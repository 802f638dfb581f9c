#include <algorithm>

#include "verify/reasons.hpp"

namespace runbook::verification {
namespace {

using std::chrono::days;

// Far enough to show a whole shift and to find the next turn of anybody in a roster of some length.
constexpr days kBefore{100}, kAhead{370};

const Leave* leave_at(const Person& person, Instant at) {
  const auto found =
      std::find_if(person.away.begin(), person.away.end(), [at](const Leave& one) { return one.when.contains(at); });
  return found == person.away.end() ? nullptr : &*found;
}

class Story {
 public:
  Story(const Scene& scene, const Rotation& rotation)
      : scene_(scene),
        workspace_(scene.workspace()),
        rotation_(rotation),
        rota_(oncall::rota(scene.context, rotation, {scene.now() - kBefore, scene.now() + kAhead})) {}

  std::vector<Reason> tell(std::string_view expected) {
    const auto now = [&](const Shift& shift) { return shift.when.contains(scene_.now()); };
    const auto shift = std::find_if(rota_.shifts.begin(), rota_.shifts.end(), now);
    std::vector<Reason> reasons;
    reasons.push_back(shift == rota_.shifts.end() ? nobody() : of_shift(*shift));
    const auto next = std::find_if(rota_.shifts.begin(), rota_.shifts.end(), [&](const Shift& one) {
      return one.when.begin > scene_.now() && workspace_[one.person].id == expected;
    });
    std::string text{expected};
    text += next == rota_.shifts.end() ? " is not on call within the year after it"
                                       : " is next on call from " + shown(scene_, next->when.begin);
    reasons.push_back({std::move(text), std::nullopt});
    return reasons;
  }

 private:
  Reason of_shift(const Shift& shift) const {
    std::string text = workspace_[shift.person].id + " has it until " + shown(scene_, shift.when.end);
    switch (shift.reason) {
      case Shift::Reason::rotation:
        return {text + ", by the roster", era()};
      case Shift::Reason::override_:
        for (const Override& one : rotation_.overrides) {
          if (one.when.contains(scene_.now())) return {text + ", by an override", one.at};
        }
        return {text + ", by an override", std::nullopt};
      case Shift::Reason::substitute:
        break;
    }
    if (!shift.instead_of) return {text, era()};
    const Person& away = workspace_[*shift.instead_of];
    const Leave* leave = leave_at(away, scene_.now());
    return {text + ", in the place of " + away.id + ", who is away", leave ? std::optional{leave->at} : std::nullopt};
  }

  Reason nobody() const {
    if (const auto at = era()) return {"nobody has it: everybody of the roster is away", at};
    return {"nobody has it: no roster has begun", rotation_.roster_at};
  }

  /// The roster that has begun.
  std::optional<Location> era() const {
    std::optional<Location> at;
    const Zone zone = scene_.context.regime_of(rotation_).zone;
    for (const Era& one : rotation_.roster) {
      if (zone.to_instant(LocalTime{one.from} + rotation_.handoff.time) <= scene_.now()) at = one.from_at;
    }
    return at;
  }

  const Scene& scene_;
  const Workspace& workspace_;
  const Rotation& rotation_;
  Rota rota_;
};

}  // namespace

std::vector<Reason> why_on_call(const Scene& scene, Handle<Rotation> rotation, std::string_view expected) {
  return Story{scene, scene.workspace()[rotation]}.tell(expected);
}

}  // namespace runbook::verification
