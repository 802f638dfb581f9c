#include "evaluate/told.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "evaluate/notices.hpp"
#include "schedule/context.hpp"

namespace runbook {

std::vector<CoverageAnswer> coverage_answers(const Workspace& workspace, Handle<Pipeline> pipeline,
                                             std::optional<SourceRef> source, Instant now) {
  const oncall::Context context{workspace};
  evaluation::Recipients recipients{context, now};
  return evaluation::coverage_answers(pipeline, source, recipients);
}

std::vector<Untold> untold(const Workspace& workspace, const Incident& incident, Instant now) {
  const oncall::Context context{workspace};
  evaluation::Recipients recipients{context, now};
  return evaluation::untold(incident, recipients);
}

}  // namespace runbook

namespace runbook::evaluation {
namespace {

/// The levels other than `level`: the higher ones first, nearest first, then the lower ones, nearest first. An
/// obligation is overdue as soon as it is an alarm, so of these that level's list never holds.
std::vector<Level> others(Level level, bool obligation) {
  std::vector<Level> levels;
  for (const Level one : {Level::warning, Level::alarm, Level::overdue}) {
    if (one > level) levels.push_back(one);
  }
  for (const Level one : {Level::alarm, Level::warning}) {
    if (one < level) levels.push_back(one);
  }
  if (obligation) std::erase(levels, Level::alarm);
  return levels;
}

/// Whoever a pipeline's `responsible` stands for at a level, where it is reached through on-call: all of them, also the
/// person on call, if they are of the party.
std::vector<Untold> stood_in_for(Handle<Pipeline> handle, Level level, std::optional<SourceRef> source,
                                 Recipients& recipients) {
  const Workspace& workspace = recipients.workspace();
  const Pipeline& pipeline = workspace[handle];
  const auto& entries = notify_list(workspace, pipeline, level);
  const auto entry = std::find_if(entries.begin(), entries.end(),
                                  [](const Addressee& one) { return one.word == Addressee::Word::responsible; });
  if (entry == entries.end()) return {};
  const auto on_call = recipients.on_call(pipeline, source);
  if (!on_call) return {};
  std::vector<Untold> list;
  for (const PartyRef& party : pipeline.raci.responsible) {
    if (!party.to) continue;
    const auto add = [&](const Party& who) {
      list.push_back({who, handle, entry->who.name, *party.to, level, std::nullopt, on_call->coverage});
    };
    const Reached& reached = recipients.reach(*party.to, on_call->covered.at);
    for (const Reach& reach : reached.told) add(reach.to);
    for (const Handle<Person> person : reached.skipped) add(person);
  }
  return list;
}

}  // namespace

std::vector<CoverageAnswer> coverage_answers(Handle<Pipeline> handle, std::optional<SourceRef> source,
                                             Recipients& recipients) {
  const Pipeline& pipeline = recipients.workspace()[handle];
  const auto on_call = recipients.on_call(pipeline, source);
  std::vector<CoverageAnswer> answers;
  for (const Coverage& coverage : pipeline.coverage) {
    CoverageAnswer answer{&coverage, holds(coverage, source), {}, on_call && on_call->coverage == &coverage};
    if (answer.holds) answer.next = recipients.next_covered(coverage);
    answers.push_back(answer);
  }
  return answers;
}

std::vector<Untold> untold(const Incident& incident, Recipients& recipients) {
  const Workspace& workspace = recipients.workspace();
  // Of several reasons for one of them in a pipeline the first found counts.
  std::map<std::pair<Handle<Pipeline>, Party>, Untold> found;
  const auto is_told = [&](const Party& who) {
    return std::any_of(incident.notify().begin(), incident.notify().end(), [&](const Notice& n) { return n.to == who; });
  };
  const auto add = [&](const Untold& one) {
    if (!is_told(one.who)) found.try_emplace({one.pipeline, one.who}, one);
  };
  for (const auto& [pipeline, present] : incident.circle->tellers) {
    std::vector<Skipped> skipped;
    (void)notices({{pipeline, present}}, incident.source(), recipients, &skipped);
    for (const Skipped& one : skipped)
      add({one.person, pipeline, one.because.as, one.because.party, std::nullopt, one.at});
    for (const Untold& one : stood_in_for(pipeline, present, incident.source(), recipients)) add(one);
    const std::vector<Level> levels = others(present, !incident.source());
    for (const Level level : levels) {
      for (const Notice& notice : notices({{pipeline, level}}, incident.source(), recipients)) {
        const Because& why = notice.because.front();
        add({notice.to, pipeline, why.as, why.party, level, std::nullopt});
      }
    }
    for (const Level level : levels) {
      for (const Untold& one : stood_in_for(pipeline, level, incident.source(), recipients)) add(one);
    }
  }
  std::vector<Untold> list;
  for (const auto& [key, one] : found) list.push_back(one);
  const auto key = [&](const Untold& one) {
    return std::tuple{one.pipeline, one.level.has_value(), one.level, std::string_view{id_of(workspace, one.who)}};
  };
  std::sort(list.begin(), list.end(), [&](const Untold& a, const Untold& b) { return key(a) < key(b); });
  return list;
}

}  // namespace runbook::evaluation
