#include "render/docs_company.hpp"

#include <algorithm>

#include "render/docs_sections.hpp"
#include "render/docs_words.hpp"

namespace runbook::render {
namespace {

using md::Place;

/// `- **Name:** value`, nothing where there is no value.
std::string fact(std::string_view name, const std::string& value) {
  return value.empty() ? std::string{} : "- " + std::string{name} + ": " + value + "\n";
}

std::string heading(std::string_view id, std::string_view title) {
  return "### " + md::text(id, Place::heading) + "\n\n" + (title.empty() ? "" : md::bold(title) + "\n\n");
}

std::string hours_fact(const WorkingHours& hours) {
  return joined({hours.days ? weekdays_in_words(*hours.days) : "", hours.hours ? hours_in_words(*hours.hours) : ""});
}

std::string calendar_fact(const std::optional<CalendarRef>& calendar) {
  return calendar ? md::code(calendar->name) : "";
}

std::string zone_fact(const std::optional<Zone>& zone) { return zone ? md::text(zone->name()) : ""; }

template <class T, class Refs>
bool names(const Refs& refs, Handle<T> what) {
  return std::any_of(refs.begin(), refs.end(), [&](const auto& ref) { return ref.to == what; });
}

/// The teams, roles and rotations that name a person.
std::string memberships(const Workspace& workspace, Handle<Person> person) {
  std::vector<std::string> out;
  for (std::uint32_t i = 0; i < workspace.teams.size(); ++i)
    if (names(workspace.teams[i].members, person)) out.push_back(party_link(workspace, Party{Handle<Team>{i}}));
  for (std::uint32_t i = 0; i < workspace.roles.size(); ++i)
    if (names(workspace.roles[i].people, person)) out.push_back(party_link(workspace, Party{Handle<Role>{i}}));
  for (std::uint32_t i = 0; i < workspace.rotations.size(); ++i) {
    const auto& roster = workspace.rotations[i].roster;
    if (std::any_of(roster.begin(), roster.end(), [&](const Era& era) { return names(era.members, person); }))
      out.push_back(party_link(workspace, Party{Handle<Rotation>{i}}));
  }
  return joined(out);
}

std::string people_part(const Workspace& workspace) {
  std::string out;
  for (std::uint32_t i = 0; i < workspace.people.size(); ++i) {
    const Person& person = workspace.people[i];
    const Zone zone = person.timezone.value_or(workspace.timezone);
    out += heading(person.id, person.name);
    std::string facts = fact("E-mail", md::code(person.email)) + fact("Time zone", zone_fact(person.timezone)) +
                        fact("In", memberships(workspace, Handle<Person>{i}));
    for (const auto& leave : person.away) {
      const std::string reason = md::text(leave.reason);
      facts += "- Away from " + moment_in_words(leave.from, zone) + " to " + moment_in_words(leave.to, zone) +
               (reason.empty() ? "" : ": " + reason) + "\n";
    }
    if (!facts.empty()) out += facts + "\n";
  }
  return out;
}

std::string teams_part(const Workspace& workspace) {
  std::string out;
  for (const auto& team : workspace.teams) {
    out += heading(team.id, team.title);
    const std::string facts = fact("Members", party_links(workspace, team.members)) +
                              fact("Channels", channel_names(workspace, team.channels, Place::inside)) +
                              fact("Time zone", zone_fact(team.timezone)) +
                              fact("Working hours", hours_fact(team.working_hours)) +
                              fact("Calendar", calendar_fact(team.calendar));
    if (!facts.empty()) out += facts + "\n";
  }
  return out;
}

std::string roles_part(const Workspace& workspace) {
  std::string out;
  for (const auto& role : workspace.roles) {
    out += heading(role.id, role.title);
    const std::string facts = fact("Team", role.team ? party_links(workspace, std::vector{*role.team}) : "") +
                              fact("People", party_links(workspace, role.people)) +
                              fact("Channels", channel_names(workspace, role.channels, Place::inside));
    if (!facts.empty()) out += facts + "\n";
  }
  return out;
}

std::string rotations_part(const Workspace& workspace) {
  std::string out;
  for (const auto& rotation : workspace.rotations) {
    const auto team = rotation.team.to;
    const Zone zone = team && workspace[*team].timezone ? *workspace[*team].timezone : workspace.timezone;
    const bool weekly = rotation.shift.count() % std::chrono::seconds{std::chrono::weeks{1}}.count() == 0;
    out += heading(rotation.id, rotation.title);
    out += fact("Team", party_links(workspace, std::vector{rotation.team}));
    out += fact("Shift", length_in_words(rotation.shift) + ", handed over " +
                             (weekly ? "on " + std::string{weekday_in_words(rotation.handoff.day)} + " " : "") + "at " +
                             format_clock(rotation.handoff.time) + " (" + md::text(zone.name()) + ")");
    for (const auto& era : rotation.roster)
      out += fact("From " + format_day(era.from), party_links(workspace, era.members));
    for (const auto& change : rotation.overrides) {
      const std::string reason = md::text(change.reason);
      out += "- Instead, from " + moment_in_words(change.from, zone) + " to " + moment_in_words(change.to, zone) +
             ": " + party_links(workspace, std::vector{change.person}) + (reason.empty() ? "" : " (" + reason + ")") +
             "\n";
    }
    out += "\n";
  }
  return out;
}

std::string channels_part(const Workspace& workspace) {
  std::vector<std::vector<std::string>> rows;
  for (const auto& channel : workspace.channels)
    rows.push_back({md::code(channel.id, Place::cell), std::string{name_of(channel.kind)},
                    md::code(channel.address, Place::cell)});
  return table({"Channel", "Kind", "Where"}, rows);
}

std::string calendars_part(const Workspace& workspace) {
  std::string out;
  for (const auto& calendar : workspace.calendars) {
    std::vector<std::vector<std::string>> rows;
    for (const auto& holiday : calendar.holidays)
      rows.push_back({holiday_in_words(holiday), md::text(holiday.name, Place::cell)});
    out += md::code(calendar.id) + (rows.empty() ? ": no holidays\n\n" : "\n\n") + table({"Day", "Holiday"}, rows);
  }
  return out;
}

}  // namespace

const std::string& company_title(const Workspace& workspace) {
  return workspace.title.empty() ? workspace.id : workspace.title;
}

std::string company_text(const Workspace& workspace) {
  const std::string hours =
      hours_fact({workspace.working_hours.days.value_or(Weekdays{0b0011111}),
                  workspace.working_hours.hours.value_or(ClockRange{std::chrono::hours{9}, std::chrono::hours{17}})});
  std::string out = "# " + md::text(company_title(workspace), Place::heading) + ": who is who\n\n";
  out += "[All pipelines](" + std::string{index_page} + ")\n\n";
  out += fact("Workspace", md::code(workspace.id)) + fact("Time zone", md::text(workspace.timezone.name())) +
         fact("Working hours", hours) + fact("Calendar", calendar_fact(workspace.calendar)) + "\n";
  out += section("1. People", people_part(workspace)) + section("2. Teams", teams_part(workspace)) +
         section("3. Roles", roles_part(workspace)) + section("4. Rotations", rotations_part(workspace)) +
         section("5. Channels", channels_part(workspace)) + section("6. Calendars", calendars_part(workspace)) +
         section("7. Who is told", told_table(workspace, nullptr));
  return out + made_by;
}

}  // namespace runbook::render
