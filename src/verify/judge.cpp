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
    for (const Notice& notice : incident.notify) each.insert(id_of(scene.workspace(), notice.to));
  }
  return {each.begin(), each.end()};
}

Verdict state(const Scene& scene, const Located<std::string>& subject, const Located<std::string>& expected) {
  const State came = find_subject(scene, subject.value).state();
  Verdict verdict{Verdict::Kind::state,         subject.value, expected.at, {expected.value},
                  {std::string{name_of(came)}}, false,         {}};
  verdict.met = verdict.expected == verdict.came;
  if (!verdict.met) verdict.why = why_state(scene, subject.value);
  return verdict;
}

Verdict overdue(const Scene& scene, const std::vector<Located<std::string>>& list, Location at) {
  Verdict verdict{Verdict::Kind::overdue, {}, at, ascending(list), overdue_subjects(scene), false, {}};
  verdict.met = verdict.expected == verdict.came;
  if (!verdict.met) {
    Texts differing = missing(verdict);
    for (std::string& subject : unexpected(verdict)) differing.push_back(std::move(subject));
    verdict.why = why_overdue(scene, differing);
  }
  return verdict;
}

Verdict told(const Scene& scene, Verdict::Kind kind, const std::vector<Located<std::string>>& list, Location at) {
  Verdict verdict{kind, {}, at, ascending(list), told(scene), false, {}};
  verdict.met = kind == Verdict::Kind::told ? verdict.expected == verdict.came : missing(verdict).empty();
  if (!verdict.met) verdict.why = why_told(scene, missing(verdict), unexpected(verdict));
  return verdict;
}

Verdict on_call(const Scene& scene, const Located<std::string>& rotation, const Located<std::string>& person) {
  Verdict verdict{Verdict::Kind::oncall, rotation.value, person.at, {person.value}, {}, false, {}};
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
  if (expectation.told) verdicts.push_back(told(scene, Verdict::Kind::told, *expectation.told, expectation.told_at));
  if (expectation.told_includes)
    verdicts.push_back(
        told(scene, Verdict::Kind::told_includes, *expectation.told_includes, expectation.told_includes_at));
  for (const auto& [rotation, person] : expectation.oncall) verdicts.push_back(on_call(scene, rotation, person));
  return verdicts;
}

}  // namespace runbook::verification
