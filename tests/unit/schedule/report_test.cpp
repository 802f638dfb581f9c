#include <catch2/catch.hpp>

#include "builder.hpp"

using namespace builder;
using namespace std::chrono_literals;
using std::chrono::weeks;

namespace {

Obligation routine(std::string id, Every every, std::vector<PartyRef> by = {}) {
  Obligation o;
  o.kind = Obligation::Kind::routine;
  o.id = o.title = std::move(id);
  o.every = every;
  o.by = std::move(by);
  return o;
}

Coverage coverage(std::string id, Party by) {
  Coverage c;
  c.id = std::move(id);
  c.by = ref("by", by);
  return c;
}

/// Two rotations `ra` (p0, p1 weekly) and `rb` (p2), a role `lead` of p1, and pipelines `a` (covered by ra and lead)
/// and `b` (covered by rb).
Workspace company() {
  Workspace w = workspace("UTC", 3);
  Rotation ra = rotation(weeks{1}, 9h, {era("2026-01-05", {0, 1})});
  ra.id = "ra";
  Rotation rb = rotation(weeks{1}, 9h, {era("2026-01-05", {2})});
  rb.id = "rb";
  w.rotations = {ra, rb};
  Role lead;
  lead.id = "lead";
  lead.people = {person(1)};
  w.roles = {lead};
  Pipeline a;
  a.id = "a";
  a.raci.responsible = {ref<Party>("team", Handle<Team>{0})};
  a.coverage = {coverage("second", Handle<Rotation>{0}), coverage("first", Handle<Role>{0})};
  a.obligations = {routine("watch", Every::week, {ref<Party>("lead", Handle<Role>{0})})};
  Pipeline b;
  b.id = "b";
  b.coverage = {coverage("only", Handle<Rotation>{1})};
  b.obligations = {routine("look", Every::day, {ref<Party>("rb", Handle<Rotation>{1})})};
  w.pipelines = {a, b};
  return w;
}

Lines summary(const Workspace& w, const OncallReport& report) {
  Lines result;
  for (const auto& r : report.rotations) {
    result.push_back("rotation " + w[r.rotation].id + " " + std::to_string(r.rota.shifts.size()) + " shifts " +
                     std::to_string(r.rota.gaps.size()) + " gaps");
  }
  for (const auto& c : report.coverage) {
    result.push_back("coverage " + w[c.pipeline].id + "/" + c.id + " by " + id_of(w, c.by) + " " +
                     std::to_string(c.rota.shifts.size()) + " shifts");
  }
  for (const auto& r : report.routine) {
    result.push_back("routine " + w[r.pipeline].id + "/" + r.id + " " + format_instant(r.due, Zone{}));
  }
  return result;
}

Lines dues(const Obligation& o, Interval window) {
  Workspace w = workspace("Europe/Berlin", 1);
  Calendar calendar;
  calendar.id = "c";
  calendar.holidays = {{day("2026-12-24"), "a", {}}, {std::chrono::December / 25, "b", {}}};
  w.calendars = {calendar};
  w.calendar = ref("c", Handle<Calendar>{0});
  Pipeline p;
  p.id = "p";
  p.obligations = {o};
  w.pipelines = {p};
  Lines result;
  for (const auto& due : schedule(w, window).routine) result.push_back(format_instant(due.due, w.timezone));
  return result;
}

const Zone kBerlin = zone("Europe/Berlin");

}  // namespace

TEST_CASE("the report holds everything, in the order of the ids") {
  const Workspace w = company();
  CHECK(summary(w, schedule(w, between("2026-11-23", "2026-11-30"))) ==
        Lines{"rotation ra 2 shifts 0 gaps", "rotation rb 1 shifts 0 gaps", "coverage a/first by lead 5 shifts",
              "coverage a/second by ra 5 shifts", "coverage b/only by rb 5 shifts",
              "routine a/watch 2026-11-30T00:00:00+00:00", "routine b/look 2026-11-24T00:00:00+00:00",
              "routine b/look 2026-11-25T00:00:00+00:00", "routine b/look 2026-11-26T00:00:00+00:00",
              "routine b/look 2026-11-27T00:00:00+00:00", "routine b/look 2026-11-28T00:00:00+00:00",
              "routine b/look 2026-11-29T00:00:00+00:00", "routine b/look 2026-11-30T00:00:00+00:00"});
}

TEST_CASE("a rotation or pipeline asked for narrows the rest to what belongs to it") {
  const Workspace w = company();
  const Interval window = between("2026-11-29", "2026-11-30");
  CHECK(summary(w, schedule(w, window, {{"ra"}, {}, {}})) ==
        Lines{"rotation ra 1 shifts 0 gaps", "coverage a/second by ra 0 shifts"});
  CHECK(summary(w, schedule(w, window, {{}, {"b"}, {}})) == Lines{"rotation rb 1 shifts 0 gaps",
                                                                  "coverage b/only by rb 0 shifts",
                                                                  "routine b/look 2026-11-30T00:00:00+00:00"});
  CHECK(summary(w, schedule(w, window, {{"ra"}, {"b"}, {}})) == Lines{"rotation ra 1 shifts 0 gaps",
                                                                      "coverage b/only by rb 0 shifts",
                                                                      "routine b/look 2026-11-30T00:00:00+00:00"});
  CHECK(summary(w, schedule(w, window, {{"nobody"}, {"nothing"}, {}})).empty());
}

TEST_CASE("a person asked for has their shifts, and what stands for them") {
  const Workspace w = company();
  CHECK(summary(w, schedule(w, between("2026-11-30", "2026-12-07"), {{}, {}, "p1"})) ==
        Lines{"rotation ra 1 shifts 0 gaps", "coverage a/first by lead 5 shifts", "coverage a/second by ra 5 shifts",
              "routine a/watch 2026-12-07T00:00:00+00:00"});
  CHECK(summary(w, schedule(w, between("2026-11-30", "2026-12-01"), {{}, {}, "p2"})) ==
        Lines{"rotation rb 1 shifts 0 gaps", "coverage b/only by rb 1 shifts",
              "routine b/look 2026-12-01T00:00:00+00:00"});
  CHECK(summary(w, schedule(w, between("2026-11-30", "2026-12-01"), {{}, {}, "nobody"})).empty());
}

TEST_CASE("routines are those with from < due <= to, so 24:00 belongs to the day that it ends") {
  const Obligation o = routine("o", Every::day);
  CHECK(dues(o, between("2026-11-23", "2026-11-24", kBerlin)) == Lines{"2026-11-24T00:00:00+01:00"});
  CHECK(dues(o, between("2026-11-23T00:00:01", "2026-11-23T23:59:59", kBerlin)).empty());
  CHECK(dues(o, between("2026-11-22T23:59:59", "2026-11-23T00:00", kBerlin)) == Lines{"2026-11-23T00:00:00+01:00"});
}

TEST_CASE("one due time is listed once, however many periods are due then") {
  Obligation o = routine("o", Every::day);
  o.at_time = 17h;
  o.if_not_working_day = IfNotWorkingDay::after;
  CHECK(dues(o, between("2026-12-23", "2026-12-30", kBerlin)) ==
        Lines{"2026-12-23T17:00:00+01:00", "2026-12-28T17:00:00+01:00", "2026-12-29T17:00:00+01:00"});
  // A window in which only the end of a long row of holidays lies still has it.
  CHECK(dues(o, between("2026-12-28T16:00", "2026-12-28T18:00", kBerlin)) == Lines{"2026-12-28T17:00:00+01:00"});
}

TEST_CASE("a routine is not due before the period of its `from`") {
  Obligation o = routine("o", Every::week);
  o.from = day("2026-11-25");
  CHECK(dues(o, between("2026-11-01", "2026-12-08", kBerlin)) ==
        Lines{"2026-11-30T00:00:00+01:00", "2026-12-07T00:00:00+01:00"});
}

TEST_CASE("commitments are no routines") {
  Obligation o = routine("o", Every::day);
  o.kind = Obligation::Kind::commitment;
  CHECK(dues(o, between("2026-11-23", "2026-11-30", kBerlin)).empty());
}

TEST_CASE("a routine carried from the period before is due in the window, one due at its begin is not") {
  Obligation o = routine("o", Every::month);  // January's last day is a Sunday
  o.if_not_working_day = IfNotWorkingDay::after;
  CHECK(dues(o, between("2027-02-01", "2027-02-10", kBerlin)) == Lines{"2027-02-02T00:00:00+01:00"});
  CHECK(dues(o, between("2027-02-02", "2027-02-10", kBerlin)).empty());
  Obligation daily = routine("o", Every::day);
  daily.at_time = 9h;
  CHECK(dues(daily, between("2026-11-23T09:00", "2026-11-24T09:00", kBerlin)) == Lines{"2026-11-24T09:00:00+01:00"});
  Obligation weekly = routine("o", Every::week);
  weekly.from = day("2026-11-23");  // a Monday: the week that ends with Sunday is not tracked
  CHECK(dues(weekly, between("2026-11-01", "2026-12-01", kBerlin)) == Lines{"2026-11-30T00:00:00+01:00"});
}
