// The port in a vector: what the real ones are held against, and what a test uses that needs no disk.
#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "runbook/memory.hpp"

namespace runbook::testing {

class FakeMemory final : public Memory {
 public:
  Result<Recorded> record(const std::vector<Recording>& recordings) override {
    Recorded done;
    for (const Recording& recording : recordings) {
      for (const Sightings& one : recording.seen) {
        for (const Observation& seen : one.seen) add({recording.by, recording.recorded, Seen{one.subject, seen.at, seen.period}}, done);
      }
      for (const Act& act : recording.acts) add({recording.by, recording.recorded, act}, done);
    }
    return done;
  }
  Result<Remembered> recall(const Question& question) override {
    Remembered found;
    std::map<std::string, std::vector<Observation>> lists;
    const Instant bound = std::min(question.since.value_or(question.until), question.until);
    for (const Event& event : events_) {
      if (std::holds_alternative<Act>(event.what)) {
        found.acts.push_back(event);
        continue;
      }
      const auto& seen = std::get<Seen>(event.what);
      const auto asked = [&](const auto& names) { return std::ranges::find(names, seen.subject) != names.end(); };
      if (!asked(question.sources) && !asked(question.obligations)) continue;
      auto& list = lists[seen.subject];
      if (seen.at > question.until) ++found.later;
      else if (asked(question.obligations)) list.push_back({seen.at, seen.period, 0});
      else if (seen.at > bound) list.push_back({seen.at, seen.period, 0});
      else if (list.empty() || list[0].at > bound) list.insert(list.begin(), {seen.at, seen.period, 0});
      else if (list[0].at < seen.at) list[0] = {seen.at, seen.period, 0};
    }
    for (auto& [subject, list] : lists) found.seen.push_back({subject, std::move(list)});
    return found;
  }
  Result<Log> log(const LogQuery& query) override {
    Log log;
    for (auto event = events_.rbegin(); event != events_.rend(); ++event) {
      const auto* seen = std::get_if<Seen>(&event->what);
      if (seen ? query.subject && seen->subject != *query.subject : query.wanted && !query.wanted(std::get<Act>(event->what))) continue;
      ++log.total;
      if (query.most == 0 || log.events.size() < query.most) log.events.push_back(*event);
    }
    return log;
  }
  Result<void> each(const std::function<bool(const Event&)>& take) override {
    for (const Event& event : events_)
      if (!take(event)) break;
    return {};
  }
  Result<std::uint64_t> prune(const std::vector<std::string>& subjects, Instant before, const Recording& why) override {
    std::map<std::string, Instant> latest;
    for (const Event& event : events_) {
      const auto* seen = std::get_if<Seen>(&event.what);
      if (seen && seen->at < before) latest[seen->subject] = std::max(seen->at, latest.try_emplace(seen->subject, seen->at).first->second);
    }
    const auto forgotten = std::erase_if(events_, [&](const Event& event) {
      const auto* seen = std::get_if<Seen>(&event.what);
      return seen && std::ranges::find(subjects, seen->subject) != subjects.end() && seen->at < before && seen->at < latest.at(seen->subject);
    });
    (void)record({why});
    return forgotten;
  }
  Result<std::optional<Instant>> last_recorded() override {
    std::optional<Instant> latest;
    for (const Event& event : events_) latest = std::max(event.recorded, latest.value_or(event.recorded));
    return latest;
  }

 private:
  void add(Event event, Recorded& done) {
    const bool known = std::ranges::any_of(events_, [&](const Event& other) {
      if (other.what.index() != event.what.index()) return false;
      if (const auto* seen = std::get_if<Seen>(&event.what)) return *seen == std::get<Seen>(other.what);
      return std::get<Act>(event.what).id == std::get<Act>(other.what).id;
    });
    if (known) ++done.known;
    else ++done.added, events_.push_back(std::move(event));
  }

  std::vector<Event> events_;
};

}  // namespace runbook::testing
