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
    return std::any_of(incident.notify.begin(), incident.notify.end(), [&](const Notice& n) { return n.to == who; });
  };
  for (const Incident::Teller& teller : incident.tellers) {
    std::vector<Skipped> skipped;
    (void)notices({teller}, incident.source, recipients, &skipped);
    for (const Skipped& one : skipped) {
      if (is_told(one.person)) continue;
      found.try_emplace({teller.pipeline, one.person},
                        Untold{one.person, teller.pipeline, one.because.as, one.because.party, std::nullopt, one.at});
    }
    for (const Level level : others(teller.level, !incident.source)) {
      for (const Notice& notice : notices({{teller.pipeline, level}}, incident.source, recipients)) {
        if (is_told(notice.to)) continue;
        const Because& why = notice.because.front();
        found.try_emplace({teller.pipeline, notice.to},
                          Untold{notice.to, teller.pipeline, why.as, why.party, level, std::nullopt});
      }
    }
  }
  std::vector<Untold> list;
  for (auto& [key, one] : found) list.push_back(std::move(one));
  const auto key = [&](const Untold& one) {
    return std::tuple{one.pipeline, one.level.has_value(), one.level, std::string_view{id_of(workspace, one.who)}};
  };
  std::sort(list.begin(), list.end(), [&](const Untold& a, const Untold& b) { return key(a) < key(b); });
  return list;
}

}  // namespace runbook::evaluation
