#include "check/explanations.hpp"
#include "check/rules.hpp"
#include "check/selecting.hpp"
#include "check/words.hpp"

namespace runbook::rules {
namespace {

/// The same date a year on; 1 March for 29 February.
Day a_year_after(Day day) {
  const std::chrono::year_month_day date{day};
  return Day{date + std::chrono::years{1}};
}

std::string how_long(std::chrono::days passed) {
  return passed < std::chrono::days{730} ? counted(static_cast<std::size_t>(passed.count()), "day")
                                         : std::to_string(passed.count() / 365) + " years";
}

}  // namespace

void issue_without_fix(const Context& context, Report& report) {
  for (const auto& pipeline : context.workspace.pipelines) {
    for (const auto& issue : pipeline.issues) {
      if (!issue.fix.empty() || issue.unread("fix")) continue;
      report.add(Code::issue_without_fix, issue.at, "common issue " + ticked(issue.id) + " does not say how to fix it",
                 "add `fix` with at least one step");
    }
  }
}

// The day is that of the workspace's zone. On the day itself the last review is a year old, but not older.
void stale_review(const Context& context, Report& report) {
  const Day today = context.workspace.timezone.day_of(context.now);
  for (const auto& pipeline : context.workspace.pipelines) {
    if (pipeline.unread("reviewed")) continue;
    const std::string help = "read it through with somebody who did not write it, then write `reviewed: " + format_day(today) + "`";
    if (!pipeline.reviewed) {
      report.add(Code::stale_review, pipeline.at, "the runbook of " + ticked(pipeline.id) + " was never reviewed", help);
    } else if (a_year_after(*pipeline.reviewed) < today) {
      report.add(Code::stale_review, pipeline.reviewed_at,
                 "the runbook of " + ticked(pipeline.id) + " was last reviewed " + how_long(today - *pipeline.reviewed) +
                     " ago; once a year is expected",
                 help);
    }
  }
}

// Issues are the workspace's: a downstream's common issue that affects a source tells what to do about it as well.
void source_without_issue(const Context& context, Report& report) {
  const auto& workspace = context.workspace;
  Meant affected{workspace};
  for (std::size_t p = 0; p < workspace.pipelines.size(); ++p) {
    if (workspace.pipelines[p].unread("issues")) affected.add_all(p);
    for (const auto& issue : workspace.pipelines[p].issues) {
      if (issue.unread("affects")) affected.add_all(p);
      for (const auto& selector : issue.affects) affected.add(p, selector);
    }
  }
  auto held = no_sources(workspace);
  for (std::size_t p = 0; p < workspace.pipelines.size(); ++p) {
    const auto& pipeline = workspace.pipelines[p];
    for (const auto& rule : pipeline.freshness) {
      for (const auto& selector : rule.sources) {
        for (const auto& source : selector.selects) {
          if (source.pipeline.index == p) held[p][source.source] = true;
        }
      }
    }
    for (std::size_t s = 0; s < pipeline.sources.size(); ++s) {
      if (!held[p][s] || affected.holds(p, s)) continue;
      report.add(Code::source_without_issue, pipeline.sources[s].at,
                 "a freshness rule holds " + ticked(pipeline.sources[s].id) +
                     ", but no common issue says what to do when it is late",
                 "add an issue whose `affects` select it");
    }
  }
}

}  // namespace runbook::rules

namespace runbook::explanations {

constinit const Explanation issue_without_fix{
    Code::issue_without_fix,
    "Somebody will read this at three in the morning, with an alarm at hand. A common issue that says what breaks but "
    "not what to do leaves them where they were. One step is enough to begin with, and may be whom to ask.",
    R"(# sales.yaml
issues:
  - { id: late, title: Orders are late })",
    R"(# sales.yaml
issues:
  - { id: late, title: Orders are late, fix: [Ask the shop to send them again.] })"};

constinit const Explanation stale_review{
    Code::stale_review,
    "People, interfaces and habits change, and a runbook that nobody has read for a year is likely wrong where it "
    "matters. Read it through with somebody who did not write it, mend what is wrong, and write the day into `reviewed`. "
    "It depends on the day of the check, so it is a warning.",
    R"(# sales.yaml
reviewed: 2025-03-01)",
    R"(# sales.yaml
reviewed: 2026-11-01)"};

constinit const Explanation source_without_issue{
    Code::source_without_issue,
    "A freshness rule will call somebody when this source is late, and no common issue says what may have happened and "
    "what to do about it. Add the source to the `affects` of an issue, or write one. An issue of a downstream pipeline "
    "counts as well.",
    R"(# sales.yaml
sla:
  freshness:
    - { sources: [orders], warn_after: 24h, alarm_after: 48h }
issues: [])",
    R"(# sales.yaml
sla:
  freshness:
    - { sources: [orders], warn_after: 24h, alarm_after: 48h }
issues:
  - { id: late, title: Orders are late, affects: [orders], fix: [Ask the shop to send them again.] })"};

}  // namespace runbook::explanations
