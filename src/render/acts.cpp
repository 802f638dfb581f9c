#include "render/acts.hpp"

#include "render/layout.hpp"

namespace runbook::render {
namespace {

std::string with_note(std::string text, const std::string& note) {
  const auto shown = one_line(note);
  return shown.empty() ? text : text + ": " + shown;
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

Json ack_json(const std::optional<Ack>& ack, Zone zone) {
  if (!ack) return nullptr;
  return {{"at", json_instant(ack->at, zone)}, {"by", json_text(ack->by.person)}, {"user", json_text(ack->by.user)}, {"note", json_text(ack->note)}};
}

Json resolution_json(const std::optional<Resolution>& resolution, Zone zone) {
  if (!resolution) return nullptr;
  return {{"at", json_instant(resolution->at, zone)},
          {"by", json_text(resolution->by.person)},
          {"user", json_text(resolution->by.user)},
          {"note", json_text(resolution->note)}};
}

Json silence_json(const std::optional<Silence>& silence, Zone zone) {
  if (!silence) return nullptr;
  return {{"id", silence->id},
          {"selector", silence->selector},
          {"from", json_instant(silence->from, zone)},
          {"until", json_instant(silence->until, zone)},
          {"by", json_text(silence->by.person)},
          {"user", json_text(silence->by.user)},
          {"reason", json_text(silence->reason)}};
}

}  // namespace runbook::render
