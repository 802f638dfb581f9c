// The explanations, one a code. Each stands beside the rule that reports the code; those of what load and the comments
// report, which have no rule, in src/check/explain/.
#pragma once

#include "runbook/check.hpp"

namespace runbook::explanations {

// Reading and decoding (load).
extern const Explanation unreadable_file;    // RB001
extern const Explanation invalid_yaml;       // RB002
extern const Explanation duplicate_key;      // RB003
extern const Explanation limit_exceeded;     // RB004
extern const Explanation invalid_text;       // RB005
extern const Explanation unsupported_yaml;   // RB006
extern const Explanation unknown_key;        // RB101
extern const Explanation missing_key;        // RB102
extern const Explanation wrong_shape;        // RB103
extern const Explanation invalid_value;      // RB104
extern const Explanation invalid_id;         // RB105
extern const Explanation duplicate_id;       // RB106
extern const Explanation unknown_version;    // RB107
extern const Explanation workspace_not_one;  // RB108
extern const Explanation literal_secret;     // RB109
extern const Explanation undefined_name;     // RB201
extern const Explanation wrong_sort;         // RB204
// Upstreams and definitions.
extern const Explanation circular_upstream;  // RB202
extern const Explanation unused_definition;  // RB203
// Who.
extern const Explanation accountable_not_one;  // RB301
extern const Explanation responsible_missing;  // RB302
extern const Explanation reaches_nobody;       // RB303
extern const Explanation conflicting_roles;    // RB304
// Promises.
extern const Explanation alarm_not_after_warning;  // RB401
extern const Explanation resolve_before_alarm;     // RB402
extern const Explanation empty_selector;           // RB403
extern const Explanation source_without_rule;      // RB404
extern const Explanation overlapping_rules;        // RB405
extern const Explanation unkeepable_promise;       // RB406
// On call.
extern const Explanation roster_too_small;  // RB501
extern const Explanation coverage_gap;      // RB502
extern const Explanation invalid_override;  // RB503
extern const Explanation everybody_away;    // RB504
extern const Explanation misfit_shift;      // RB505
// The runbook itself.
extern const Explanation issue_without_fix;     // RB601
extern const Explanation stale_review;          // RB602
extern const Explanation source_without_issue;  // RB603
// Comments (suppress).
extern const Explanation allow_without_reason;  // RB701
extern const Explanation unused_allow;          // RB702

}  // namespace runbook::explanations
