#include "render/acts.hpp"

#include "render/layout.hpp"

namespace runbook::render {
namespace {

std::string with_note(std::string text, const std::string& note) {
  if (const auto shown = one_line(note); !shown.empty()) text += ": " + shown;
  return text;
}

}  // namespace

std::string name_of_who(const Workspace& workspace, const Who& who) {
  if (const auto person = find(workspace.people, who.person)) return one_line(workspace[*person].name);
  if (!who.person.empty()) return one_line(who.person);  // has left the workspace since
  return who.user.empty() ? "somebody" : one_line(who.user);
}

std::string ack_in_words(const Workspace& workspace, const Ack& ack, const WallClock& clock) {
  return with_note(name_of_who(workspace, ack.by) + ", " + clock.when(ack.at), ack.note);
}

std::string resolution_in_words(const Workspace& workspace, const Resolution& resolution, const WallClock& clock) {
  return with_note(name_of_who(workspace, resolution.by) + ", " + clock.when(resolution.at), resolution.note);
}

std::string silence_in_words(const Workspace& workspace, const Silence& silence, const WallClock& clock) {
  return with_note("until " + clock.until(silence.until) + " by " + name_of_who(workspace, silence.by), silence.reason) + " (" +
         one_line(silence.selector) + ")";
}

void put_ack(JsonWriter& out, const Ack& ack, Zone zone) {
  out.member("at", format_instant(ack.at, zone));
  out.text("by", ack.by.person);
  out.text("user", ack.by.user);
  out.text("note", ack.note);
}

void put_resolution(JsonWriter& out, const Resolution& resolution, Zone zone) {
  put_ack(out, {resolution.by, resolution.at, resolution.note}, zone);
}

void put_silence(JsonWriter& out, const Silence& silence, Zone zone) {
  out.member("id", silence.id);
  out.member("selector", silence.selector);
  out.member("from", format_instant(silence.from, zone));
  out.member("until", format_instant(silence.until, zone));
  out.text("by", silence.by.person);
  out.text("user", silence.by.user);
  out.text("reason", silence.reason);
}

}  // namespace runbook::render
