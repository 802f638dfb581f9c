// Between the workspace's own order of things and the memory's, which knows subjects by name.
#include <algorithm>

#include "evaluate/observed.hpp"
#include "facts/subjects.hpp"
#include "runbook/memory.hpp"

namespace runbook {
namespace {

using Lists = std::vector<std::vector<std::vector<Observation>>>;

/// Adds a list of the user's files to what is remembered of the same subject; what stands in both counts once, lest it
/// settle two periods.
void join(std::vector<Observation>& to, const std::vector<Observation>& more, std::uint32_t first) {
  if (more.empty()) return;
  using What = std::pair<Instant, std::optional<PeriodName>>;
  std::vector<What> known;
  known.reserve(to.size());
  for (const Observation& one : to) known.emplace_back(one.at, one.period);
  std::sort(known.begin(), known.end());
  for (Observation one : more) {
    if (std::binary_search(known.begin(), known.end(), What{one.at, one.period})) continue;
    one.order += first;
    to.push_back(one);
  }
}

}  // namespace

Question question_for(const Workspace& workspace, Instant now) {
  Question question;
  question.until = now + evaluation::kClockSkew;
  for (const Pipeline& pipeline : workspace.pipelines) {
    for (const Source& source : pipeline.sources) question.sources.push_back(pipeline.id + "/" + source.id);
    for (const Obligation& duty : pipeline.obligations) question.obligations.push_back(pipeline.id + "/" + duty.id);
  }
  return question;
}

Facts facts_of(const Workspace& workspace, const Remembered& remembered, Facts more) {
  Facts joined = facts::no_facts(workspace);
  const facts::Subjects subjects{workspace};
  std::uint32_t order = 0;
  for (const Sightings& one : remembered.seen) {
    const auto target = subjects.find(one.subject);
    if (!target) continue;
    auto& list = (target->is_source ? joined.sources : joined.obligations)[target->pipeline.index][target->index];
    for (Observation seen : one.seen) {
      seen.order = order++;
      list.push_back(seen);
    }
  }
  for (auto [to, from] : {std::pair{&joined.sources, &more.sources}, std::pair{&joined.obligations, &more.obligations}}) {
    for (std::size_t p = 0; p < from->size(); ++p)
      for (std::size_t i = 0; i < (*from)[p].size(); ++i) join((*to)[p][i], (*from)[p][i], order);
  }
  joined.later = more.later + remembered.later;
  facts::sort_by_instant(joined);
  return joined;
}

std::vector<Sightings> sightings_of(const Workspace& workspace, const Facts& facts) {
  std::vector<Sightings> list;
  const auto add = [&](const std::string& subject, const std::vector<Observation>& seen) {
    if (seen.empty()) return;
    list.push_back({subject, seen});
    std::ranges::stable_sort(list.back().seen, {}, &Observation::order);
  };
  for (std::size_t p = 0; p < workspace.pipelines.size(); ++p) {
    const Pipeline& pipeline = workspace.pipelines[p];
    for (std::size_t i = 0; i < pipeline.sources.size(); ++i) add(pipeline.id + "/" + pipeline.sources[i].id, facts.sources[p][i]);
    for (std::size_t i = 0; i < pipeline.obligations.size(); ++i)
      add(pipeline.id + "/" + pipeline.obligations[i].id, facts.obligations[p][i]);
  }
  return list;
}

}  // namespace runbook
