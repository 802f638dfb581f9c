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

/// Who is on call, why, and whose shift it is: -1 for nobody.
struct Holder {
  int who = -1;
  Shift::Reason reason{};
  int instead_of = -1;
  bool operator==(const Holder&) const = default;
};

/// Who is on call at each minute.
class Oracle {
 public:
  explicit Oracle(Plan plan) : plan_(std::move(plan)) {}

  Holder holder(std::int64_t now) {
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
    const auto member = [&](std::size_t turns) { return (*roster)[(static_cast<std::size_t>(turn_) + turns) % roster->size()]; };
    if (planned >= 0) return {planned, Shift::Reason::override_, roster == nullptr || member(0) == planned ? -1 : member(0)};
    if (roster == nullptr) return {};
    for (std::size_t i = 0; i < roster->size(); ++i) {
      if (away[member(i)]) continue;
      if (i == 0) return {member(0), Shift::Reason::rotation, -1};
      return {member(i), Shift::Reason::substitute, member(0)};
    }
    return {};
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

/// What a coverage asks for, beside the working hours of its plan.
struct Asked {
  Window window;
  bool all_hours, cover_holidays;
};

const std::vector<Asked> asked_for{
    {{Window::Kind::last_days, 7, "last-7-days"}, false, true},
    {{Window::Kind::last_days, 7, "last-7-days"}, false, false},
    {{Window::Kind::always, 0, "always"}, true, true},
    {{Window::Kind::always, 0, "always"}, true, false},
    {{Window::Kind::first_days, 3, "first-3-days"}, true, true},
    {{Window::Kind::first_days, 3, "first-3-days"}, false, false},
    {{Window::Kind::first_working_days, 4, "first-4-working-days"}, false, true},
    {{Window::Kind::last_working_days, 5, "last-5-working-days"}, true, false},
    {{Window::Kind::last_working_days, 40, "last-40-working-days"}, false, false},  // more than a month has
};

/// Whether such a coverage holds. Working days are Monday to Friday, holidays Christmas Day and the first of May.
class Hours {
 public:
  Hours(const Plan& plan, const Asked& asked)
      : asked_(asked), open_(std::chrono::seconds{plan.open}.count()), close_(std::chrono::seconds{plan.close}.count()) {}

  static bool is_holiday(const WallClock::Reading& now) { return is_holiday(now.month, now.day); }

  bool hold(const WallClock::Reading& now) {
    const std::int64_t midnight = now.seconds - (now.seconds % 86400);
    if (midnight > day_) {
      day_ = midnight;
      opened_ = closed_ = false;
    }
    opened_ = opened_ || now.seconds >= day_ + open_;
    closed_ = closed_ || now.seconds >= day_ + close_;
    if (shown_ != std::pair{now.month, now.day}) {  // the rest is of the day as the clock shows it
      shown_ = {now.month, now.day};
      wanted_ = in_window(now) && (asked_.cover_holidays || !is_holiday(now));
    }
    if (!wanted_) return false;
    return asked_.all_hours || (opened_ && !closed_ && is_weekday(now, now.day));
  }

 private:
  static bool is_holiday(int month, int day) { return (month == 12 && day == 25) || (month == 5 && day == 1); }
  static bool is_weekday(const WallClock::Reading& now, int day) {
    const int weekday = (now.weekday + day - now.day + 70) % 7;
    return weekday >= 1 && weekday <= 5;
  }
  static bool works(const WallClock::Reading& now, int day) { return is_weekday(now, day) && !is_holiday(now.month, day); }

  bool in_window(const WallClock::Reading& now) const {
    constexpr int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};  // 2026 and 2027 are no leap years
    const int last = lengths[now.month - 1], most = static_cast<int>(asked_.window.days);
    int before = 0, after = 0;  // working days of the month
    for (int day = 1; day < now.day; ++day) before += works(now, day) ? 1 : 0;
    for (int day = now.day + 1; day <= last; ++day) after += works(now, day) ? 1 : 0;
    switch (asked_.window.kind) {
      case Window::Kind::always: return true;
      case Window::Kind::first_days: return now.day <= most;
      case Window::Kind::last_days: return now.day > last - most;
      case Window::Kind::first_working_days: return works(now, now.day) && before < most;
      case Window::Kind::last_working_days: return works(now, now.day) && after < most;
    }
    return false;
  }

  Asked asked_;
  std::int64_t open_, close_, day_ = 0;
  bool opened_ = false, closed_ = false;
  std::pair<int, int> shown_{};
  bool wanted_ = false;
};

Workspace ours(const Plan& plan) {
  Workspace w = builder::workspace(plan.zone, 3);
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
  return w;
}

Coverage coverage_of(const Asked& asked) {
  Coverage coverage;
  coverage.id = "c";
  coverage.by = ref<Party>("rota", Handle<Rotation>{0});
  coverage.when = asked.window;
  coverage.all_hours = asked.all_hours;
  coverage.cover_holidays = asked.cover_holidays;
  return coverage;
}

/// What is said of an instant: who and why, or in a coverage who and whether it is a holiday.
struct Said {
  Holder holder;
  bool holiday = false;
  bool asked = true;  ///< whether anybody is wanted at all
  bool operator==(const Said&) const = default;
};

/// The pieces of either kind of rota, asked one after the other.
class Pieces {
 public:
  Pieces(const std::vector<Interval>& gaps) {
    for (const Interval& gap : gaps) list_.push_back({gap, {}});
  }
  void add(Interval when, Said said) { list_.emplace_back(when, said); }
  void sort() { std::ranges::sort(list_, {}, [](const auto& one) { return one.first; }); }
  Said at(Instant t) {
    while (next_ < list_.size() && list_[next_].first.end <= t) ++next_;
    return next_ < list_.size() && list_[next_].first.contains(t) ? list_[next_].second : Said{{}, false, false};
  }

 private:
  std::vector<std::pair<Interval, Said>> list_;
  std::size_t next_ = 0;
};

/// The rotation, then the coverages as they are asked for.
std::vector<Pieces> pieces_of(const Workspace& w) {
  const Rota rota = runbook::rota(w, w.rotations[0], window);
  std::vector<Pieces> all{Pieces{rota.gaps}};
  for (const Shift& shift : rota.shifts) {
    const int whom = shift.instead_of ? static_cast<int>(shift.instead_of->index) : -1;
    all[0].add(shift.when, {{static_cast<int>(shift.person.index), shift.reason, whom}});
  }
  for (const Asked& asked : asked_for) {
    const CoverageRota covering = coverage_rota(w, coverage_of(asked), window);
    all.emplace_back(covering.gaps);
    for (const CoverageShift& shift : covering.shifts) {
      all.back().add(shift.when, {{static_cast<int>(std::get<Handle<Person>>(shift.to).index), {}, -1}, shift.holiday.has_value()});
    }
  }
  for (Pieces& pieces : all) pieces.sort();
  return all;
}

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
    const Workspace w = ours(plan);
    auto pieces = pieces_of(w);
    const WallClock clock{plan.zone};
    Oracle oracle{plan};
    std::vector<Hours> hours;
    for (const Asked& asked : asked_for) hours.emplace_back(plan, asked);
    std::vector<std::size_t> held(asked_for.size());
    std::size_t wrong = 0;
    for (Instant t = window.begin - 48h; t < window.end && wrong == 0; t += 1min) {
      const auto now = clock.read(t);
      const Holder holder = oracle.holder(now.seconds);
      const bool is_within = t >= window.begin;  // days begin before the window does
      if (is_within && pieces[0].at(t) != Said{holder}) {
        ++wrong;
        CAPTURE(format_instant(t, w.timezone), holder.who, holder.instead_of, pieces[0].at(t).holder.who);
        CHECK(false);
      }
      for (std::size_t i = 0; i < asked_for.size(); ++i) {
        const bool holds = hours[i].hold(now);
        if (!is_within) continue;
        held[i] += holds ? 1U : 0U;
        const bool anybody = holds && holder.who >= 0;
        if (pieces[i + 1].at(t) == Said{{anybody ? holder.who : -1, {}, -1}, anybody && Hours::is_holiday(now), holds}) continue;
        ++wrong;
        CAPTURE(format_instant(t, w.timezone), asked_for[i].window.text, i, holds, holder.who, pieces[i + 1].at(t).holder.who);
        CHECK(false);
      }
    }
    for (const std::size_t minutes : held) CHECK(minutes > 5'000);  // no coverage is an empty thing
  }
}
