// What people did, put upon what the data says (docs/state.md, Acks, silences and resolutions).
#include <algorithm>

#include "evaluate/observed.hpp"
#include "runbook/memory.hpp"

namespace runbook {
namespace {

/// An act counts as an observation does: from its instant on, a clock elsewhere may be a little ahead.
bool counts(const Act& act, Instant now) { return act.at <= now + evaluation::kClockSkew; }

struct Done {
  const Act* act;
  const Who* by;
};

std::vector<Done> counting(const std::vector<Event>& acts, Instant now) {
  std::vector<Done> list;
  for (const Event& event : acts) {
    const auto* act = std::get_if<Act>(&event.what);
    if (act != nullptr && counts(*act, now)) list.push_back({act, &event.by});
  }
  return list;
}

Acts& acts_of(Incident& incident) { return incident.acts ? *incident.acts : incident.acts.emplace(); }

}  // namespace

std::vector<Silence> silences_at(const std::vector<Event>& acts, Instant now) {
  std::vector<Silence> list;
  const auto done = counting(acts, now);
  for (const Done& one : done) {
    if (one.act->kind == Act::Kind::silence && one.act->until)
      list.push_back({one.act->id, one.act->subject, one.act->at, *one.act->until, *one.by, one.act->note});
  }
  for (const Done& one : done) {
    if (one.act->kind != Act::Kind::end) continue;
    for (Silence& silence : list) {
      if (silence.id == one.act->refers) silence.until = std::min({silence.until, one.act->at, now});
    }
  }
  std::erase_if(list, [now](const Silence& silence) { return silence.until <= now; });
  std::ranges::sort(list, [](const Silence& a, const Silence& b) { return std::tie(a.from, a.id) < std::tie(b.from, b.id); });
  return list;
}

void with_acts(StatusReport& report, const Workspace& workspace, const std::vector<Event>& acts) {
  const auto done = counting(acts, report.at);
  report.remembered = true;
  report.silences = silences_at(acts, report.at);
  std::vector<std::vector<std::string>> selected;
  for (const Silence& silence : report.silences) selected.push_back(subjects_selected(workspace, silence.selector));
  if (done.empty()) return;
  for (Incident& incident : report.incidents) {
    const std::string subject = subject_of(workspace, incident);
    for (const auto& [act, by] : done) {  // in the order of the log: the last word counts
      if (act->subject != subject || act->since != incident.since) continue;
      if (act->kind == Act::Kind::ack) acts_of(incident).ack = Ack{*by, act->at, act->note};
      if (act->kind == Act::Kind::resolve) acts_of(incident).resolution = Resolution{*by, act->at, act->note};
    }
    for (std::size_t i = 0; i < selected.size(); ++i) {
      if (!std::ranges::binary_search(selected[i], subject)) continue;
      const Silence& silence = report.silences[i];
      if (!incident.silence() || incident.silence()->until < silence.until) acts_of(incident).silence = silence;
    }
  }
}

}  // namespace runbook
