// Rotations and coverage against a walk minute by minute over two years, which knows nothing of our calendar: the wall
// clock is the C library's, and a time of day has come when that clock has first shown it or passed it (so a time that
// does not exist is the first instant after the gap, one that exists twice its first occurrence).
#include <catch2/catch.hpp>
#include <cstdlib>
#include <ctime>

#include "builder.hpp"

using namespace builder;
using namespace std::chrono_literals;

namespace {

/// A wall clock of the C library, for one zone at a time.
class WallClock {
 public:
  explicit WallClock(const char* zone) {
    ::setenv("TZ", zone, 1);
    ::tzset();
  }
  ~WallClock() {
    ::unsetenv("TZ");
    ::tzset();
  }
  struct Reading {
    std::int64_t seconds = 0;  ///< of the wall clock, counted as if it were UTC
    int weekday = 0;           ///< 0 is Sunday
    int month = 0, day = 0;
    bool operator==(const Reading&) const = default;
  };
  Reading read(Instant at) const {
    const std::time_t time = at.time_since_epoch().count();
    std::tm fields{};
    ::localtime_r(&time, &fields);
    return {time + fields.tm_gmtoff, fields.tm_wday, fields.tm_mon + 1, fields.tm_mday};
  }
};

std::int64_t wall(std::string_view text) { return at(text).time_since_epoch().count(); }

/// A period of wall-clock time, entered and left when the clock first shows its ends.
struct Passing {
  std::int64_t begin, end;
  int who = 0;
  bool entered = false, left = false;
  bool holds(std::int64_t now) {
    entered = entered || now >= begin;
    left = left || now >= end;
    return entered && !left;
  }
};

struct Plan {
  const char* zone;
  std::string_view first_era, second_era;  ///< days
  std::vector<int> first_members, second_members;
  std::chrono::minutes handoff;
  std::chrono::hours shift;
  std::chrono::minutes open, close;  ///< working hours
  std::vector<Passing> leaves, overrides;
};

const Interval window{at("2026-01-01"), at("2028-01-01")};

/// Who is on call at each minute: the person's number, -1 for nobody.
class Oracle {
 public:
  explicit Oracle(Plan plan) : plan_(std::move(plan)) {}

  int person(std::int64_t now) {
    int planned = -1;
    const std::vector<int>* roster = nullptr;
    for (auto* era : {&first_, &second_}) {
      const std::int64_t start = wall(era == &first_ ? plan_.first_era : plan_.second_era) + std::chrono::seconds{plan_.handoff}.count();
      const auto& members = era == &first_ ? plan_.first_members : plan_.second_members;
      while (now >= start + *era * std::chrono::seconds{plan_.shift}.count()) ++*era;
      if (*era == 0) continue;
      roster = &members;
      turn_ = *era - 1;
    }
    const bool away[3] = {is_away(0, now), is_away(1, now), is_away(2, now)};
    for (Passing& o : plan_.overrides) {
      if (o.holds(now)) planned = o.who;
    }
    if (planned >= 0 || roster == nullptr) return planned;
    for (std::size_t i = 0; i < roster->size(); ++i) {
      const int member = (*roster)[(static_cast<std::size_t>(turn_) + i) % roster->size()];
      if (!away[member]) return member;
    }
    return -1;
  }

 private:
  bool is_away(int who, std::int64_t now) {
    bool away = false;
    for (Passing& leave : plan_.leaves) {
      if (leave.who == who) away = leave.holds(now) || away;
    }
    return away;
  }
  Plan plan_;
  std::int64_t first_ = 0, second_ = 0;  // handoffs that have come
  std::int64_t turn_ = 0;
};

/// Whether the coverage `last-7-days`, working hours, holidays covered, holds: Christmas Day and the first of May.
class Hours {
 public:
  explicit Hours(const Plan& plan) : open_(std::chrono::seconds{plan.open}.count()), close_(std::chrono::seconds{plan.close}.count()) {}
  bool hold(const WallClock::Reading& now) {
    constexpr int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};  // 2026 and 2027 are no leap years
    const std::int64_t midnight = now.seconds - (now.seconds % 86400);
    if (midnight > day_) {
      day_ = midnight;
      opened_ = closed_ = false;
    }
    opened_ = opened_ || now.seconds >= day_ + open_;
    closed_ = closed_ || now.seconds >= day_ + close_;
    const bool weekday = now.weekday >= 1 && now.weekday <= 5;
    return opened_ && !closed_ && weekday && now.day > lengths[now.month - 1] - 7;
  }

 private:
  std::int64_t open_, close_, day_ = 0;
  bool opened_ = false, closed_ = false;
};

struct Ours {
  Workspace workspace;
  Coverage coverage;
};

Ours ours(const Plan& plan) {
  Ours made{builder::workspace(plan.zone, 3), {}};
  Workspace& w = made.workspace;
  const Zone in = w.timezone;
  const auto members = [](const std::vector<int>& list) { return std::vector<std::uint32_t>(list.begin(), list.end()); };
  const auto when = [&](const Passing& p) {
    return Interval{in.to_instant(LocalTime{Seconds{p.begin}}), in.to_instant(LocalTime{Seconds{p.end}})};
  };
  Rotation r = rotation(plan.shift, plan.handoff, {era(plan.first_era, members(plan.first_members)),
                                                   era(plan.second_era, members(plan.second_members))});
  for (const Passing& o : plan.overrides) r.overrides.push_back(override_of(when(o), static_cast<std::uint32_t>(o.who)));
  w.rotations = {r};
  for (const Passing& leave : plan.leaves) away(w, static_cast<std::uint32_t>(leave.who), when(leave));
  w.working_hours = {Weekdays{0b0011111}, ClockRange{plan.open, plan.close}};
  Calendar calendar;
  calendar.id = "c";
  calendar.holidays = {{std::chrono::December / 25, "Christmas", {}}, {std::chrono::May / 1, "Labour Day", {}}};
  w.calendars = {calendar};
  w.calendar = ref("c", Handle<Calendar>{0});
  made.coverage.id = "c";
  made.coverage.by = ref<Party>("rota", Handle<Rotation>{0});
  made.coverage.when = {Window::Kind::last_days, 7, "last-7-days"};
  made.coverage.cover_holidays = true;
  return made;
}

/// The pieces of either kind of rota, asked one after the other.
class Pieces {
 public:
  Pieces(const std::vector<Interval>& gaps) {
    for (const Interval& gap : gaps) list_.push_back({gap, -1});
  }
  void add(Interval when, Handle<Person> who) { list_.push_back({when, static_cast<int>(who.index)}); }
  void sort() { std::sort(list_.begin(), list_.end()); }
  /// -2: nothing is asked for then.
  int at(Instant t) {
    while (next_ < list_.size() && list_[next_].first.end <= t) ++next_;
    return next_ < list_.size() && list_[next_].first.contains(t) ? list_[next_].second : -2;
  }

 private:
  std::vector<std::pair<Interval, int>> list_;
  std::size_t next_ = 0;
};

const std::vector<Plan> plans{
    // Weeks from Monday on; leave and overrides begin and end in the hours that the clock skips or shows twice.
    {"Europe/Berlin", "2026-01-05", "2027-02-01", {0, 1, 2}, {2, 0}, 9h, 168h, 9h, 17h,
     {{wall("2026-03-27T12:00"), wall("2026-03-29T02:30"), 2}, {wall("2026-12-21"), wall("2027-01-04"), 0}, {wall("2026-12-23"), wall("2026-12-27"), 1}, {wall("2026-12-24"), wall("2026-12-26"), 2}},
     {{wall("2026-10-25T02:30"), wall("2026-10-25T12:00"), 1}, {wall("2027-06-01"), wall("2027-06-02"), 1}}},
    {"America/Chicago", "2026-02-10", "2026-11-01", {1, 0}, {0, 1, 2}, 2h + 30min, 24h, 30min, 2h + 30min,
     {{wall("2026-03-08T02:15"), wall("2026-03-09"), 1}, {wall("2026-11-01T01:30"), wall("2026-11-03"), 0}},
     {{wall("2026-11-01T01:00"), wall("2026-11-01T02:00"), 2}}},
    {"Australia/Lord_Howe", "2026-01-01", "2026-10-04", {0, 1, 2}, {1, 1, 2}, 2h + 15min, 12h, 1h + 30min, 10h,
     {{wall("2026-04-05T01:45"), wall("2026-04-06"), 2}}, {{wall("2026-10-04T02:10"), wall("2026-10-04T02:40"), 0}}},
    {"America/Santiago", "2026-01-31", "2026-09-06", {2, 1}, {0, 1}, 30min, 24h, 15min, 23h + 30min,
     {{wall("2026-09-06T00:10"), wall("2026-09-06T00:50"), 0}, {wall("2026-04-04T23:30"), wall("2026-04-05T06:00"), 1}}, {}},
    {"Africa/Cairo", "2026-01-01", "2026-10-29", {0, 1}, {1, 2, 0}, 0h, 1h, 0h, 12h,
     {{wall("2026-04-24T00:30"), wall("2026-04-25"), 1}}, {{wall("2026-10-29T23:30"), wall("2026-10-30T00:30"), 0}}},
    {"Asia/Kathmandu", "2026-03-03", "2027-03-03", {0}, {2, 1}, 5h + 45min, 36h, 10h, 18h,
     {{wall("2026-05-01"), wall("2026-05-03"), 0}}, {}},
};

}  // namespace

TEST_CASE("rotation and coverage agree with the C library's clock, minute by minute over two years") {
  for (const Plan& plan : plans) {
    CAPTURE(plan.zone);
    const Ours made = ours(plan);
    const Rota rota = runbook::rota(made.workspace, made.workspace.rotations[0], window);
    Pieces held{rota.gaps};
    for (const Shift& shift : rota.shifts) held.add(shift.when, shift.person);
    held.sort();
    const CoverageRota covering = coverage_rota(made.workspace, made.coverage, window);
    Pieces covered{covering.gaps};
    for (const CoverageShift& shift : covering.shifts) covered.add(shift.when, std::get<Handle<Person>>(shift.to));
    covered.sort();

    const WallClock clock{plan.zone};
    Oracle oracle{plan};
    Hours hours{plan};
    std::size_t wrong = 0, asked = 0;
    for (Instant t = window.begin - 48h; t < window.end && wrong == 0; t += 1min) {
      const auto now = clock.read(t);
      const int who = oracle.person(now.seconds);
      const bool holds = hours.hold(now);
      if (t < window.begin) continue;  // days begin before the window does
      asked += holds ? 1U : 0U;
      const int ours_rota = held.at(t), ours_covered = covered.at(t), expected = holds ? who : -2;
      if (ours_rota == who && ours_covered == expected) continue;
      ++wrong;
      CAPTURE(format_instant(t, made.workspace.timezone), who, ours_rota, expected, ours_covered);
      CHECK(false);
    }
    CHECK(asked > 10'000);  // the coverage is no empty thing
  }
}
