#include "check/explanations.hpp"
#include "check/rules.hpp"
#include "check/words.hpp"

namespace runbook::rules {
namespace {

constexpr Seconds unreadable{0};

}  // namespace

void alarm_not_after_warning(const Context& context, Report& report) {
  for (const auto& pipeline : context.workspace.pipelines) {
    for (const auto& rule : pipeline.freshness) {
      if (rule.warn_after == unreadable || rule.alarm_after == unreadable) continue;
      if (rule.alarm_after > rule.warn_after) continue;
      report.add(Code::alarm_not_after_warning, rule.alarm_after_at,
                 "`alarm_after` (" + as_written(context.loaded.sources, rule.alarm_after_at, rule.alarm_after) + ") is " +
                     (rule.alarm_after == rule.warn_after ? "the same as" : "less than") + " `warn_after` (" +
                     as_written(context.loaded.sources, rule.warn_after_at, rule.warn_after) + "), so there would never be a warning",
                 "let `alarm_after` be greater than `warn_after`", {{rule.warn_after_at, "the warning starts here"}});
    }
  }
}

// `resolve_within` runs from the start of the warning and is always elapsed time. With `count: working-days` the alarm
// may start later than alarm_after - warn_after in elapsed time, never earlier (a counted day is a part of the elapsed
// time), so what is reported here is wrong on every day; what would be wrong on some days only is not an error of the
// text. Ending when the alarm starts is not before it.
void resolve_before_alarm(const Context& context, Report& report) {
  for (const auto& pipeline : context.workspace.pipelines) {
    for (const auto& rule : pipeline.freshness) {
      if (rule.warn_after == unreadable || rule.alarm_after == unreadable || !rule.resolve_within) continue;
      if (*rule.resolve_within == unreadable || rule.unread("resolve_within")) continue;
      const Seconds until_alarm = rule.alarm_after - rule.warn_after;
      if (*rule.resolve_within >= until_alarm) continue;
      report.add(Code::resolve_before_alarm, rule.resolve_within_at,
                 "`resolve_within` (" + as_written(context.loaded.sources, rule.resolve_within_at, *rule.resolve_within) +
                     " from the warning) ends before the alarm starts, " + format_duration(until_alarm) +
                     " from the warning",
                 "let `resolve_within` be " + format_duration(until_alarm) + " or more, or the alarm come earlier",
                 {{rule.alarm_after_at, "the alarm starts here"}, {rule.warn_after_at, "the warning starts here"}});
    }
  }
}

}  // namespace runbook::rules

namespace runbook::explanations {

constinit const Explanation alarm_not_after_warning{
    Code::alarm_not_after_warning,
    "A warning comes first, so that somebody can act before it is an alarm. With an alarm at the same age or an earlier "
    "one there would never be a warning; most often the two values were swapped.",
    R"(# sales.yaml
sla:
  freshness:
    - { sources: [orders], warn_after: 48h, alarm_after: 24h })",
    R"(# sales.yaml
sla:
  freshness:
    - { sources: [orders], warn_after: 24h, alarm_after: 48h })"};

constinit const Explanation resolve_before_alarm{
    Code::resolve_before_alarm,
    "`resolve_within` counts from the start of the warning, not from the alarm. The alarm starts `alarm_after` - "
    "`warn_after` later. A shorter `resolve_within` makes a problem overdue that is not even an alarm yet, and so tells "
    "everybody before it tells those who are there for alarms.",
    R"(# sales.yaml
sla:
  freshness:
    - { sources: [orders], warn_after: 24h, alarm_after: 72h, resolve_within: 1d })",
    R"(# sales.yaml
sla:
  freshness:
    - { sources: [orders], warn_after: 24h, alarm_after: 72h, resolve_within: 1w })"};

}  // namespace runbook::explanations
