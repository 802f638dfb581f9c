// How a rotation's time lies with its people.
#include <algorithm>
#include <map>

#include "schedule/load.hpp"
#include "schedule/pieces.hpp"
#include "schedule/walk.hpp"

namespace runbook::oncall {
namespace {

using People = std::vector<Handle<Person>>;

class Measure {
 public:
  Measure(const Context& context, Handle<Rotation> handle, const Rotation& rotation, Interval window)
      : context_(context), rotation_(rotation), window_(window) {
    result_.rotation = handle;
  }

  RotationFairness take() {
    add_roster();
    for (Walk walk{context_, rotation_, window_}; !walk.done();) {
      const Era* era = walk.era();  // of the piece that comes
      const Piece piece = walk.next();
      if (piece.person) add(piece, era);
      else append_joined(result_.gaps, piece.when);
    }
    add_substitutions();
    divide();
    finish();
    return std::move(result_);
  }

 private:
  struct Row {
    Tally tally;
    PersonFairness fairness;
    std::optional<Interval> run;  // the present time without a break
  };

  Row& row(Handle<Person> person) {
    const auto [place, is_new] = rows_.try_emplace(person, Row{Tally{context_, rotation_, person}, {}, {}});
    if (is_new) place->second.fairness.person = person;
    return place->second;
  }

  /// Whoever has a place in the window is in the table, with nothing on call too.
  void add_roster() {
    for (Instant at = window_.begin; at < window_.end;) {
      Walk walk{context_, rotation_, {at, at}};
      if (walk.era() != nullptr) {
        for (const PersonRef& member : walk.era()->members) {
          if (member.to) (void)row(*member.to);
        }
      }
      at = walk.era_end();
    }
  }

  void add(const Piece& piece, const Era* era) {
    Row& mine = row(*piece.person);
    result_.covered += piece.when.end - piece.when.begin;
    if (mine.run && mine.run->end == piece.when.begin) {
      mine.run->end = piece.when.end;
    } else {
      mine.run = piece.when;
      ++mine.fairness.runs;
    }
    mine.fairness.longest_run = std::max(mine.fairness.longest_run, mine.run->end - mine.run->begin);
    // Who could have had it changes where somebody's leave begins or ends.
    for (Interval part = piece.when; !part.empty(); part = {part.end, piece.when.end}) {
      const People there = present(era, part);
      const Seconds weight = mine.tally.add(part);
      result_.weighted += weight;
      shared_[there.empty() ? People{*piece.person} : there] += weight;
    }
  }

  /// The roster's places whose member is there at the part's begin, ascending; cuts the part where that changes.
  People present(const Era* era, Interval& part) const {
    People there;
    if (era == nullptr) return there;
    for (const PersonRef& member : era->members) {
      if (!member.to) continue;
      const Context::Presence presence = context_.presence_of(*member.to, part.begin);
      part.end = std::min(part.end, presence.until);
      if (!presence.away) there.push_back(*member.to);
    }
    std::ranges::sort(there);
    return there;
  }

  void add_substitutions() {
    for (const Shift& shift : rota(context_, rotation_, window_).shifts) {
      if (!shift.instead_of) continue;
      for (Occasions* side : {&row(shift.person).fairness.stood_in, &row(*shift.instead_of).fairness.replaced}) {
        ++side->times;
        side->length += shift.when.end - shift.when.begin;
      }
    }
  }

  /// Time that the same people could have had is divided at once, so that nothing is lost to rounding but a second each.
  void divide() {
    for (const auto& [people, weight] : shared_) {
      const auto places = static_cast<std::int64_t>(people.size());
      for (const Handle<Person> person : people) row(person).fairness.fair += Seconds{(weight.count() + places / 2) / places};
    }
  }

  void finish() {
    Seconds astray{0};
    for (auto& [person, row] : rows_) {
      row.fairness.load = row.tally.load();
      astray += std::chrono::abs(row.fairness.load.weighted - row.fairness.fair);
      result_.people.push_back(row.fairness);
    }
    constexpr std::int64_t whole = 10'000;
    if (!window_.empty()) {
      result_.quality.coverage = static_cast<int>(result_.covered * whole / (window_.end - window_.begin));
    }
    if (result_.weighted > Seconds{0}) {
      // What one person has too much another has too little, so half of the sum is what would have to move.
      const std::int64_t twice = 2 * result_.weighted.count();
      result_.quality.balance = static_cast<int>(whole - (astray.count() * whole + twice / 2) / twice);
    }
  }

  const Context& context_;
  const Rotation& rotation_;
  Interval window_;
  RotationFairness result_;
  std::map<Handle<Person>, Row> rows_;
  std::map<People, Seconds> shared_;
};

}  // namespace

RotationFairness measure(const Context& context, Handle<Rotation> handle, const Rotation& rotation, Interval window) {
  return Measure{context, handle, rotation, window}.take();
}

}  // namespace runbook::oncall
