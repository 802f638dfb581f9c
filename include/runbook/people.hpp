// The company as values: calendars, people, teams, roles, rotations, channels, and who is told (language.md,
// workspace.yaml).
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
#include "runbook/rare.hpp"
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
  void add(std::string_view key) { some().keys.push_back(key); }
  void add_all() { some().all = true; }  ///< nothing of the section could be read
  [[nodiscard]] bool empty() const { return !some_; }
  [[nodiscard]] bool operator()(std::string_view key) const {
    return some_ && (some_->all || std::find(some_->keys.begin(), some_->keys.end(), key) != some_->keys.end());
  }

 private:
  struct Some {
    bool all = false;
    std::vector<std::string_view> keys;  // views of the field tables' own names
  };
  Some& some() {
    return some_ ? *some_ : some_.emplace();
  }
  Rare<Some> some_;  // nearly every section reads well
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

/// Whether a time as written ends before it starts; two dates are compared as days, both of which it includes.
[[nodiscard]] inline bool ends_before_it_starts(const Moment& from, const Moment& to, const Interval& when) {
  const auto *first = std::get_if<Day>(&from), *last = std::get_if<Day>(&to);
  return first && last ? *last < *first : when.end < when.begin;
}

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
  Unread unread;
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
  Unread unread;
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
  Unread unread;
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

}  // namespace runbook
