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

struct Event {
  std::string uid;
  Interval when;
  std::string summary;
  std::string description;
};

class Writer {
 public:
  Writer(const OncallReport& report, const Workspace& workspace, Instant now, std::optional<Handle<Person>> person)
      : report_(report), workspace_(workspace), now_(now), person_(person) {}

  std::string feed() {
    const std::string title = (person_ ? workspace_[*person_].name + ", " : "") + (workspace_.title.empty() ? workspace_.id : workspace_.title);
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line("PRODID:-//runbook//on call//EN");
    line("CALSCALE:GREGORIAN");
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
    for (std::size_t i = 0; i < one.rota.shifts.size(); ++i) {
      const Shift& shift = one.rota.shifts[i];
      event({uid(rotation, one.keys[i]), shift.when, workspace_[shift.person].name + " on call: " + rotation.title,
             render::reason_in_words(shift, workspace_)});
    }
    return !one.rota.shifts.empty();
  }

  /// A shift that begins with a handoff has the handoff's own name, one within adds where it begins. The person is no
  /// part of it: who swaps a shift changes the event, not its identity.
  std::string uid(const Rotation& rotation, const ShiftKey& key) const {
    std::string name = "runbook." + workspace_.id + "." + rotation.id + ".";
    if (key.slot) name += local_stamp(*key.slot);
    if (key.slot && !key.opens_slot) name += ".";
    return key.opens_slot ? name : name + begin_stamp(key.begin);
  }

  /// What has no beginning within reach is one thing, whenever somebody looks.
  static std::string begin_stamp(std::optional<Instant> begin) {
    return begin && *begin != Instant::min() ? utc(*begin) : "always";
  }

  bool coverage(const OncallReport::CoverageOf& one) {
    if (const auto* by = std::get_if<Handle<Rotation>>(&one.by)) {
      const auto shown = [&](const auto& rota) { return rota.rotation == *by; };
      if (std::any_of(report_.rotations.begin(), report_.rotations.end(), shown)) return false;
    }
    const Pipeline& pipeline = workspace_[one.pipeline];
    for (const CoverageShift& shift : one.rota.shifts) {
      const bool first = &shift == &one.rota.shifts.front();
      const auto begin = first ? one.first_begin : std::optional{shift.when.begin};
      event({"runbook." + workspace_.id + "." + pipeline.id + "." + one.id + "." + begin_stamp(begin), shift.when,
             title_of(workspace_, shift.to) + " on call: " + pipeline.title + ", " +
                 render::coverage_title(one, workspace_),
             shift.holiday.value_or("")});
    }
    return !one.rota.shifts.empty();
  }

  const OncallReport& report_;
  const Workspace& workspace_;
  Instant now_;
  std::optional<Handle<Person>> person_;
  std::string out_;
};

}  // namespace

std::string oncall_ics(const OncallReport& report, const Workspace& workspace, Instant now, std::optional<Handle<Person>> person) {
  return Writer(report, workspace, now, person).feed();
}

}  // namespace runbook
