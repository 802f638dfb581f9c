#include <algorithm>
#include <map>
#include <set>

#include "runbook/changes.hpp"
#include "schedule/filter.hpp"
#include "schedule/intervals.hpp"
#include "schedule/walk.hpp"

namespace runbook {
namespace {

using oncall::Context;
using oncall::Filter;
using oncall::length_of;
using oncall::merged;
using oncall::without;
using Intervals = std::vector<Interval>;

// A change of the clock makes a shift longer or shorter by this much at the most, and the same shift moved another week
// is still the same.
constexpr std::chrono::hours clock_change{1};

/// One version of a rotation: who has which time, without breaks.
struct Side {
  std::string title;
  std::map<std::string, Intervals> people;
  Intervals held;  // by anybody
  Intervals gaps;
  std::vector<Instant> handoffs;
  bool there = false;
};

Side side_of(const Context& context, Handle<Rotation> handle, Interval window) {
  const Workspace& workspace = context.workspace();
  Side side;
  side.title = workspace[handle].title;
  side.there = true;
  const Rota rota = oncall::rota(context, workspace[handle], window);
  for (const Shift& shift : rota.shifts) {
    side.people[workspace[shift.person].id].push_back(shift.when);
    side.held.push_back(shift.when);
  }
  for (auto& [id, pieces] : side.people) pieces = merged(std::move(pieces));
  side.held = merged(std::move(side.held));
  side.gaps = rota.gaps;
  for (oncall::Walk walk{context, workspace[handle], window}; !walk.done(); (void)walk.next()) {
    side.handoffs.push_back(walk.slot().begin);
  }
  return side;
}

/// What is lost or gained, as the shifts that it is made of.
Intervals by_shift(const Intervals& times, const std::vector<Instant>& handoffs) {
  Intervals parts;
  auto next = handoffs.begin();
  for (Interval part : times) {
    while (next != handoffs.end() && *next <= part.begin) ++next;
    for (; next != handoffs.end() && *next < part.end; ++next) {
      parts.push_back({part.begin, *next});
      part.begin = *next;
    }
    parts.push_back(part);
  }
  return parts;
}

PersonChange change_of(const Intervals& before, const Intervals& after, const Side& old, const Side& now) {
  PersonChange change;
  change.before = length_of(before);
  change.after = length_of(after);
  Intervals gained = by_shift(without(after, before), now.handoffs), lost;
  for (const Interval& from : by_shift(without(before, after), old.handoffs)) {
    const auto is_as_long = [&](const Interval& to) {
      return std::chrono::abs((to.end - to.begin) - (from.end - from.begin)) <= clock_change;
    };
    auto nearest = gained.end();
    for (auto to = gained.begin(); to != gained.end(); ++to) {
      const auto distance = [&](const Interval& one) { return std::chrono::abs(one.begin - from.begin); };
      if (is_as_long(*to) && (nearest == gained.end() || distance(*to) < distance(*nearest))) nearest = to;
    }
    if (nearest == gained.end()) {
      lost.push_back(from);
      continue;
    }
    change.moved.push_back({from, *nearest});
    gained.erase(nearest);
  }
  change.lost = merged(std::move(lost));
  change.gained = merged(std::move(gained));
  return change;
}

void append(Intervals& times, const Intervals& more) { times.insert(times.end(), more.begin(), more.end()); }

/// What a coverage is for: everything its pipeline is told of, or what is written.
std::optional<std::set<std::string>> sources_of(const Coverage& coverage) {
  if (!coverage.sources) return std::nullopt;
  std::set<std::string> texts;
  for (const Selector& one : *coverage.sources) texts.insert(one.text);
  return texts;
}

std::string name_in(const Workspace& before, const Workspace& after, const std::string& id) {
  if (const auto person = find(after.people, id)) return after[*person].name;
  const auto person = find(before.people, id);
  return person ? before[*person].name : id;
}

/// Both versions, and the ids of either that the filter wants.
class Comparison {
 public:
  Comparison(const Workspace& before, const Workspace& after, Interval window, const OncallFilter& wanted)
      : before_(before), after_(after), context_before_(before), context_after_(after),
        filter_before_(context_before_, {wanted.rotations, wanted.pipelines, {}}),
        filter_after_(context_after_, {wanted.rotations, wanted.pipelines, {}}), person_(wanted.person), window_(window) {
    report_.window = window;
    if (person_) report_.person = name_in(before_, after_, *person_);
  }

  ChangesReport take() {
    std::map<std::string, std::pair<Side, Side>> rotations;
    for (const auto& [id, side] : sides(context_before_, filter_before_)) rotations[id].first = side;
    for (const auto& [id, side] : sides(context_after_, filter_after_)) rotations[id].second = side;
    for (const auto& [id, sides] : rotations) add_rotation(id, sides.first, sides.second);
    find_renamed(rotations);
    add_coverage();
    count_people(rotations);
    summarise();
    if (person_) narrow();
    return std::move(report_);
  }

 private:
  std::map<std::string, Side> sides(const Context& context, const Filter& filter) {
    std::map<std::string, Side> found;
    const Workspace& workspace = context.workspace();
    for (std::uint32_t i = 0; i < workspace.rotations.size(); ++i) {
      const Handle<Rotation> handle{i};
      if (!filter.wants(handle)) continue;
      found[workspace[handle].id] = side_of(context, handle, window_);
      if (&context != &context_after_) continue;
      const Rota rota = oncall::rota(context, workspace[handle], window_);
      report_.warnings.insert(report_.warnings.end(), rota.warnings.begin(), rota.warnings.end());
    }
    return found;
  }

  void add_rotation(const std::string& id, const Side& old, const Side& now) {
    RotationChange change;
    change.id = id;
    change.title = now.there ? now.title : old.title;
    change.change = !old.there ? Change::added : now.there ? Change::changed : Change::removed;
    std::map<std::string, std::pair<Intervals, Intervals>> people;
    for (const auto& [person, pieces] : old.people) people[person].first = pieces;
    for (const auto& [person, pieces] : now.people) people[person].second = pieces;
    for (const auto& [person, pieces] : people) {
      if (pieces.first == pieces.second) continue;
      PersonChange one = change_of(pieces.first, pieces.second, old, now);
      one.id = person;
      one.name = name_in(before_, after_, person);
      change.people.push_back(std::move(one));
    }
    // A rotation that is new or gone has no gaps against the other: coverage tells what that means.
    if (old.there && now.there) {
      change.gaps_opened = without(now.gaps, old.gaps);
      change.gaps_closed = without(old.gaps, now.gaps);
    }
    if (change.change == Change::removed) change.gone = without(old.held, in_place_of(id));
    // Where a gap opens or closes it is somebody's time, so `people` has it.
    if (!change.people.empty() || change.change != Change::changed) report_.rotations.push_back(std::move(change));
  }

  /// When somebody is on call in what may stand in a removed rotation's place. The filter plays no part: whoever asks for
  /// one rotation alone loses nothing by its new name.
  Intervals in_place_of(const std::string& id) const {
    Intervals times;
    const auto add = [&](Handle<Rotation> rotation) { append(times, side_of(context_after_, rotation, window_).held); };
    for (std::uint32_t i = 0; i < after_.rotations.size(); ++i) {
      if (!find(before_.rotations, after_.rotations[i].id)) add(Handle<Rotation>{i});
    }
    for (const Pipeline& pipeline : before_.pipelines) {
      for (const Coverage& coverage : pipeline.coverage) {
        if (!coverage.by.to || id_of(before_, *coverage.by.to) != id) continue;
        const Coverage* now = coverage_in(after_, pipeline.id, coverage.id);
        if (now == nullptr || !now->by.to) continue;
        if (const auto* rotation = std::get_if<Handle<Rotation>>(&*now->by.to)) add(*rotation);
        else append(times, covered(context_after_, now).covered);
      }
    }
    return merged(std::move(times));
  }

  static const Coverage* coverage_in(const Workspace& workspace, const std::string& pipeline, const std::string& id) {
    const auto handle = find(workspace.pipelines, pipeline);
    if (!handle) return nullptr;
    const auto& list = workspace[*handle].coverage;
    const auto found = std::ranges::find(list, id, &Coverage::id);
    return found == list.end() ? nullptr : &*found;
  }

  /// A rotation that is gone and one that is new, with the same people at the same times, are one with another id.
  void find_renamed(const std::map<std::string, std::pair<Side, Side>>& sides) {
    for (RotationChange& old : report_.rotations) {
      if (old.change != Change::removed) continue;
      const auto is_same = [&](const RotationChange& now) {
        return now.change == Change::added && now.same_as.empty() && sides.at(now.id).second.people == sides.at(old.id).first.people &&
               sides.at(now.id).second.gaps == sides.at(old.id).first.gaps;
      };
      const auto now = std::ranges::find_if(report_.rotations, is_same);
      if (now == report_.rotations.end()) continue;
      now->same_as = old.id;
      old.same_as = now->id;
    }
  }

  /// Whoever has the same time in other rotations has what they had.
  void count_people(const std::map<std::string, std::pair<Side, Side>>& sides) {
    std::map<std::string, std::pair<Intervals, Intervals>> people;
    for (const auto& [id, both] : sides) {
      for (const auto& [person, pieces] : both.first.people) append(people[person].first, pieces);
      for (const auto& [person, pieces] : both.second.people) append(people[person].second, pieces);
    }
    for (const auto& [person, times] : people) {
      if (person_ && person != *person_) continue;
      if (merged(times.first) != merged(times.second)) ++report_.people;
    }
  }

  void summarise() {
    auto& sum = report_.summary;
    sum.differing = report_.rotations.size() + report_.coverage.size();
    for (const RotationChange& one : report_.rotations) {
      sum.gaps += one.gaps_opened.size();
      if (!one.gone.empty()) ++sum.rotations_gone;
    }
    for (const CoverageChange& one : report_.coverage) {
      if (is_gap_of_its_own(one)) ++sum.uncovered;
      if (!one.gone.empty()) ++sum.coverages_gone;
      if (one.change == Change::changed && !one.dropped.empty()) ++sum.narrowed;
    }
  }

  /// What its rotation's new gap explains is no second gap.
  bool is_gap_of_its_own(const CoverageChange& one) const {
    const auto rotation = std::ranges::find(report_.rotations, one.by_after, &RotationChange::id);
    return !without(one.lost, rotation == report_.rotations.end() ? Intervals{} : rotation->gaps_opened).empty();
  }

  /// To the person asked for; what is nobody's is not listed.
  void narrow() {
    report_.coverage.clear();
    for (RotationChange& one : report_.rotations) {
      std::erase_if(one.people, [&](const PersonChange& person) { return person.id != *person_; });
      one.gaps_opened.clear();
      one.gaps_closed.clear();
      one.gone.clear();
    }
    std::erase_if(report_.rotations, [](const RotationChange& one) { return one.people.empty(); });
  }

  struct Covering {
    const Coverage* before = nullptr;
    const Coverage* after = nullptr;
  };

  void add_coverage() {
    std::map<std::pair<std::string, std::string>, Covering> all;
    for (const auto& one : oncall::coverages(context_before_, filter_before_)) {
      all[{before_[one.pipeline].id, one.coverage->id}].before = one.coverage;
    }
    for (const auto& one : oncall::coverages(context_after_, filter_after_)) {
      all[{after_[one.pipeline].id, one.coverage->id}].after = one.coverage;
    }
    for (const auto& [id, covering] : all) add_coverage(id.first, id.second, covering);
  }

  struct Covered {
    Intervals covered;
    Intervals gaps;
  };
  Covered covered(const Context& context, const Coverage* coverage) const {
    Covered found;
    if (coverage == nullptr) return found;
    const CoverageRota rota = oncall::coverage_rota(context, *coverage, window_);
    for (const CoverageShift& shift : rota.shifts) found.covered.push_back(shift.when);
    found.covered = merged(std::move(found.covered));
    found.gaps = merged(rota.gaps);
    return found;
  }

  void add_coverage(const std::string& pipeline, const std::string& id, const Covering& covering) {
    const Covered old = covered(context_before_, covering.before), now = covered(context_after_, covering.after);
    CoverageChange change{pipeline, id, {}, Change::changed, {}, {}, {}, {}, {}, {}};
    if (covering.before == nullptr) change.change = Change::added;
    if (covering.after == nullptr) change.change = Change::removed;
    change.title = (covering.after != nullptr ? covering.after : covering.before)->title;
    if (covering.before != nullptr) change.by_before = id_of(before_, *covering.before->by.to);
    if (covering.after != nullptr) change.by_after = id_of(after_, *covering.after->by.to);
    const Intervals missing = without(old.covered, now.covered);
    change.lost = oncall::common(missing, now.gaps);
    change.dropped = without(missing, now.gaps);
    if (covering.after == nullptr) change.gone = without(change.dropped, in_place_of(pipeline, *covering.before));
    change.gained = without(now.covered, old.covered);
    const bool differs = change.change != Change::changed || change.by_before != change.by_after || !missing.empty() ||
                         !change.gained.empty();
    if (differs) report_.coverage.push_back(std::move(change));
  }

  /// When a coverage of the pipeline holds that is new and is for all that the removed one was for.
  Intervals in_place_of(const std::string& pipeline, const Coverage& removed) const {
    Intervals times;
    const auto handle = find(after_.pipelines, pipeline);
    if (!handle) return times;
    for (const Coverage& one : after_[*handle].coverage) {
      const bool is_new = coverage_in(before_, pipeline, one.id) == nullptr;
      if (is_new && (!one.sources || sources_of(one) == sources_of(removed))) append(times, covered(context_after_, &one).covered);
    }
    return merged(std::move(times));
  }

  const Workspace& before_;
  const Workspace& after_;
  Context context_before_;
  Context context_after_;
  Filter filter_before_;
  Filter filter_after_;
  std::optional<std::string> person_;
  Interval window_;
  ChangesReport report_;
};

}  // namespace

std::string_view name_of(Change change) {
  switch (change) {
    case Change::changed: return "changed";
    case Change::added: return "added";
    case Change::removed: return "removed";
  }
  return "";
}

ChangesReport compare(const Workspace& before, const Workspace& after, Interval window, const OncallFilter& wanted) {
  if (window.empty()) return {window, {}, {}, {}, {}, 0, {}};
  return Comparison{before, after, window, wanted}.take();
}

}  // namespace runbook
