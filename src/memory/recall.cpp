// Between the workspace's own order of things and the memory's, which knows subjects by name.
#include <algorithm>
#include <span>

#include "evaluate/observed.hpp"
#include "facts/subjects.hpp"
#include "runbook/memory.hpp"

namespace runbook {
namespace {

/// An instant, and for an obligation the period that it settles: what stands in the memory and in the user's files
/// counts once, lest it settle two periods. Of a source no period is kept, in neither.
using What = std::pair<Instant, std::optional<PeriodName>>;
What what_of(Instant at) { return {at, std::nullopt}; }
What what_of(const Observation& seen) { return {seen.at, seen.period}; }
Observation observation_of(Instant at) { return {at, std::nullopt, 0}; }
const Observation& observation_of(const Observation& seen) { return seen; }

/// What is remembered of a subject.
struct Known {
  facts::Target subject;
  const Sightings* seen = nullptr;
};

/// Adds what the user's files say of a subject and is not remembered of it.
template <class T>
void join(facts::Gathering& to, const std::vector<Known>& known, const facts::Target& subject, std::span<const T> more, std::uint32_t first) {
  if (more.empty()) return;
  std::vector<What> remembered;
  for (const Known& one : std::ranges::equal_range(known, subject, {}, &Known::subject))
    for (const Observation& seen : one.seen->seen) remembered.push_back(what_of(seen));
  std::ranges::sort(remembered);
  for (const T& one : more) {
    if (std::ranges::binary_search(remembered, what_of(one))) continue;
    Observation seen = observation_of(one);
    seen.order += first;
    to.add(subject, seen);
  }
}

}  // namespace

Question question_for(const Workspace& workspace, Instant now) {
  Question question;
  question.until = now + evaluation::kClockSkew;
  for (const Pipeline& pipeline : workspace.pipelines) {
    for (const Source& source : pipeline.sources) question.sources.push_back(subject_of(pipeline, source.id));
    for (const Obligation& duty : pipeline.obligations) question.obligations.push_back(subject_of(pipeline, duty.id));
  }
  return question;
}

Facts facts_of(const Workspace& workspace, const Remembered& remembered, const Facts& more) {
  facts::Gathering joined{workspace};
  const facts::Subjects subjects{workspace};
  std::vector<Known> known;
  std::uint32_t order = 0;
  for (const Sightings& one : remembered.seen) {
    const auto target = subjects.find(one.subject);
    if (!target) continue;
    known.push_back({*target, &one});
    for (Observation seen : one.seen) {
      seen.order = order++;
      joined.add(*target, seen);
    }
  }
  std::ranges::sort(known, {}, &Known::subject);
  for (std::uint32_t p = 0; p < workspace.pipelines.size(); ++p) {
    const Pipeline& pipeline = workspace.pipelines[p];
    for (std::uint32_t i = 0; i < pipeline.sources.size(); ++i) join(joined, known, {{p}, true, i}, more.sources.of({p}, i), order);
    for (std::uint32_t i = 0; i < pipeline.obligations.size(); ++i) join(joined, known, {{p}, false, i}, more.obligations.of({p}, i), order);
  }
  Facts facts = std::move(joined).finish();
  facts.later = more.later + remembered.later;
  return facts;
}

std::vector<Sightings> sightings_of(const Workspace& workspace, const Facts& facts) {
  std::vector<Sightings> list;
  const auto add = [&](const Pipeline& pipeline, std::string_view id, const auto& seen) {
    if (seen.empty()) return;
    auto& one = list.emplace_back(subject_of(pipeline, id));
    for (const auto& each : seen) one.seen.push_back(observation_of(each));
    std::ranges::stable_sort(one.seen, {}, &Observation::order);
  };
  for (std::uint32_t p = 0; p < workspace.pipelines.size(); ++p) {
    const Pipeline& pipeline = workspace.pipelines[p];
    for (std::uint32_t i = 0; i < pipeline.sources.size(); ++i) add(pipeline, pipeline.sources[i].id, facts.sources.of({p}, i));
    for (std::uint32_t i = 0; i < pipeline.obligations.size(); ++i) add(pipeline, pipeline.obligations[i].id, facts.obligations.of({p}, i));
  }
  return list;
}

}  // namespace runbook
