// A rotation as a list of shifts that may be given to somebody: what `suggest` works on.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "runbook/suggest.hpp"
#include "schedule/context.hpp"

namespace runbook::oncall {

/// One shift of the roster or a part of it, as it would be held.
struct Unit {
  Interval when;
  std::optional<Handle<Person>> person;  ///< empty: a gap
  const Era* era = nullptr;
  bool movable = false;   ///< a whole shift of the roster, or a stand-in's part of one, that is yet to begin
  bool stands_in = false; ///< somebody else's shift by the roster
  bool changed = false;  ///< by a suggestion
};

/// The units of a rotation over a window, without a hole. What `now` or the window's ends cut is not movable, nor is what
/// an override gives, nor what one leaves of a shift. A gap before the first era is cut as the era's shifts would be.
[[nodiscard]] std::vector<Unit> units_of(const Context& context, const Rotation& rotation, Interval window, Instant now);

/// Who is on call where, so that nobody is suggested for two rotations at once.
class Busy {
 public:
  void add(Handle<Person> person, Handle<Rotation> rotation, Interval when) { taken_[person].push_back({rotation, when}); }
  [[nodiscard]] bool elsewhere(Handle<Person> person, Handle<Rotation> rotation, Interval when) const;

 private:
  struct Taken {
    Handle<Rotation> rotation;
    Interval when;
  };
  std::map<Handle<Person>, std::vector<Taken>> taken_;
};

/// What is decided about one rotation so far.
struct Plan {
  const Context& context;
  Handle<Rotation> handle;
  const Rotation& rotation;
  std::vector<Unit> units;
  std::vector<Suggestion> suggestions;
  std::vector<Interval> left_open;
};

/// Gives the gaps to somebody. `debt`: how much more than their fair part each has, of whom it is known; the rest has
/// none. It grows by what is given.
void close_gaps(Plan& plan, std::map<Handle<Person>, Seconds> debt, const Busy& busy);

/// Hands shifts over from those with too much to those with too little.
void even_out(Plan& plan, std::map<Handle<Person>, Seconds> debt, const Busy& busy);

}  // namespace runbook::oncall
