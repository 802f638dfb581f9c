#include <map>

#include "check/explanations.hpp"
#include "check/rules.hpp"
#include "check/words.hpp"

namespace runbook::rules {
namespace {

void commitments_without_anyone(const Pipeline& pipeline, Report& report) {
  for (const auto& obligation : pipeline.obligations) {
    if (obligation.kind != Obligation::Kind::commitment || !obligation.by.empty() || obligation.unread("by")) continue;
    report.add(Code::unkeepable_promise, obligation.at, "commitment " + ticked(obligation.id) + " has no one to do it",
               "name them in `by`: the responsible party does not step in");
  }
}

/// Whether `down` warns or alarms earlier than `up`, whatever the calendar: elapsed time is never less than what
/// `working-days` counts of it, so the other way round nothing can be said.
bool is_stricter(const FreshnessRule& down, const FreshnessRule& up) {
  const auto swapped = [](const FreshnessRule& rule) { return rule.alarm_after <= rule.warn_after; };
  if (swapped(down) || swapped(up)) return false;  // RB401: which of the thresholds is wrong is not known
  if (down.count != up.count && down.count != Count::elapsed) return false;
  const auto earlier = [](Seconds a, Seconds b) { return a != Seconds{0} && b != Seconds{0} && a < b; };
  return earlier(down.warn_after, up.warn_after) || earlier(down.alarm_after, up.alarm_after);
}

std::string thresholds(const Context& context, const FreshnessRule& rule) {
  const auto& sources = context.loaded.sources;
  return as_written(sources, rule.warn_after_at, rule.warn_after) + " and " + as_written(sources, rule.alarm_after_at, rule.alarm_after);
}

using OwnRules = std::map<SourceRef, const FreshnessRule*>;

/// The rule of a source's own pipeline that holds it; the first, should there be two (RB405).
OwnRules own_rules(const Workspace& workspace) {
  OwnRules rules;
  for (const auto& pipeline : workspace.pipelines) {
    for (const auto& rule : pipeline.freshness) {
      for (const auto& selector : rule.sources) {
        for (const auto& source : selector.selects) {
          if (&workspace[source.pipeline] == &pipeline) rules.emplace(source, &rule);
        }
      }
    }
  }
  return rules;
}

/// One finding a rule, at its first selector of such a source.
void stricter_rules(const Context& context, const Pipeline& pipeline, const OwnRules& rules, Report& report) {
  const auto& workspace = context.workspace;
  for (const auto& rule : pipeline.freshness) {
    const Selector* at = nullptr;
    std::map<SourceRef, const FreshnessRule*> stricter_than;
    for (const auto& selector : rule.sources) {
      for (const auto& source : selector.selects) {
        if (&workspace[source.pipeline] == &pipeline) continue;
        const auto own = rules.find(source);
        if (own == rules.end() || !is_stricter(rule, *own->second)) continue;
        if (!at) at = &selector;
        stricter_than.emplace(source, own->second);
      }
    }
    if (!at) continue;
    std::vector<std::string> sources;
    std::vector<Related> related;
    for (const auto& [source, own] : stricter_than) {
      sources.push_back(subject_of(workspace, source));
      const bool shown = !related.empty() && related.back().at == own->at;
      if (!shown && related.size() < most_related) related.push_back({own->at, "the upstream's own rule: " + thresholds(context, *own)});
    }
    report.add(Code::unkeepable_promise, at->at,
               "this rule (warning and alarm after " + thresholds(context, rule) + ") is stricter than the upstream's own on " +
                   ticked_list(sources) + " (" + thresholds(context, *stricter_than.begin()->second) + ")",
               "ask the upstream to promise as much, or promise what it does", std::move(related));
  }
}

}  // namespace

void unkeepable_promise(const Context& context, Report& report) {
  const auto rules = own_rules(context.workspace);
  for (const auto& pipeline : context.workspace.pipelines) {
    commitments_without_anyone(pipeline, report);
    stricter_rules(context, pipeline, rules, report);
  }
}

}  // namespace runbook::rules

namespace runbook::explanations {

constinit const Explanation unkeepable_promise{
    Code::unkeepable_promise,
    "Two promises that cannot be kept. A commitment without `by`: nobody has it among their duties, and the responsible "
    "party does not step in. And a freshness rule on an upstream's data that warns or alarms earlier than the upstream's "
    "own rule: it is broken while the upstream is well within what it promised.",
    R"(# sales.yaml
sla:
  commitments:
    - { id: review, title: Numbers reviewed, every: month })",
    R"(# sales.yaml
sla:
  commitments:
    - { id: review, title: Numbers reviewed, every: month, by: [ann, bob] })"};

}  // namespace runbook::explanations
