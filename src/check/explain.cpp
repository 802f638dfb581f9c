// The table of explanations.
#include <algorithm>
#include <array>

#include "check/explanations.hpp"

namespace runbook {
namespace {

using namespace explanations;

constexpr std::array table = {
    &unreadable_file,     &invalid_yaml,         &duplicate_key,       &limit_exceeded,
    &invalid_text,        &unsupported_yaml,     &unknown_key,         &missing_key,
    &wrong_shape,         &invalid_value,        &invalid_id,          &duplicate_id,
    &unknown_version,     &workspace_not_one,    &literal_secret,      &undefined_name,
    &circular_upstream,   &unused_definition,    &wrong_sort,          &accountable_not_one,
    &responsible_missing, &reaches_nobody,       &conflicting_roles,   &alarm_not_after_warning,
    &resolve_before_alarm, &empty_selector,      &source_without_rule, &overlapping_rules,
    &unkeepable_promise,  &roster_too_small,     &coverage_gap,        &invalid_override,
    &everybody_away,      &misfit_shift,         &issue_without_fix,   &stale_review,
    &source_without_issue, &allow_without_reason, &unused_allow,
};

}  // namespace

const Explanation* explain(Code code) {
  return *std::ranges::find(table, code, [](const Explanation* row) { return row->code; });
}

}  // namespace runbook
