#include "verify/judge.hpp"

#include <algorithm>
#include <set>

#include "verify/reasons.hpp"
#include "verify/subject.hpp"

namespace runbook::verification {
namespace {

using Texts = std::vector<std::string>;

Texts ascending(const std::vector<Located<std::string>>& list) {
  std::set<std::string> each;
  for (const auto& one : list) each.insert(one.value);
  return {each.begin(), each.end()};
}

/// Everybody whom some incident has told, ascending.
Texts told(const Scene& scene) {
  std::set<std::string> each;
  for (const Incident& incident : scene.report.incidents) {
    for (const Notice& notice : incident.notify()) each.insert(id_of(scene.workspace(), notice.to));
  }
  return {each.begin(), each.end()};
}

/// As the worst of its rows: why these are so, the first few of them.
std::vector<Reason> why_pipeline(const Scene& scene, const PipelineStatus& pipeline) {
  constexpr std::size_t most = 3;
  const std::vector<std::string> subjects = subjects_behind(scene, pipeline);
  std::vector<Reason> reasons;
  for (std::size_t i = 0; i < std::min(subjects.size(), most); ++i) {
    for (Reason& reason : why_state(scene, subjects[i])) reasons.push_back({subjects[i] + ": " + reason.text, reason.at});
  }
  if (subjects.empty()) reasons.push_back({"no rule and no duty of the pipeline is watched", scene.workspace()[pipeline.pipeline].at});
  if (subjects.size() > most) reasons.push_back({"and " + std::to_string(subjects.size() - most) + " more of the same state", std::nullopt});
  return reasons;
}

Verdict state(const Scene& scene, const Located<std::string>& name, const Located<std::string>& expected) {
  const Subject subject = find_subject(scene, name.value);
  Verdict verdict{Verdict::Kind::state, name.value, {}, expected.at, {expected.value}, {std::string{name_of(subject.state())}}};
  verdict.met = verdict.expected == verdict.came;
  if (!verdict.met) verdict.why = subject.pipeline ? why_pipeline(scene, *subject.pipeline) : why_state(scene, name.value);
  return verdict;
}

Verdict deadline(const Scene& scene, const Scenario::Expectation::ResolveBy& expected) {
  const std::string pipeline = expected.pipeline ? expected.pipeline->value : std::string{};
  const auto came = resolve_by(scene, expected.subject.value, pipeline);
  Verdict verdict{Verdict::Kind::resolve_by, expected.subject.value, pipeline, expected.at};
  if (expected.by) verdict.expected = {shown(scene, resolve(*expected.by, scene.workspace().timezone))};
  if (came) verdict.came = {shown(scene, *came)};
  verdict.met = verdict.expected == verdict.came;
  if (!verdict.met) verdict.why = why_overdue(scene, {expected.subject.value});
  return verdict;
}

Verdict overdue(const Scene& scene, const std::vector<Located<std::string>>& list, Location at) {
  Verdict verdict{Verdict::Kind::overdue, {}, {}, at, ascending(list), overdue_subjects(scene)};
  verdict.met = verdict.expected == verdict.came;
  if (!verdict.met) {
    Texts differing = missing(verdict);
    for (std::string& subject : unexpected(verdict)) differing.push_back(std::move(subject));
    verdict.why = why_overdue(scene, differing);
  }
  return verdict;
}

Verdict told(const Scene& scene, Verdict::Kind kind, const std::vector<Located<std::string>>& list, Location at) {
  Verdict verdict{kind, {}, {}, at, ascending(list), told(scene)};
  verdict.met = kind == Verdict::Kind::told ? verdict.expected == verdict.came : missing(verdict).empty();
  if (!verdict.met) verdict.why = why_told(scene, missing(verdict), unexpected(verdict));
  return verdict;
}

Verdict on_call(const Scene& scene, const Located<std::string>& rotation, const Located<std::string>& person) {
  Verdict verdict{Verdict::Kind::oncall, rotation.value, {}, person.at, {person.value}};
  const auto handle = find(scene.workspace().rotations, rotation.value);
  if (!handle) return verdict;  // reported by load
  if (const auto came = oncall::on_call_at(scene.context, scene.workspace()[*handle], scene.now()))
    verdict.came = {scene.workspace()[*came].id};
  verdict.met = verdict.expected == verdict.came;
  if (!verdict.met) verdict.why = why_on_call(scene, *handle, person.value);
  return verdict;
}

}  // namespace

std::vector<Verdict> judge(const Scene& scene, const Scenario::Expectation& expectation) {
  std::vector<Verdict> verdicts;
  for (const auto& [subject, expected] : expectation.states) verdicts.push_back(state(scene, subject, expected));
  if (expectation.overdue) verdicts.push_back(overdue(scene, *expectation.overdue, expectation.overdue_at));
  for (const auto& entry : expectation.resolve_by) verdicts.push_back(deadline(scene, entry));
  if (expectation.told) verdicts.push_back(told(scene, Verdict::Kind::told, *expectation.told, expectation.told_at));
  if (expectation.told_includes)
    verdicts.push_back(
        told(scene, Verdict::Kind::told_includes, *expectation.told_includes, expectation.told_includes_at));
  for (const auto& [rotation, person] : expectation.oncall) verdicts.push_back(on_call(scene, rotation, person));
  return verdicts;
}

}  // namespace runbook::verification
