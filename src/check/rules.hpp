// The rules: each a free function that looks at a workspace and reports one code.
//
// A rule needs no order among the rules and no state. It stays silent about what could not be read (`Unread`, a Ref
// that names nothing, a zero threshold): load has reported that, and one fault is one diagnostic (language.md).
#pragma once

#include <span>

#include "check/report.hpp"

namespace runbook::rules {

/// One row of the table of rules.
struct Rule {
  Code code;
  Severity worst;  ///< the worst that it reports: `Rules::errors` runs those with errors only
  void (*run)(const Context&, Report&);
};

/// Every rule, ascending by code. What `load` reports (RB0xx, RB1xx, RB201, RB204) and what the comments are at fault
/// for (RB7xx, suppress.hpp) have no row.
[[nodiscard]] std::span<const Rule> all_rules();

// Upstreams and definitions.
void circular_upstream(const Context&, Report&);    // RB202
void unused_definition(const Context&, Report&);    // RB203
// Who.
void accountable_not_one(const Context&, Report&);  // RB301
void responsible_missing(const Context&, Report&);  // RB302
void reaches_nobody(const Context&, Report&);       // RB303
void conflicting_roles(const Context&, Report&);    // RB304
// Promises.
void alarm_not_after_warning(const Context&, Report&);  // RB401
void resolve_before_alarm(const Context&, Report&);     // RB402
void empty_selector(const Context&, Report&);           // RB403
void source_without_rule(const Context&, Report&);      // RB404
void overlapping_rules(const Context&, Report&);        // RB405
void unkeepable_promise(const Context&, Report&);       // RB406
// On call.
void roster_too_small(const Context&, Report&);  // RB501
void coverage_gap(const Context&, Report&);      // RB502
void invalid_override(const Context&, Report&);  // RB503
void everybody_away(const Context&, Report&);    // RB504
void misfit_shift(const Context&, Report&);      // RB505
// The runbook itself.
void issue_without_fix(const Context&, Report&);     // RB601
void stale_review(const Context&, Report&);          // RB602
void source_without_issue(const Context&, Report&);  // RB603

}  // namespace runbook::rules
