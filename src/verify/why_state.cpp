#include <algorithm>

#include "calendar/periods.hpp"
#include "evaluate/obligations.hpp"
#include "evaluate/observed.hpp"
#include "evaluate/states.hpp"
#include "evaluate/why.hpp"
#include "verify/reasons.hpp"
#include "verify/subject.hpp"

namespace runbook::verification {
namespace {

std::string from_on(const Scene& scene, Seconds threshold, std::optional<Instant> at) {
  return " from " + format_duration(threshold) + " on" + (at ? ", " + shown(scene, *at) : "");
}

std::string never_seen(const Scene& scene, SourceRef source) {
  const auto seen = scene.facts.of(source);
  if (seen.empty()) return "nothing is observed of it";
  return "nothing is observed of it up to then; the first is of " + shown(scene, seen.front());
}

Reason by_rule(const Scene& scene, Handle<Pipeline> pipeline, const SourceStatus& row) {
  const FreshnessRule& rule = *row.rule;
  std::string text = "in " + scene.workspace()[pipeline].id + " it is " + std::string{name_of(row.state)} + ": ";
  if (!row.last_arrival) return {text + never_seen(scene, row.source), rule.at};
  text += "last seen " + shown(scene, *row.last_arrival) + ", " + format_duration(*row.age) +
          (rule.count == Count::working_days ? " of working days" : "") + " ago; a warning" +
          from_on(scene, rule.warn_after, evaluation::reaches(scene.context, pipeline, row, rule.warn_after)) + ", an alarm" +
          from_on(scene, rule.alarm_after, evaluation::reaches(scene.context, pipeline, row, rule.alarm_after));
  return {text, rule.at};
}

/// A source that shows the worst of the pipeline it comes from: which source that is in the end, and by which rule.
Reason inherited(const Scene& scene, Handle<Pipeline> pipeline, const SourceStatus& row) {
  const Workspace& workspace = scene.workspace();
  std::string text = "in " + workspace[pipeline].id + " no rule selects it, so it is as the worst of " +
                     workspace[*row.inherited_from].id;
  const std::vector<Root> roots = roots_of(scene.report, row);
  if (roots.empty()) return {text, workspace[row.source].at};
  const Root& root = roots.front();
  for (std::size_t i = 1; i < root.through.size(); ++i) text += ", that as the worst of " + workspace[root.through[i]].id;
  if (!root.through.empty()) text += ", that as the worst of " + workspace[root.pipeline].id;
  text += ", where " + subject_of(workspace, root.row->source) + " is " + std::string{name_of(root.row->state)};
  return {text, root.row->rule ? root.row->rule->at : workspace[row.source].at};
}

Reason of_source(const Scene& scene, const SourceRow& one) {
  if (one.row->rule != nullptr) return by_rule(scene, one.pipeline, *one.row);
  if (one.row->inherited_from) return inherited(scene, one.pipeline, *one.row);
  return {"in " + scene.workspace()[one.pipeline].id + " no freshness rule selects it",
          scene.workspace()[one.row->source].at};
}

Reason of_obligation(const Scene& scene, const ObligationRow& one) {
  const Obligation& obligation = scene.workspace()[one.pipeline].obligations[one.row->obligation];
  const ObligationStatus& row = *one.row;
  if (!row.due) {
    return {obligation.from ? "it is not tracked before the period of " + format_day(*obligation.from)
                            : "it is not tracked before something is observed of it, as it has no `from`",
            obligation.at};
  }
  std::string text = "the " + std::string{name_of(obligation.every)} + " from " + format_day(*row.first_day) +
                     " is due " + shown(scene, *row.due);
  if (row.done_at) return {text + " and was done " + shown(scene, *row.done_at), obligation.at};
  text += " and is not done; it is ";
  if (obligation.warn_before)
    text += "a warning from " + shown(scene, evaluation::warns_from(obligation, *row.due)) + " on and ";
  return {text + "an alarm from when it is due", obligation.at};
}

}  // namespace

std::string shown(const Scene& scene, Instant at) { return format_instant(at, scene.workspace().timezone); }

std::vector<Reason> why_state(const Scene& scene, std::string_view name) {
  const Subject subject = find_subject(scene, name);
  if (subject.obligation) return {of_obligation(scene, *subject.obligation)};
  std::vector<Reason> reasons;
  for (const SourceRow& one : subject.sources) reasons.push_back(of_source(scene, one));
  return reasons;
}

std::vector<Reason> why_overdue(const Scene& scene, const std::vector<std::string>& subjects) {
  std::vector<Reason> reasons;
  for (const std::string& name : subjects) {
    const Subject subject = find_subject(scene, name);
    const std::size_t before = reasons.size();
    const std::string lead = name + " is " + std::string{name_of(subject.state())};
    if (subject.obligation) {
      Reason reason = of_obligation(scene, *subject.obligation);
      reasons.push_back({lead + ": " + reason.text, reason.at});
    }
    for (const SourceRow& one : subject.sources) {
      if (one.row->rule == nullptr) continue;
      const std::string in = lead + ": by " + scene.workspace()[one.pipeline].id + " ";
      if (one.row->resolve_by)
        reasons.push_back({in + "to be resolved by " + shown(scene, *one.row->resolve_by), one.row->rule->at});
      else if (evaluation::is_problem(one.row->state))
        reasons.push_back({in + "with no time by which it is to be resolved", one.row->rule->at});
      else
        reasons.push_back({in + "there is nothing to resolve", one.row->rule->at});
    }
    if (reasons.size() == before) reasons.push_back({lead + ": no freshness rule selects it", std::nullopt});
  }
  return reasons;
}

}  // namespace runbook::verification
