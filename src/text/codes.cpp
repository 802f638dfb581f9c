// The table of codes: one row each. The rules' own functions stand in src/check/rules.cpp.
#include "runbook/diagnostic.hpp"

#include <algorithm>
#include <array>

namespace runbook {
namespace {

constexpr auto error = Severity::error;
constexpr auto warning = Severity::warning;

constexpr std::array table = {
    CodeInfo{Code::unreadable_file, "unreadable-file", error, "a file or folder that cannot be read"},
    CodeInfo{Code::invalid_yaml, "invalid-yaml", error, "YAML that does not parse"},
    CodeInfo{Code::duplicate_key, "duplicate-key", error, "a key given twice"},
    CodeInfo{Code::limit_exceeded, "limit-exceeded", error,
             "a limit exceeded: 8 MiB a file, 32 levels, 200,000 nodes a document, 64 KiB a scalar"},
    CodeInfo{Code::invalid_text, "invalid-text", error,
             "text that is not UTF-8, or holds a control character or a bidirectional override"},
    CodeInfo{Code::unsupported_yaml, "unsupported-yaml", error, "YAML that this language does not take"},
    CodeInfo{Code::unknown_key, "unknown-key", error, "an unknown key"},
    CodeInfo{Code::missing_key, "missing-key", error, "a missing key"},
    CodeInfo{Code::wrong_shape, "wrong-shape", error, "a value of the wrong shape"},
    CodeInfo{Code::invalid_value, "invalid-value", error, "a value that does not read as its type"},
    CodeInfo{Code::invalid_id, "invalid-id", error, "a bad id"},
    CodeInfo{Code::duplicate_id, "duplicate-id", error, "an id taken twice in its namespace"},
    CodeInfo{Code::unknown_version, "unknown-version", error, "a version that this program does not know"},
    CodeInfo{Code::workspace_not_one, "workspace-not-one", error, "no workspace, or two"},
    CodeInfo{Code::literal_secret, "literal-secret", error, "a literal secret where a reference is wanted"},
    CodeInfo{Code::undefined_name, "undefined-name", error, "a name that nothing defines"},
    CodeInfo{Code::circular_upstream, "circular-upstream", error, "pipelines that feed each other in a circle"},
    CodeInfo{Code::unused_definition, "unused-definition", warning,
             "a person, team, role, rotation, calendar or channel that nothing uses"},
    CodeInfo{Code::wrong_sort, "wrong-sort", error, "a name of the wrong sort"},
    CodeInfo{Code::accountable_not_one, "accountable-not-one", error, "not exactly one accountable party"},
    CodeInfo{Code::responsible_missing, "responsible-missing", error, "no responsible party"},
    CodeInfo{Code::reaches_nobody, "reaches-nobody", warning, "a role or team that in the end reaches nobody"},
    CodeInfo{Code::conflicting_roles, "conflicting-roles", warning,
             "the same party is responsible and informed, or accountable and consulted"},
    CodeInfo{Code::alarm_not_after_warning, "alarm-not-after-warning", error,
             "`alarm_after` not greater than `warn_after`"},
    CodeInfo{Code::resolve_before_alarm, "resolve-before-alarm", error,
             "`resolve_within` that ends before the alarm would start"},
    CodeInfo{Code::empty_selector, "empty-selector", error, "a selector that selects nothing"},
    CodeInfo{Code::source_without_rule, "source-without-rule", warning,
             "an `external-api` or `stream` source without a freshness rule in its own pipeline"},
    CodeInfo{Code::overlapping_rules, "overlapping-rules", error, "two freshness rules of a pipeline on one source"},
    CodeInfo{Code::unkeepable_promise, "unkeepable-promise", warning,
             "a commitment with no one to do it, or a freshness rule stricter than its upstream's own"},
    CodeInfo{Code::roster_too_small, "roster-too-small", error,
             "a rotation with an empty roster, or of one person only"},
    CodeInfo{Code::coverage_gap, "coverage-gap", warning, "coverage that finds nobody in the next 90 days"},
    CodeInfo{Code::invalid_override, "invalid-override", error, "overrides that overlap, or end before they start"},
    CodeInfo{Code::everybody_away, "everybody-away", warning, "everybody of a rotation away at once"},
    CodeInfo{Code::misfit_shift, "misfit-shift", error,
             "a shift that does not fit its handoff, or an era that does not start on the handoff day"},
    CodeInfo{Code::issue_without_fix, "issue-without-fix", warning, "a common issue without a `fix` step"},
    CodeInfo{Code::stale_review, "stale-review", warning, "a runbook not reviewed for a year"},
    CodeInfo{Code::source_without_issue, "source-without-issue", warning,
             "a source that no common issue affects, where a freshness rule holds it"},
    CodeInfo{Code::allow_without_reason, "allow-without-reason", error, "an `allow` comment without a reason"},
    CodeInfo{Code::unused_allow, "unused-allow", warning, "an `allow` comment that silences nothing, or names no code"},
};

}  // namespace

std::span<const CodeInfo> all_codes() { return table; }

const CodeInfo& info(Code code) { return *std::ranges::lower_bound(table, code, {}, &CodeInfo::code); }

std::string code_id(Code code) {
  const auto digits = std::to_string(static_cast<unsigned>(code));
  return "RB" + std::string(3 - digits.size(), '0') + digits;
}

std::optional<Code> find_code(std::string_view id_or_name) {
  const auto row = std::ranges::find_if(
      table, [&](const CodeInfo& r) { return r.name == id_or_name || code_id(r.code) == id_or_name; });
  if (row == table.end()) return std::nullopt;
  return row->code;
}

Diagnostic make_diagnostic(Code code, Location at, std::string message, std::string help,
                           std::vector<Related> related) {
  return {code, info(code).severity, at, std::move(message), std::move(help), std::move(related)};
}

}  // namespace runbook
