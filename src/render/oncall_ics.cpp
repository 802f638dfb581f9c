// iCalendar (RFC 5545) with the properties of RFC 7986 and the X- ones that Apple's, Google's and Microsoft's read.
#include <algorithm>

#include "render/escape.hpp"
#include "render/oncall_week.hpp"
#include "runbook/render.hpp"

namespace runbook {
namespace {

/// `20261123T080000Z`: UTC needs no VTIMEZONE.
std::string utc(Instant at) {
  std::string text;
  for (const char c : format_instant(at, Zone{}).substr(0, 19)) {
    if (c != '-' && c != ':') text += c;
  }
  return text + "Z";
}

/// `20261123T0900`.
std::string local_stamp(LocalTime local) {
  const Day day = std::chrono::floor<std::chrono::days>(local);
  std::string text;
  for (const char c : format_day(day) + "T" + format_clock(local - LocalTime{day})) {
    if (c != '-' && c != ':') text += c;
  }
  return text;
}

/// The handoff, in the rotation's own wall-clock time, of the shift that an instant lies in (semantics.md, On call);
/// nothing before the first era.
std::optional<LocalTime> nominal_slot(const Rotation& rotation, Zone zone, Instant at) {
  std::optional<LocalTime> start;
  for (const Era& era : rotation.roster) {
    const LocalTime begin = LocalTime{era.from} + rotation.handoff.time;
    if (zone.to_instant(begin) <= at) start = begin;
  }
  if (!start || rotation.shift <= Seconds{0}) return start;
  auto number = std::max<std::int64_t>(0, (zone.to_local(at) - *start) / rotation.shift);
  // Where the clock changes, local time may be a shift ahead of the count or behind it.
  while (number > 0 && zone.to_instant(*start + number * rotation.shift) > at) --number;
  while (zone.to_instant(*start + (number + 1) * rotation.shift) <= at) ++number;
  return *start + number * rotation.shift;
}

struct Event {
  std::string uid;
  Interval when;
  std::string summary;
  std::string description;
};

class Writer {
 public:
  Writer(const OncallReport& report, const Workspace& workspace, Instant now)
      : report_(report), workspace_(workspace), now_(now) {}

  std::string feed() {
    const std::string title = workspace_.title.empty() ? workspace_.id : workspace_.title;
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line("PRODID:-//runbook//on call//EN");
    line("CALSCALE:GREGORIAN");
    line("METHOD:PUBLISH");
    line("NAME:" + render::ics_text("On call: " + title));
    line("X-WR-CALNAME:" + render::ics_text("On call: " + title));
    line("REFRESH-INTERVAL;VALUE=DURATION:PT1H");
    line("X-PUBLISHED-TTL:PT1H");
    bool any = false;
    for (const auto& one : report_.rotations) any = rotation(one) || any;
    for (const auto& one : report_.coverage) any = coverage(one) || any;
    if (!any) placeholder();
    line("END:VCALENDAR");
    return std::move(out_);
  }

 private:
  void line(std::string_view text) { out_ += render::ics_line(text); }

  void event(const Event& event) {
    line("BEGIN:VEVENT");
    line("UID:" + render::ics_text(event.uid));
    line("DTSTAMP:" + utc(now_));
    line("DTSTART:" + utc(event.when.begin));
    line("DTEND:" + utc(event.when.end));
    line("SUMMARY:" + render::ics_text(event.summary));
    if (!event.description.empty()) line("DESCRIPTION:" + render::ics_text(event.description));
    line("TRANSP:TRANSPARENT");
    line("END:VEVENT");
  }

  /// A calendar must have a component (RFC 5545, 3.6), and an empty rota has no event.
  void placeholder() {
    for (const std::string_view text : {"BEGIN:VTIMEZONE", "TZID:Etc/UTC", "BEGIN:STANDARD", "DTSTART:19700101T000000",
                                        "TZOFFSETFROM:+0000", "TZOFFSETTO:+0000", "TZNAME:UTC", "END:STANDARD",
                                        "END:VTIMEZONE"}) {
      line(text);
    }
  }

  bool rotation(const OncallReport::RotationRota& one) {
    const Rotation& rotation = workspace_[one.rotation];
    const auto zone = rotation.team.to ? workspace_[*rotation.team.to].timezone : std::nullopt;
    for (const Shift& shift : one.rota.shifts) {
      Event event{uid(rotation, zone.value_or(workspace_.timezone), shift.when), shift.when,
                  workspace_[shift.person].name + " on call: " + rotation.title,
                  render::reason_in_words(shift, workspace_)};
      this->event(event);
    }
    return !one.rota.shifts.empty();
  }

  /// The first piece of a slot has the slot's own name, also where the window cut its beginning off, so that a feed that
  /// moves on keeps it; a piece within the slot adds where it begins. The person is no part of it: who swaps a shift
  /// changes the event, not its identity.
  std::string uid(const Rotation& rotation, Zone zone, Interval when) const {
    const std::string name = "runbook." + workspace_.id + "." + rotation.id + ".";
    const auto slot = nominal_slot(rotation, zone, when.begin);
    if (!slot) return name + utc(when.begin);
    const bool first = zone.to_instant(*slot) == when.begin || when.begin == report_.window.begin;
    return name + local_stamp(*slot) + (first ? "" : "." + utc(when.begin));
  }

  bool coverage(const OncallReport::CoverageOf& one) {
    if (const auto* by = std::get_if<Handle<Rotation>>(&one.by)) {
      const auto shown = [&](const auto& rota) { return rota.rotation == *by; };
      if (std::any_of(report_.rotations.begin(), report_.rotations.end(), shown)) return false;
    }
    const Pipeline& pipeline = workspace_[one.pipeline];
    for (const CoverageShift& shift : one.rota.shifts) {
      event({"runbook." + workspace_.id + "." + pipeline.id + "." + one.id + "." + utc(shift.when.begin), shift.when,
             title_of(workspace_, shift.to) + " on call: " + pipeline.title + ", " +
                 render::coverage_title(one, workspace_),
             shift.holiday.value_or("")});
    }
    return !one.rota.shifts.empty();
  }

  const OncallReport& report_;
  const Workspace& workspace_;
  Instant now_;
  std::string out_;
};

}  // namespace

std::string oncall_ics(const OncallReport& report, const Workspace& workspace, Instant now) {
  return Writer(report, workspace, now).feed();
}

}  // namespace runbook
