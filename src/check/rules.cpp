#include "check/rules.hpp"

#include <array>

namespace runbook::rules {
namespace {

constexpr std::array table = {
    Rule{Code::circular_upstream, Severity::error, circular_upstream},
    Rule{Code::unused_definition, Severity::warning, unused_definition},
    Rule{Code::accountable_not_one, Severity::error, accountable_not_one},
    Rule{Code::responsible_missing, Severity::error, responsible_missing},
    Rule{Code::reaches_nobody, Severity::warning, reaches_nobody},
    Rule{Code::conflicting_roles, Severity::warning, conflicting_roles},
    Rule{Code::alarm_not_after_warning, Severity::error, alarm_not_after_warning},
    Rule{Code::resolve_before_alarm, Severity::error, resolve_before_alarm},
    Rule{Code::empty_selector, Severity::error, empty_selector},
    Rule{Code::source_without_rule, Severity::warning, source_without_rule},
    Rule{Code::overlapping_rules, Severity::error, overlapping_rules},
    Rule{Code::unkeepable_promise, Severity::warning, unkeepable_promise},
    Rule{Code::roster_too_small, Severity::error, roster_too_small},
    Rule{Code::coverage_gap, Severity::warning, coverage_gap},
    Rule{Code::invalid_override, Severity::error, invalid_override},
    Rule{Code::everybody_away, Severity::warning, everybody_away},
    Rule{Code::misfit_shift, Severity::error, misfit_shift},
    Rule{Code::issue_without_fix, Severity::warning, issue_without_fix},
    Rule{Code::stale_review, Severity::warning, stale_review},
    Rule{Code::source_without_issue, Severity::warning, source_without_issue},
};

}  // namespace

std::span<const Rule> all_rules() { return table; }

}  // namespace runbook::rules
