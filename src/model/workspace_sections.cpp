#include "model/workspace_sections.hpp"

#include "model/probe_sections.hpp"
#include "model/secret_reference.hpp"

namespace runbook::model {

// ------------------------------------------------------------------------------------ working hours

template <>
std::string_view title_of_section<WorkingHours>() { return "working hours"; }
template <>
const std::vector<Field<WorkingHours>>& fields_of<WorkingHours>() {
  static const std::vector<Field<WorkingHours>> table{
      field<&WorkingHours::days, WeekdaySet>("days", "The working days of the week."),
      field<&WorkingHours::hours, TimeRange>("hours", "The working hours of a working day."),
  };
  return table;
}

// ------------------------------------------------------------------------------------ calendars

namespace {

/// `12-25`; 02-29 is a holiday in leap years alone.
struct YearlyDay {
  using Value = std::chrono::month_day;
  static const Type& type() {
    static const Type made{Type::Shape::text, "a day of every year such as `12-25`", "^(0[1-9]|1[0-2])-[0-3][0-9]$",
                           {}, nullptr, nullptr, {}, false};
    return made;
  }
  static bool read(Decoder& decoder, const Node& node, Value& value) {
    if (!decoder.want(document::Kind::scalar, node, type().name)) return false;
    // 2000 is a leap year: its dates are all the dates a year can have.
    const auto day = parse_date("2000-" + std::string{node.text()});
    if (!day) return decoder.refuse(node, type().name);
    const std::chrono::year_month_day date{*day};
    value = date.month() / date.day();
    return true;
  }
};

struct EasterDays {
  using Value = EasterOffset;
  static const Type& type() {
    static const Type made{Type::Shape::integer, "days from Easter Sunday, from -200 to 300", {}, {}, nullptr, nullptr, {}, false};
    return made;
  }
  static bool read(Decoder& decoder, const Node& node, EasterOffset& value) {
    return read_integer(decoder, node, -200, 300, type().name, value.days);
  }
};

}  // namespace

template <>
std::string_view title_of_section<HolidayEntry>() { return "a holiday"; }
template <>
const std::vector<Field<HolidayEntry>>& fields_of<HolidayEntry>() {
  static const std::vector<Field<HolidayEntry>> table{
      field<&HolidayEntry::date, Date>("date", "A holiday on this date, once."),
      field<&HolidayEntry::yearly, YearlyDay>("yearly", "A holiday on this day of every year; 02-29 in leap years alone."),
      field<&HolidayEntry::easter, EasterDays>("easter", "Days from Western Easter Sunday: -2 is Good Friday."),
      custom<HolidayEntry, Text>("ics", "An iCalendar file of holidays, relative to this file, inside the workspace.", false,
                                 [](Decoder& d, const Node& n, HolidayEntry& entry) {
                                   entry.ics_at = n.location();
                                   return Text::read(d, n, entry.ics.emplace());
                                 }),
      field<&HolidayEntry::name, Text>("name", "What the holiday is called; the date where it is left out."),
  };
  return table;
}
template <>
void finish<HolidayEntry>(Decoder& decoder, const Node& node, HolidayEntry& entry) {
  int given = 0;
  for (const auto* key : {"date", "yearly", "easter", "ics"}) {
    bool here = entry.unread(key);
    for (std::uint32_t i = 0; i < node.size(); ++i) here = here || node.key(i).text() == key;
    given += here;
  }
  if (given == 1) return;
  if (given == 0) {
    decoder.report(Code::missing_key, Section<HolidayEntry>::first_key(node),
                   "a holiday needs one of the keys `date`, `yearly`, `easter` or `ics`");
  } else {
    decoder.report(Code::wrong_shape, node.location(), "a holiday is one of `date`, `yearly`, `easter` or `ics`, not several",
                   "write an entry for each");
  }
  entry.date.reset();
  entry.yearly.reset();
  entry.easter.reset();
  entry.ics.reset();
}

// ------------------------------------------------------------------------------------ people

template <>
std::string_view title_of_section<Leave>() { return "a time away"; }
template <>
const std::vector<Field<Leave>>& fields_of<Leave>() {
  static const std::vector<Field<Leave>> table{
      need<&Leave::from, DateOrInstant>("from", "The first day away, or the instant at which it begins."),
      custom<Leave, DateOrInstant>("to", "The last day away, or the instant at which it ends.", true,
                                   [](Decoder& d, const Node& n, Leave& leave) {
                                     leave.to_at = n.location();
                                     return DateOrInstant::read(d, n, leave.to);
                                   }),
      field<&Leave::reason, Text>("reason", "Why, for whoever reads the rota."),
  };
  return table;
}

template <>
std::string_view title_of_section<Person>() { return "a person"; }
template <>
const std::vector<Field<Person>>& fields_of<Person>() {
  static const std::vector<Field<Person>> table{
      field<&Person::name, Text>("name", "What people call them; the id where it is left out."),
      field<&Person::email, EmailAddress>("email", "Their e-mail address."),
      field<&Person::timezone, TimeZone>("timezone", "The zone in which their leave is meant; the workspace's otherwise."),
      field<&Person::away, ListOf<Section<Leave>>>("away", "When they are away: dates are whole days, both included; instants are [from, to)."),
  };
  return table;
}

template <>
std::string_view title_of_section<Team>() { return "a team"; }
template <>
const std::vector<Field<Team>>& fields_of<Team>() {
  static const std::vector<Field<Team>> table{
      field<&Team::title, Text>("title", "What people call the team; the id where it is left out."),
      field<&Team::members, PersonNames>("members", "The people of the team."),
      field<&Team::timezone, TimeZone>("timezone", "The team's time zone; the workspace's otherwise."),
      field<&Team::calendar, Name<CalendarRef>>("calendar", "The team's calendar of holidays; the workspace's otherwise."),
      field<&Team::working_hours, Section<WorkingHours>>("working_hours", "The team's working hours; the half that is left out is the workspace's."),
      field<&Team::channels, ChannelNames>("channels", "Where the team is told things as a team."),
  };
  return table;
}

template <>
std::string_view title_of_section<Role>() { return "a role"; }
template <>
const std::vector<Field<Role>>& fields_of<Role>() {
  static const std::vector<Field<Role>> table{
      field<&Role::title, Text>("title", "What people call the role; the id where it is left out."),
      field<&Role::team, Name<TeamRef>>("team", "The team that the role belongs to."),
      field<&Role::people, PersonNames>("people", "Who has the role; the team's members where it is left out."),
      field<&Role::channels, ChannelNames>("channels", "Where the role is told things."),
  };
  return table;
}

// ------------------------------------------------------------------------------------ rotations

template <>
std::string_view title_of_section<Handoff>() { return "a handoff"; }
template <>
const std::vector<Field<Handoff>>& fields_of<Handoff>() {
  static const std::vector<Field<Handoff>> table{
      custom<Handoff, WeekdayName>("day", "The weekday on which shifts of whole weeks are handed over.", false,
                                   [](Decoder& d, const Node& n, Handoff& handoff) {
                                     handoff.day_given = true;
                                     return WeekdayName::read(d, n, handoff.day);
                                   }),
      custom<Handoff, TimeOfDay>("time", "The local time at which shifts are handed over.", false,
                                 [](Decoder& d, const Node& n, Handoff& handoff) {
                                   return TimeOfDay::read(d, n, handoff.time);
                                 }),
  };
  return table;
}

template <>
std::string_view title_of_section<Era>() { return "an era of a roster"; }
template <>
const std::vector<Field<Era>>& fields_of<Era>() {
  static const std::vector<Field<Era>> table{
      custom<Era, Date>("from", "The day from which these members take turns.", true,
                        [](Decoder& d, const Node& n, Era& era) {
                          era.from_at = n.location();
                          return Date::read(d, n, era.from);
                        }),
      need<&Era::members, PersonNames>("members", "Who takes turns, in this order."),
  };
  return table;
}

template <>
std::string_view title_of_section<Override>() { return "an override"; }
template <>
const std::vector<Field<Override>>& fields_of<Override>() {
  static const std::vector<Field<Override>> table{
      need<&Override::from, DateOrInstant>("from", "The first day of the override, or the instant at which it begins."),
      need<&Override::to, DateOrInstant>("to", "The last day of the override, or the instant at which it ends."),
      need<&Override::person, Name<PersonRef>>("person", "Who is on call then."),
      field<&Override::reason, Text>("reason", "Why, for whoever reads the rota."),
  };
  return table;
}

namespace {

/// Shifts are handed over on whole hours.
struct ShiftLength {
  using Value = Seconds;
  static const Type& type() { return Duration::type(); }
  static bool read(Decoder& decoder, const Node& node, Seconds& value) {
    Seconds read{};
    if (!Duration::read(decoder, node, read)) return false;
    if (read % std::chrono::hours{1} != Seconds::zero())
      return decoder.refuse(node, "a shift of whole days or hours", "such as `1w`, `2d` or `12h`");
    value = read;
    return true;
  }
};

}  // namespace

template <>
std::string_view title_of_section<Rotation>() { return "a rotation"; }
template <>
const std::vector<Field<Rotation>>& fields_of<Rotation>() {
  static const std::vector<Field<Rotation>> table{
      field<&Rotation::title, Text>("title", "What people call the rotation; the id where it is left out."),
      need<&Rotation::team, Name<TeamRef>>("team", "The team whose zone and calendar govern the rotation."),
      custom<Rotation, ShiftLength>("shift", "How long a shift is: whole days or hours.", true,
                                    [](Decoder& d, const Node& n, Rotation& rotation) {
                                      rotation.shift_at = n.location();
                                      return ShiftLength::read(d, n, rotation.shift);
                                    }),
      field<&Rotation::handoff, Section<Handoff>>("handoff", "When shifts are handed over; Monday (for whole weeks) at 09:00 where it is left out."),
      custom<Rotation, ListOf<Section<Era>>>("roster", "Eras, each with its members and its own count.", true,
                                             [](Decoder& d, const Node& n, Rotation& rotation) {
                                               rotation.roster_at = n.location();
                                               return ListOf<Section<Era>>::read(d, n, rotation.roster);
                                             }),
      field<&Rotation::overrides, ListOf<Section<Override>>>("overrides", "Who is on call instead, and when."),
  };
  return table;
}

// ------------------------------------------------------------------------------------ channels

namespace {

template <Channel::Kind kind>
Field<Channel> secret_row(std::string_view doc) {
  return custom<Channel, SecretReference>(word_of(kind), doc, false, [](Decoder& d, const Node& n, Channel& channel) {
    channel.kind = kind;
    return SecretReference::read(d, n, channel.address);
  });
}

}  // namespace

template <>
std::string_view title_of_section<Channel>() { return "a channel"; }
template <>
const std::vector<Field<Channel>>& fields_of<Channel>() {
  static const std::vector<Field<Channel>> table{
      secret_row<Channel::Kind::slack>("A Slack webhook, as a reference."),
      secret_row<Channel::Kind::teams>("A Teams webhook, as a reference."),
      secret_row<Channel::Kind::webhook>("A webhook's address, as a reference."),
      secret_row<Channel::Kind::pagerduty>("A PagerDuty routing key, as a reference."),
      secret_row<Channel::Kind::alertmanager>("An Alertmanager's address, as a reference."),
      custom<Channel, EmailAddress>("email", "An e-mail address.", false,
                                    [](Decoder& d, const Node& n, Channel& channel) {
                                      channel.kind = Channel::Kind::email;
                                      return EmailAddress::read(d, n, channel.address);
                                    }),
  };
  return table;
}
template <>
void finish<Channel>(Decoder& decoder, const Node& node, Channel&) {
  std::vector<std::string_view> kinds;
  bool other = false;
  for (std::uint32_t i = 0; i < node.size(); ++i) {
    const auto key = node.key(i).text();
    if (std::ranges::any_of(Words<Channel::Kind>::all, [&](const auto& row) { return row.first == key; })) {
      kinds.push_back(key);
    } else if (!key.starts_with("x-")) {
      other = true;
    }
  }
  if (kinds.empty() && !other) {
    decoder.report(Code::missing_key, Section<Channel>::first_key(node),
                   "a channel needs one of the keys `slack`, `teams`, `webhook`, `pagerduty`, `alertmanager` or `email`");
  } else if (kinds.size() > 1) {
    decoder.report(Code::wrong_shape, node.location(), "a channel is of one kind, not of " + std::to_string(kinds.size()),
                   "make " + one_of(kinds) + " channels of their own");
  }
}

namespace {

/// A channel, whose every scalar is kept out of all output unless it is a reference or an address: a secret may stand
/// under a misspelt key, or in place of the map.
struct ChannelEntry {
  using Value = Channel;
  static const Type& type() { return Section<Channel>::type(); }
  static bool read(Decoder& decoder, const Node& node, Channel& channel) {
    hide(decoder, node);
    return Section<Channel>::read(decoder, node, channel);
  }

 private:
  static void hide(Decoder& decoder, const Node& node) {  // 32 levels at the most: the document layer holds the limit
    if (node.is_scalar() && !is_reference(node.text())) decoder.hide(node.location());
    for (std::uint32_t i = 0; i < node.size(); ++i)
      if (!node.is_map() || node.key(i).text() != word_of(Channel::Kind::email)) hide(decoder, node.at(i));
  }
};

}  // namespace

// ------------------------------------------------------------------------------------ the workspace

namespace {

/// A row for a member of the Workspace within what was written.
template <auto Member, class F>
Field<WrittenWorkspace> row(std::string_view key, std::string_view doc, bool required = false) {
  return custom<WrittenWorkspace, F>(key, doc, required, [](Decoder& d, const Node& n, WrittenWorkspace& written) {
    static const auto inner = field<Member, F>({}, {});
    return inner.read(d, n, written.workspace);
  });
}

/// Calendars are lists of holidays by id.
struct Calendars {
  using Value = std::vector<WrittenCalendar>;
  using Entries = ListOf<Section<HolidayEntry>>;
  static const Type& type() {
    static const Type made{Type::Shape::map_of, "calendars by id", {}, {}, &Entries::type(), nullptr, {}, true};
    return made;
  }
  static bool read(Decoder& decoder, const Node& node, Value& calendars) {
    if (!decoder.want(document::Kind::map, node, type().name)) return false;
    bool good = true;
    for (std::uint32_t i = 0; i < node.size(); ++i) {
      const auto key = node.key(i);
      if (key.text().starts_with("x-")) continue;
      check_id(decoder, key);
      auto& calendar = calendars.emplace_back();
      calendar.id = key.text();
      calendar.at = key.location();
      good = Entries::read(decoder, node.at(i), calendar.entries) && good;
    }
    return good;
  }
};

}  // namespace

template <>
std::string_view title_of_section<WrittenWorkspace>() { return "a workspace"; }
template <>
const std::vector<Field<WrittenWorkspace>>& fields_of<WrittenWorkspace>() {
  static const std::vector<Field<WrittenWorkspace>> table{
      custom<WrittenWorkspace, Version>("version", "The version of the language: 1.", false,
                                        [](Decoder& d, const Node& n, WrittenWorkspace&) {
                                          bool unused{};
                                          return Version::read(d, n, unused);
                                        }),
      custom<WrittenWorkspace, Id>("workspace", "The id of the workspace.", true,
                                   [](Decoder& d, const Node& n, WrittenWorkspace& written) {
                                     written.at = n.location();
                                     return Id::read(d, n, written.workspace.id);
                                   }),
      row<&Workspace::title, Text>("title", "What people call the workspace; the id where it is left out."),
      row<&Workspace::timezone, TimeZone>("timezone", "The time zone that governs where nothing nearer does.", true),
      row<&Workspace::working_hours, Section<WorkingHours>>("working_hours", "Working days and hours; mon-fri 09:00-17:00 where it is left out."),
      row<&Workspace::calendar, Name<CalendarRef>>("calendar", "The default calendar; no holidays where it is left out."),
      field<&WrittenWorkspace::calendars, Calendars>("calendars", "Holidays, in calendars by id."),
      row<&Workspace::people, IdMap<Section<Person>>>("people", "Everybody, by id."),
      row<&Workspace::teams, IdMap<Section<Team>>>("teams", "Teams, by id."),
      row<&Workspace::roles, IdMap<Section<Role>>>("roles", "Roles, by id."),
      row<&Workspace::rotations, IdMap<Section<Rotation>>>("rotations", "On-call rotations, by id."),
      row<&Workspace::channels, IdMap<ChannelEntry>>("channels", "Where messages go, by id."),
      row<&Workspace::notify, Section<Notify>>("notify", "Who is told at which level, where a pipeline does not say."),
      row<&Workspace::probes, Section<ProbePolicy>>("probes", "What probes may reach beyond the workspace's own folder."),
  };
  return table;
}

}  // namespace runbook::model
