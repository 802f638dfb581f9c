#include "model/workspace_sections.hpp"

#include "model/probe_sections.hpp"

namespace runbook::model {

// ------------------------------------------------------------------------------------ working hours

template <>
std::string_view title_of_section<WorkingHours>() { return "working hours"; }
template <>
std::string_view schema_of_section<WorkingHours>() { return R"({"properties": {"days": {"not": {"const": []}}}})"; }
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
    static const Type made{Type::Shape::text, "a day of every year such as `12-25`", "^(02-(0[1-9]|[12][0-9])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01]))$",
                           {}, nullptr, nullptr, {}, false, "yearly-day", {"12-25"}};
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
    static const Type made{Type::Shape::integer, "days from Easter Sunday, from -200 to 300", {}, {}, nullptr, nullptr, {}, false, "easter-days", {},
                           R"({"anyOf": [{"type": "integer", "minimum": -200, "maximum": 300},
                                         {"type": "string", "pattern": "^(-?0*([0-9]{1,2}|1[0-9]{2}|200)|0*(2[0-9]{2}|300))$"}]})"};
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
std::string_view schema_of_section<HolidayEntry>() {
  return R"({"oneOf": [{"properties": {"date": true}, "required": ["date"]},
                       {"properties": {"yearly": true}, "required": ["yearly"]},
                       {"properties": {"easter": true}, "required": ["easter"]},
                       {"properties": {"ics": true}, "required": ["ics"]}]})";
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
    bool good = !node.is_incomplete();
    for (std::uint32_t i = 0; i < node.size(); ++i) {
      const auto key = node.key(i);
      if (key.text().starts_with("x-")) continue;
      auto& calendar = calendars.emplace_back();
      calendar.id = key.text();
      calendar.at = key.location();
      if (!check_id(decoder, key)) calendar.unread.add("id");
      if (key.is_damaged()) good = false;
      if (node.at(i).is_null() && decoder.want(document::Kind::sequence, node.at(i), "a list of holidays")) continue;
      if (node.at(i).is_null() || !Entries::read(decoder, node.at(i), calendar.entries)) calendar.unread.add_all();
    }
    return good;
  }
};

}  // namespace

template <>
std::string_view title_of_section<WrittenWorkspace>() { return "a workspace"; }
template <>
std::string_view schema_of_section<WrittenWorkspace>() {  // no party is called by a reserved word
  static const std::string json = [] {
    std::string words, text;
    for (const auto& [word, meaning] : Words<Addressee::Word>::all) words += (words.empty() ? "\"" : ", \"") + std::string{word} + "\"";
    for (const auto* parties : {"people", "teams", "roles", "rotations"})
      text += (text.empty() ? "\"" : ", \"") + std::string{parties} + R"(": {"type": "object", "propertyNames": {"not": {"enum": [)" + words + "]}}}";
    return "{\"properties\": {" + text + "}}";
  }();
  return json;
}
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
