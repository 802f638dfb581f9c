// What `history` and `silence` print.
#include "render/acts.hpp"
#include "render/json.hpp"
#include "render/layout.hpp"
#include "runbook/render.hpp"

namespace runbook {
namespace {

using render::Json;
using render::Style;

Json json_of(const Event& event, Zone zone) {
  const auto* seen = std::get_if<Seen>(&event.what);
  const auto* act = std::get_if<Act>(&event.what);
  const auto text = [&](const std::string Act::*member) { return act ? render::json_text(act->*member) : Json(nullptr); };
  return {{"event", seen ? "observation" : std::string{name_of(act->kind)}},
          {"id", text(&Act::id)},
          {"subject", seen ? Json(seen->subject) : text(&Act::subject)},
          {"at", render::json_instant(seen ? seen->at : act->at, zone)},
          {"for", seen && seen->period ? Json(format_period(*seen->period)) : Json(nullptr)},
          {"since", render::json_instant(act ? act->since : std::nullopt, zone)},
          {"until", render::json_instant(act ? act->until : std::nullopt, zone)},
          {"refers", text(&Act::refers)},
          {"note", text(&Act::note)},
          {"recorded", render::json_instant(event.recorded, zone)},
          {"by", render::json_text(event.by.person)},
          {"user", render::json_text(event.by.user)}};
}

struct Words {
  std::string what;
  Style style = Style::plain;
  std::string why;  ///< on lines of its own: it may be long
};

Words words_of(const Event& event, const render::WallClock& clock) {
  if (const auto* seen = std::get_if<Seen>(&event.what))
    return {"seen " + clock.when(seen->at) + (seen->period ? " for " + format_period(*seen->period) : ""), Style::dim, {}};
  const auto& act = std::get<Act>(event.what);
  const std::string since = act.since ? "open since " + clock.when(*act.since) : "";
  const std::string until = act.until ? clock.until(*act.until) : "";
  Words words;
  switch (act.kind) {
    case Act::Kind::ack: words = {"acknowledged", Style::green, since}; break;
    case Act::Kind::resolve: words = {"resolved", Style::green, since}; break;
    case Act::Kind::silence: words = {"silenced", Style::yellow, "until " + until}; break;
    case Act::Kind::end: words = {"silence ended", Style::yellow, ""}; break;
    case Act::Kind::prune: words = {"pruned", Style::red, "what was seen before " + until}; break;
  }
  const auto note = render::one_line(act.note);
  if (!note.empty()) words.why += (words.why.empty() ? "" : ": ") + note;
  return words;
}

std::string subject_of(const Event& event) {
  const auto* seen = std::get_if<Seen>(&event.what);
  return render::one_line(seen ? seen->subject : std::get<Act>(event.what).subject);
}

}  // namespace

std::string history_text(const Log& log, const Workspace& workspace, Instant now, const TextOptions& options) {
  if (log.events.empty()) return "Nothing has been recorded.\n";
  const render::Painter paint{options.color};
  const render::WallClock clock{workspace.timezone, now};
  const auto width = std::max(options.width, 40u);
  render::Table table{{{}, {}, {.least = 12}, {.drop = 1}}};
  for (const Event& event : log.events) {
    const auto words = words_of(event, clock);
    const auto recorded = std::chrono::floor<std::chrono::minutes>(event.recorded);
    table.row({{clock.when(recorded), Style::dim}, {words.what, words.style}, {subject_of(event), Style::bold}, {render::name_of_who(workspace, event.by)}});
    if (words.why.empty()) continue;
    std::string why;
    render::hang(why, std::string(18, ' '), words.why, width, Style::plain, paint);
    why.pop_back();  // the table ends the line
    table.line(std::move(why));
  }
  std::string text = table.text(width, 0, paint);
  if (log.total > log.events.size())
    text += paint(Style::dim, std::to_string(log.total - log.events.size()) + " older ones: --limit 0 shows all") + "\n";
  return text;
}

std::string history_json(const Log& log, const Workspace& workspace) {
  Json events = Json::array();
  for (const Event& event : log.events) events.push_back(json_of(event, workspace.timezone));
  return render::to_output({{"version", 1}, {"workspace", workspace.id}, {"total", log.total}, {"events", std::move(events)}});
}

std::string event_json(const Event& event, const Workspace& workspace) {
  return render::to_output({{"version", 1}, {"workspace", workspace.id}, {"event", json_of(event, workspace.timezone)}});
}

std::string silences_text(const std::vector<Silence>& silences, const Workspace& workspace, Instant now, const TextOptions& options) {
  if (silences.empty()) return "Nothing is silenced.\n";
  const render::Painter paint{options.color};
  const render::WallClock clock{workspace.timezone, now};
  const auto width = std::max(options.width, 40u);
  std::string text;
  for (const Silence& silence : silences) {
    const auto selected = subjects_selected(workspace, silence.selector).size();
    text += paint(Style::bold, render::one_line(silence.id.substr(0, 8))) + "  " + render::one_line(silence.selector) +
            paint(Style::dim, selected == 0 ? "  selects nothing any more" : "  selects " + render::counted(selected, "subject", "subjects")) + "\n";
    render::hang(text, "          ", "since " + clock.when(silence.from) + ", until " + clock.until(silence.until) + " (" +
                                         render::rough_length(silence.until - now) + " left) by " + render::name_of_who(workspace, silence.by),
                 width, Style::plain, paint);
    if (!silence.reason.empty()) render::hang(text, "          ", render::one_line(silence.reason), width, Style::dim, paint);
  }
  return text;
}

std::string silences_json(const std::vector<Silence>& silences, const Workspace& workspace) {
  render::JsonWriter out;
  {
    const auto whole = out.object();
    out.member("version", 1);
    out.member("workspace", workspace.id);
    const auto list = out.array("silences");
    for (const Silence& silence : silences) {
      const auto object = out.object();
      render::put_silence(out, silence, workspace.timezone);
      const auto subjects = out.array("subjects");
      for (const std::string& subject : subjects_selected(workspace, silence.selector)) out.value(subject);
    }
  }
  return std::move(out).finish();
}

}  // namespace runbook
