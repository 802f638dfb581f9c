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
  auto affected = no_sources(workspace);
  for (const auto& pipeline : workspace.pipelines) {
    if (pipeline.unread("issues") && pipeline.issues.empty()) add_all(workspace, pipeline, affected);
    for (const auto& issue : pipeline.issues) {
      if (issue.unread("affects") && issue.affects.empty()) add_all(workspace, pipeline, affected);
      for (const auto& selector : issue.affects) add_meant(workspace, pipeline, selector, affected);
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
      if (!held[p][s] || affected[p][s]) continue;
      report.add(Code::source_without_issue, pipeline.sources[s].at,
                 "a freshness rule holds " + ticked(pipeline.sources[s].id) +
                     ", but no common issue says what to do when it is late",
                 "add an issue whose `affects` select it");
    }
  }
}

}  // namespace runbook::rules
