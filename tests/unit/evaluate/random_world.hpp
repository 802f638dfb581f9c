// Workspaces and timelines made up from a seed: the same on every machine, as no distribution of the standard library
// is asked (theirs differ).
#pragma once

#include <random>
#include <string>
#include <vector>

#include "evaluate/world.hpp"

namespace runbook::testing {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}
  std::uint64_t below(std::uint64_t n) { return engine_() % n; }
  bool chance(unsigned percent) { return below(100) < percent; }
  template <class T>
  const T& of(const std::vector<T>& list) {
    return list[below(list.size())];
  }

 private:
  std::mt19937_64 engine_;
};

/// A made-up workspace with what was seen in it, and the time that it is about.
struct RandomWorld {
  explicit RandomWorld(std::uint64_t seed) : dice(seed) {
    const auto day = std::chrono::sys_days{dice.of(starts)};
    from = day + Seconds{static_cast<std::int64_t>(dice.below(86'400))};
    to = from + Seconds{static_cast<std::int64_t>(86'400 * (1 + dice.below(70)) + dice.below(86'400))};
    pipelines_of(2 + dice.below(3));
  }

  [[nodiscard]] std::string workspace_text() const { return text; }

  Dice dice;
  Instant from, to;
  std::string text;       ///< workspace.yaml
  std::string pipelines;  ///< the pipelines
  Lines observations;     ///< rows of CSV

 private:
  using Days = std::vector<std::chrono::year_month_day>;
  // Around changes of the clock in both hemispheres, month ends, and the turn of a year.
  const Days starts{std::chrono::year{2026} / 3 / 20,  std::chrono::year{2026} / 10 / 1,
                    std::chrono::year{2026} / 10 / 20, std::chrono::year{2026} / 12 / 20,
                    std::chrono::year{2027} / 2 / 15,  std::chrono::year{2028} / 2 / 20};
  const Lines zones{"Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata",
                    "UTC",           "Pacific/Chatham"};
  const Lines lengths{"45s", "10m", "5h", "23h", "24h", "25h", "36h", "2d", "3d", "1w"};

  std::string longer(const std::string& warn) {
    const Seconds than = parse_duration(warn).value();
    for (int i = 0; i < 20; ++i) {
      const std::string& one = dice.of(lengths);
      if (parse_duration(one).value() > than) return one;
    }
    return "2w";
  }

  std::string moment() {
    const auto span = static_cast<std::uint64_t>((to - from).count());
    const Instant at =
        from - std::chrono::days{10} + Seconds{static_cast<std::int64_t>(dice.below(span + 14 * 86'400))};
    const std::string text = format_instant(at, Zone{});
    return text.substr(0, text.find("+00:00")) + "Z";
  }

  void pipelines_of(std::size_t count) {
    text = "workspace: w\ntimezone: " + dice.of(zones) +
           "\nworking_hours: { days: " + dice.of(Lines{"mon-fri", "sun-thu", "[mon, wed, sat]", "mon-sun"}) +
           ", hours: \"" + dice.of(Lines{"09:00-17:00", "00:00-24:00", "02:15-02:45"}) +
           "\" }\ncalendar: c\ncalendars:\n  c:\n";
    for (int i = 0; i < 6; ++i) {
      const Day day = Zone{}.day_of(from) + std::chrono::days{static_cast<int>(dice.below(80)) - 5};
      text += "    - { date: " + format_day(day) + ", name: H }\n";
    }
    text += "people: { ann: {}, bob: {} }\nteams:\n  one: { members: [ann], timezone: " + dice.of(zones) +
            " }\n  two: { members: [bob] }\n";
    for (std::size_t p = 0; p < count; ++p) pipeline(p);
  }

  void pipeline(std::size_t p) {
    const std::string id = "p" + std::to_string(p);
    pipelines += (p > 0 ? "---\n" : "") + std::string{"pipeline: "} + id + "\ntitle: T\nsources:\n";
    const std::size_t sources = 1 + dice.below(3);
    for (std::size_t s = 0; s < sources; ++s) {
      pipelines += "  - { id: s" + std::to_string(s) + ", kind: manual }\n";
      for (std::size_t n = dice.below(7); n-- > 0;)
        observations.push_back(id + "/s" + std::to_string(s) + "," + moment());
    }
    const std::size_t upstream = p > 0 ? dice.below(p) : 0;
    if (p > 0) pipelines += "  - { id: up, kind: pipeline, from: p" + std::to_string(upstream) + " }\n";
    pipelines += "owners: { primary: [ann] }\nraci: { responsible: [" + dice.of(Lines{"one", "two", "ann"}) +
                 "], accountable: [bob] }\nsla:\n";
    rules(sources, p > 0 ? "p" + std::to_string(upstream) : "");
    pipelines += "  commitments:\n";
    for (std::size_t c = 0; c < 1 + dice.below(2); ++c) obligation(id, "c" + std::to_string(c), true);
    pipelines += "oncall:\n  routine:\n";
    obligation(id, "r", false);
  }

  void rules(std::size_t sources, const std::string& upstream) {
    pipelines += "  freshness:\n";
    std::vector<std::string> selected;
    for (std::size_t s = 0; s < sources; ++s) {
      if (s == 0 || dice.chance(70)) selected.push_back("s" + std::to_string(s));
    }
    if (!upstream.empty() && dice.chance(60)) selected.push_back("\"" + upstream + "/s0\"");
    for (const std::string& one : selected) {
      const std::string warn = dice.of(lengths);
      pipelines += "    - { sources: [" + one + "], warn_after: " + warn + ", alarm_after: " + longer(warn);
      if (dice.chance(60)) pipelines += ", resolve_within: 3w";
      if (dice.chance(50)) pipelines += ", count: working-days";
      pipelines += " }\n";
    }
  }

  void obligation(const std::string& pipeline, const std::string& id, bool commitment) {
    const std::string every = dice.of(Lines{"day", "week", "month", "quarter", "year"});
    pipelines += "    - { id: " + id + ", title: T, by: ann, every: " + every;
    if (dice.chance(60)) {
      Lines dues{"last-day", "last-working-day"};
      if (every == "week") dues.push_back("wed");
      if (every == "month") dues.push_back("31");
      pipelines += ", due: " + dice.of(dues);
    }
    if (dice.chance(50)) pipelines += ", at: \"" + dice.of(Lines{"00:00", "02:30", "17:00", "23:59:59"}) + "\"";
    if (dice.chance(60)) pipelines += ", if_not_working_day: " + dice.of(Lines{"keep", "before", "after"});
    if (dice.chance(50)) pipelines += ", warn_before: " + dice.of(lengths);
    if (dice.chance(50)) {
      const Day day = Zone{}.day_of(from) + std::chrono::days{static_cast<int>(dice.below(60)) - 30};
      pipelines += ", from: " + format_day(day);
    }
    if (commitment && dice.chance(60)) pipelines += ", settles_problems: true";
    pipelines += " }\n";
    const std::size_t seen = dice.below(8);
    for (std::size_t n = 0; n < seen; ++n) {
      std::string row = pipeline + "/" + id + "," + moment();
      if (every == "month" && dice.chance(25)) row += ",2026-" + dice.of(Lines{"03", "04", "10", "11", "12"});
      observations.push_back(std::move(row));
    }
  }
};

}  // namespace runbook::testing
