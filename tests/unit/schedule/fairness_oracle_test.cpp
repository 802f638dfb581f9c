// What somebody's time in all rotations sums up to, against a walk in quarters of an hour: two teams with a zone and a
// calendar each, people with and without a zone of their own. Who is on call is taken from `rota`, which has an oracle of
// its own (minute_oracle_test.cpp).
#include <catch2/catch.hpp>

#include <map>
#include <random>
#include <set>

#include "builder.hpp"
#include "runbook/fairness.hpp"

using namespace builder;
using namespace std::chrono_literals;

namespace {

constexpr Seconds step = 15min;
const Interval window = between("2026-10-12T00:00", "2026-11-30T00:00");  // clocks are put back in it, here and there

Workspace company(std::mt19937& random) {
  const auto any = [&](std::uint32_t below) { return static_cast<std::uint32_t>(random() % below); };
  Workspace w = workspace("Europe/Berlin", 4);
  w.calendars.resize(2);
  w.calendars[0].id = "c0";
  w.calendars[1].id = "c1";
  for (std::uint32_t i = 0; i < 2; ++i) {
    for (int n = 0; n < 4; ++n) w.calendars[i].holidays.push_back({day("2026-10-12") + std::chrono::days{any(48)}, "holiday", {}});
  }
  w.teams.push_back(w.teams[0]);
  w.teams[1].id = "there";
  w.teams[0].calendar = ref("c0", Handle<Calendar>{0});
  w.teams[1].calendar = ref("c1", Handle<Calendar>{1});
  constexpr const char* zones[] = {"America/Chicago", "Asia/Kathmandu", "Europe/Berlin"};
  w.teams[1].timezone = zone(zones[any(3)]);
  w.teams[1].working_hours.days = Weekdays{static_cast<std::uint8_t>(any(2) == 0 ? 0b0011111 : 0b1111000)};
  w.people[3].timezone = zone("America/Chicago");
  constexpr Seconds shifts[] = {6h, 24h, 60h, 168h};
  for (std::uint32_t i = 0; i < 2; ++i) {
    Rotation r = rotation(shifts[any(4)], std::chrono::hours{any(24)}, {era("2026-10-05", {any(4), any(4), any(4)})});
    r.id = "r" + std::to_string(i);
    r.team = ref("team", Handle<Team>{i});
    const Instant begin = window.begin + any(1000) * 1h;
    r.overrides = {override_of({begin, begin + (1 + any(60)) * 1h}, any(4))};
    w.rotations.push_back(std::move(r));
  }
  const Instant away_from = window.begin + any(1000) * 1h;
  away(w, any(4), {away_from, away_from + (1 + any(200)) * 1h});
  return w;
}

struct Sum {
  Load load;
  Seconds at_once{}, longest{}, run{};
  std::set<std::pair<std::string, Day>> nights, weekend_days, holidays;
};

void count(Sum& sum, const Workspace& w, const Rotation& rotation, Handle<Person> person, Instant t) {
  const Team& team = w[*rotation.team.to];
  const Zone in = w[person].timezone.value_or(team.timezone.value_or(w.timezone));
  const LocalTime local = in.to_local(t);
  const Day today = std::chrono::floor<std::chrono::days>(local);
  const auto clock = local - LocalTime{today};
  const auto days = team.working_hours.days.value_or(Weekdays{0b0011111});
  bool is_holiday = false;
  for (const Holiday& one : w[*team.calendar->to].holidays) is_holiday = is_holiday || std::get<Day>(one.on) == today;
  const bool is_weekend = !is_holiday && !days.contains(std::chrono::weekday{today});
  const bool is_night = clock < 6h || clock >= 22h;
  const std::string where{in.name()};
  sum.load.total += step;
  sum.load.weighted += step * (1 + (is_night ? 1 : 0) + (is_holiday ? 2 : 0) + (is_weekend ? 1 : 0));
  if (is_night) {
    sum.load.night += step;
    sum.nights.emplace(where, clock < 6h ? today - std::chrono::days{1} : today);
  }
  if (is_weekend) {
    sum.load.weekend += step;
    sum.weekend_days.emplace(where, today);
  }
  if (is_holiday) {
    sum.load.holiday += step;
    sum.holidays.emplace(where, today);
  }
}

std::map<Handle<Person>, Sum> walked(const Workspace& w) {
  std::map<Handle<Person>, Sum> sums;
  std::vector<Rota> rotas;
  for (const Rotation& rotation : w.rotations) rotas.push_back(rota(w, rotation, window));
  for (Instant t = window.begin; t < window.end; t += step) {
    std::map<Handle<Person>, int> times;
    for (std::size_t i = 0; i < rotas.size(); ++i) {
      const auto now = std::ranges::find_if(rotas[i].shifts, [t](const Shift& shift) { return shift.when.contains(t); });
      if (now == rotas[i].shifts.end()) continue;
      Sum& sum = sums[now->person];
      if (++times[now->person] == 1) count(sum, w, w.rotations[i], now->person, t);
      else sum.at_once += step;
    }
    for (auto& [person, sum] : sums) {
      sum.run = times.contains(person) ? sum.run + step : Seconds{0};
      sum.longest = std::max(sum.longest, sum.run);
    }
  }
  for (auto& [person, sum] : sums) {
    sum.load.nights = static_cast<unsigned>(sum.nights.size());
    sum.load.weekend_days = static_cast<unsigned>(sum.weekend_days.size());
    sum.load.holidays = static_cast<unsigned>(sum.holidays.size());
  }
  return sums;
}

}  // namespace

TEST_CASE("the sums of random rotations of two teams agree with a walk in quarters of an hour") {
  std::mt19937 random{20261130};
  std::size_t twice = 0, holidays = 0;
  for (int round = 0; round < 40; ++round) {
    CAPTURE(round);
    const Workspace w = company(random);
    const auto expected = walked(w);
    const FairnessReport report = fairness(w, window);
    REQUIRE(report.people.size() == expected.size());
    for (const PersonTotal& one : report.people) {
      const Sum& sum = expected.at(one.person);
      CAPTURE(w[one.person].id);
      CHECK(one.load.total == sum.load.total);
      CHECK(one.load.night == sum.load.night);
      CHECK(one.load.weekend == sum.load.weekend);
      CHECK(one.load.holiday == sum.load.holiday);
      CHECK(one.load.weighted == sum.load.weighted);
      CHECK(one.load.nights == sum.load.nights);
      CHECK(one.load.weekend_days == sum.load.weekend_days);
      CHECK(one.load.holidays == sum.load.holidays);
      CHECK(one.at_once == sum.at_once);
      CHECK(one.longest_run == sum.longest);
      twice += one.at_once > 0h ? 1U : 0U;
      holidays += sum.load.holidays;
    }
  }
  CHECK(twice > 10);  // and what is walked is there
  CHECK(holidays > 40);
}
