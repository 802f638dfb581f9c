// The language as values: what a workspace says, decoded and linked. language.md is the source of every field.
//
// Where a value `at` is given it is the place that diagnostics about the thing name: the id of a thing with an id.
// Lists of things with ids (people, pipelines, a pipeline's sources …) stand in the order of their ids; everything else
// in the order it was written.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "runbook/id.hpp"
#include "runbook/probe.hpp"
#include "runbook/time.hpp"

namespace runbook {

struct Calendar;
struct Channel;
struct Person;
struct Team;
struct Role;
struct Rotation;
struct Pipeline;

/// Whoever may be named where "who" is asked.
using Party = std::variant<Handle<Person>, Handle<Team>, Handle<Role>, Handle<Rotation>>;

using PersonRef = Ref<Handle<Person>>;
using TeamRef = Ref<Handle<Team>>;
using ChannelRef = Ref<Handle<Channel>>;
using CalendarRef = Ref<Handle<Calendar>>;
using PipelineRef = Ref<Handle<Pipeline>>;
using PartyRef = Ref<Party>;

/// The keys of a section whose values were given but could not be read (reported by load; a misspelt key counts as
/// given). Rules that need such a value stay silent: one fault, one diagnostic.
class Unread {
 public:
  void add(std::string_view key) { keys_.push_back(key); }
  [[nodiscard]] bool operator()(std::string_view key) const {
    return std::find(keys_.begin(), keys_.end(), key) != keys_.end();
  }

 private:
  std::vector<std::string_view> keys_;  // views of the field tables' own names
};

// ---------------------------------------------------------------------------------------------- calendars

/// Days from Western Easter Sunday.
struct EasterOffset {
  int days = 0;
  bool operator==(const EasterOffset&) const = default;
};

/// A holiday; an `.ics` entry has become one of these for each of its events by the time the workspace is loaded.
struct Holiday {
  std::variant<Day, std::chrono::month_day, EasterOffset> on;  ///< once, yearly (02-29: leap years alone), by Easter
  std::string name;                                            ///< defaults to the date as written
  std::optional<Day> from{};                                   ///< a yearly `.ics` event begins with its first
  bool operator==(const Holiday&) const = default;
};

struct Calendar {
  Unread unread;
  std::string id;
  Location at;
  std::vector<Holiday> holidays;  ///< as written: of two on one day the first names it
};

/// What a workspace or team says of its working hours; who gives one half takes the other from the next above.
struct WorkingHours {
  std::optional<Weekdays> days;
  std::optional<ClockRange> hours;
};

// ---------------------------------------------------------------------------------------------- people

/// Being away, as [from, to) instants in the person's zone, and as it was written.
struct Leave {
  Moment from;
  Moment to;
  std::string reason;
  Location at;
  Location to_at;
  Interval when;
};

struct Person {
  Unread unread;
  std::string id;
  std::string name;
  std::string email;
  std::optional<Zone> timezone;
  std::vector<Leave> away;
  Location at;
};

struct Team {
  Unread unread;
  std::string id;
  std::string title;
  std::vector<PersonRef> members;
  std::optional<Zone> timezone;
  std::optional<CalendarRef> calendar;
  WorkingHours working_hours;
  std::vector<ChannelRef> channels;
  Location at;
};

struct Role {
  Unread unread;
  std::string id;
  std::string title;
  std::optional<TeamRef> team;
  std::vector<PersonRef> people;
  std::vector<ChannelRef> channels;
  Location at;
};

struct Handoff {
  std::chrono::weekday day = std::chrono::Monday;  ///< matters for shifts of whole weeks only
  bool day_given = false;
  Clock time = std::chrono::hours{9};
  Location at;
};

/// A roster that starts its own count at the handoff time of its `from` day.
struct Era {
  Unread unread;
  Day from;
  std::vector<PersonRef> members;
  Location at;        ///< of the item
  Location from_at;   ///< of the value of `from`
};

struct Override {
  Moment from;
  Moment to;
  PersonRef person;
  std::string reason;
  Location at;    ///< its first key
  Interval when;  ///< empty where it could not be read; in the zone of the rotation's team
};

struct Rotation {
  Unread unread;
  std::string id;
  std::string title;
  TeamRef team;
  Seconds shift{};  ///< whole hours; zero: could not be read
  Location shift_at;
  Handoff handoff;
  std::vector<Era> roster;         ///< ascending by `from`
  std::vector<Override> overrides; ///< as written
  Location roster_at;
  Location at;
};

struct Channel {
  enum class Kind : std::uint8_t { slack, teams, webhook, pagerduty, alertmanager, email };
  std::string id;
  Kind kind{};
  std::string address;  ///< a reference (`env:NAME`, `file:PATH`) or, for email, an address; never a secret
  Location at;
};
[[nodiscard]] std::string_view name_of(Channel::Kind kind);

// ---------------------------------------------------------------------------------------------- who is told

enum class Level : std::uint8_t { warning, alarm, overdue };
[[nodiscard]] std::string_view name_of(Level level);

/// An entry of a notify list: a reserved word, or any party.
struct Addressee {
  enum class Word : std::uint8_t { party, responsible, accountable, consulted, informed, owners, oncall };
  Word word{};
  PartyRef who;  ///< `name` as written always; `to` for Word::party only
};

/// By Level; empty optional: not said here.
struct Notify {
  std::optional<std::vector<Addressee>> lists[3];
  [[nodiscard]] const std::optional<std::vector<Addressee>>& at(Level level) const { return lists[static_cast<int>(level)]; }
};

// ---------------------------------------------------------------------------------------------- a pipeline

struct SourceRef {
  Handle<Pipeline> pipeline;
  std::uint32_t source = 0;  ///< index into the pipeline's sources
  auto operator<=>(const SourceRef&) const = default;
};

/// `marketing`, `kind:external-api`, `tag:x`, `*`, each perhaps behind `PIPELINE/`.
struct Selector {
  std::string text;                    ///< as written
  Location at;
  std::vector<SourceRef> selects;      ///< ascending; empty where nothing fits (reported)
};

enum class SourceKind : std::uint8_t { internal, external_api, stream, manual, pipeline };
[[nodiscard]] std::string_view name_of(SourceKind kind);

struct Source {
  Unread unread;
  std::string id;
  std::string title;
  SourceKind kind = SourceKind::internal;
  std::vector<Located<std::string>> tags;
  std::vector<std::string> contains;
  std::optional<Every> arrives;
  std::optional<Probe> probe;
  std::optional<PipelineRef> from;
  std::map<std::string, std::string> labels;
  Location at;
};

enum class Count : std::uint8_t { elapsed, working_days };

struct FreshnessRule {
  Unread unread;
  std::vector<Selector> sources;
  Seconds warn_after{};   ///< zero: could not be read
  Seconds alarm_after{};  ///< zero: could not be read
  std::optional<Seconds> resolve_within;
  Count count = Count::elapsed;
  Location at;               ///< the rule's first key
  Location warn_after_at;    ///< values, for the rules that compare them
  Location alarm_after_at;
  Location resolve_within_at;
};

struct Due {
  enum class Kind : std::uint8_t { last_day, last_working_day, weekday, day_of_month };
  Kind kind = Kind::last_day;
  std::chrono::weekday weekday{};
  unsigned day = 0;  ///< 1 to 31; past the month's end it is the last day
};

enum class IfNotWorkingDay : std::uint8_t { keep, before, after };

/// A commitment or a routine: something due again and again.
struct Obligation {
  Unread unread;
  enum class Kind : std::uint8_t { commitment, routine };
  Kind kind{};
  std::string id;
  std::string title;
  std::vector<PartyRef> by;
  Every every{};
  Due due;
  Clock at_time = std::chrono::hours{24};
  std::optional<Day> from;
  std::optional<Seconds> warn_before;
  IfNotWorkingDay if_not_working_day = IfNotWorkingDay::keep;
  bool settles_problems = false;  ///< commitments only
  Location at;
};
[[nodiscard]] std::string_view name_of(Obligation::Kind kind);

/// A cause, which may have causes of its own.
struct Cause {
  std::string title;
  std::vector<Cause> causes;
};

struct Link {
  std::string title;
  std::string url;
};

struct Issue {
  Unread unread;
  std::string id;
  std::string title;
  std::vector<Selector> affects;
  std::vector<Cause> causes;
  std::vector<std::string> symptoms;
  std::vector<std::string> diagnose;
  std::vector<std::string> fix;
  std::vector<std::string> backfill;
  std::vector<PartyRef> escalate;
  std::vector<Link> links;
  Location at;
};

/// Days of a month: all of them, or the first or last `days` (working) days.
struct Window {
  enum class Kind : std::uint8_t { always, first_days, last_days, first_working_days, last_working_days };
  Kind kind = Kind::always;
  unsigned days = 0;
  std::string text = "always";  ///< as written
};

struct Coverage {
  Unread unread;
  std::string id;
  std::string title;
  PartyRef by;
  std::optional<std::vector<Selector>> sources;  ///< without: everything the pipeline is told of
  Window when;
  bool all_hours = false;
  bool cover_holidays = false;
  Location at;
};

struct Raci {
  Unread unread;
  std::vector<PartyRef> responsible;
  std::vector<PartyRef> accountable;
  std::vector<PartyRef> consulted;
  std::vector<PartyRef> informed;
  std::optional<Location> responsible_at;  ///< the value, where it was given and could be read
  std::optional<Location> accountable_at;
};

struct Pipeline {
  Unread unread;
  std::string id;
  std::string title;
  std::string domain;
  std::string purpose;
  std::string audience;
  std::optional<Day> reviewed;
  Location reviewed_at;  ///< its value
  std::map<std::string, std::string> labels;
  std::vector<Source> sources;
  std::vector<PartyRef> primary_owners;
  std::vector<PartyRef> secondary_owners;
  Raci raci;
  std::vector<FreshnessRule> freshness;  ///< as written
  std::vector<Obligation> obligations;   ///< commitments and routines together
  std::vector<Issue> issues;             ///< as written
  std::optional<std::string> no_oncall;  ///< the reason
  std::vector<Coverage> coverage;        ///< as written: of equals the first listed counts
  Notify notify;
  std::vector<Handle<Pipeline>> upstream;  ///< direct, ascending, each once
  Location at;
};

// ---------------------------------------------------------------------------------------------- scenarios

/// What was seen of a subject, as a scenario or an observations file says it.
struct Sighting {
  Moment at;
  std::optional<PeriodName> period;
};

struct Scenario {
  struct Seen {
    std::string subject;
    Location at;
    std::vector<Sighting> sightings;
  };
  struct Expectation {
    Moment at;
    std::vector<std::pair<Located<std::string>, Located<std::string>>> states;  ///< subject, state
    std::optional<std::vector<Located<std::string>>> overdue;
    std::optional<std::vector<Located<std::string>>> told;
    std::optional<std::vector<Located<std::string>>> told_includes;
    std::vector<std::pair<Located<std::string>, Located<std::string>>> oncall;  ///< rotation, person
    Location at_place;
  };
  std::string title;
  std::vector<Seen> observations;
  std::vector<Expectation> expect;
  Location at;
};

// ---------------------------------------------------------------------------------------------- the workspace

struct Workspace {
  Unread unread;
  std::string id;
  std::string title;
  Zone timezone;
  WorkingHours working_hours;
  std::optional<CalendarRef> calendar;
  std::vector<Calendar> calendars;
  std::vector<Person> people;
  std::vector<Team> teams;
  std::vector<Role> roles;
  std::vector<Rotation> rotations;
  std::vector<Channel> channels;
  Notify notify;
  ProbePolicy probes;
  std::vector<Pipeline> pipelines;
  std::vector<Scenario> scenarios;  ///< by file, then as written
  Location at;

  const Calendar& operator[](Handle<Calendar> h) const { return calendars[h.index]; }
  const Person& operator[](Handle<Person> h) const { return people[h.index]; }
  const Team& operator[](Handle<Team> h) const { return teams[h.index]; }
  const Role& operator[](Handle<Role> h) const { return roles[h.index]; }
  const Rotation& operator[](Handle<Rotation> h) const { return rotations[h.index]; }
  const Channel& operator[](Handle<Channel> h) const { return channels[h.index]; }
  const Pipeline& operator[](Handle<Pipeline> h) const { return pipelines[h.index]; }
  const Source& operator[](SourceRef s) const { return pipelines[s.pipeline.index].sources[s.source]; }
};

/// The id, and the title or name, of whatever party it is.
[[nodiscard]] const std::string& id_of(const Workspace& workspace, const Party& party);
[[nodiscard]] const std::string& title_of(const Workspace& workspace, const Party& party);
/// The team that governs a party's zone, hours and calendar: a role's or rotation's team, a team itself; a person and a
/// role without a team have none (semantics.md, Time).
[[nodiscard]] std::optional<Handle<Team>> team_of(const Workspace& workspace, const Party& party);
/// `profit-unit/marketing`.
[[nodiscard]] std::string subject_of(const Workspace& workspace, SourceRef source);
/// By id, in a list sorted by it; nothing where it is not there.
template <class T>
[[nodiscard]] std::optional<Handle<T>> find(const std::vector<T>& list, std::string_view id) {
  std::size_t low = 0, high = list.size();
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if (std::string_view{list[middle].id} < id) low = middle + 1;
    else high = middle;
  }
  if (low == list.size() || list[low].id != id) return std::nullopt;
  return Handle<T>{static_cast<std::uint32_t>(low)};
}
/// The notify list that holds for a pipeline at a level: its own, else the workspace's, else the default of language.md.
[[nodiscard]] const std::vector<Addressee>& notify_list(const Workspace& workspace, const Pipeline& pipeline, Level level);

}  // namespace runbook
