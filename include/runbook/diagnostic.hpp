// What is wrong with a text, as data. How it looks is the renderers' business.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "runbook/source.hpp"

namespace runbook {

enum class Severity : std::uint8_t { error, warning };

/// The codes of docs/rules.md. The number is the public code (301 is RB301) and never changes its meaning.
enum class Code : std::uint16_t {
  unreadable_file = 1,
  invalid_yaml = 2,
  duplicate_key = 3,
  limit_exceeded = 4,
  invalid_text = 5,
  unsupported_yaml = 6,
  unknown_key = 101,
  missing_key = 102,
  wrong_shape = 103,
  invalid_value = 104,
  invalid_id = 105,
  duplicate_id = 106,
  unknown_version = 107,
  workspace_not_one = 108,
  literal_secret = 109,
  undefined_name = 201,
  circular_upstream = 202,
  unused_definition = 203,
  wrong_sort = 204,
  accountable_not_one = 301,
  responsible_missing = 302,
  reaches_nobody = 303,
  conflicting_roles = 304,
  alarm_not_after_warning = 401,
  resolve_before_alarm = 402,
  empty_selector = 403,
  source_without_rule = 404,
  overlapping_rules = 405,
  unkeepable_promise = 406,
  roster_too_small = 501,
  coverage_gap = 502,
  invalid_override = 503,
  everybody_away = 504,
  misfit_shift = 505,
  issue_without_fix = 601,
  stale_review = 602,
  source_without_issue = 603,
  allow_without_reason = 701,
  unused_allow = 702,
};

/// One row of the table of codes.
struct CodeInfo {
  Code code;
  std::string_view name;  ///< kebab-case, reads as "allow NAME"
  Severity severity;      ///< the usual one; a diagnostic carries its own
  std::string_view summary;
};

/// Every code, ascending.
[[nodiscard]] std::span<const CodeInfo> all_codes();
[[nodiscard]] const CodeInfo& info(Code code);
/// `RB301`.
[[nodiscard]] std::string code_id(Code code);
/// Reads `RB301` or `accountable-not-one` (exactly so written); nothing for anything else.
[[nodiscard]] std::optional<Code> find_code(std::string_view id_or_name);

/// Another place that belongs to a finding ("first defined here").
struct Related {
  Location at;
  std::string message;
  bool operator==(const Related&) const = default;
};

/// One change of a text: the bytes at the place give way to others (perhaps none).
struct Edit {
  Location at;
  std::string text;
  auto operator<=>(const Edit&) const = default;
};

/// The one right answer to a finding, for `check --fix`. Where a person could want something else there is none.
struct Fix {
  std::string title;        ///< what it does, as an order: "write `title`"
  std::vector<Edit> edits;  ///< in one file, disjoint; made together or not at all
  bool operator==(const Fix&) const = default;
};

/// One finding. Texts are whole sentences without a final full stop; they may quote the user's text raw: renderers make
/// it safe for their medium.
struct Diagnostic {
  Code code{};
  Severity severity{};
  Location at;
  std::string message;  ///< what is wrong and what was expected
  std::string help;     ///< what to do; may be empty
  std::vector<Related> related;
  std::optional<Fix> fix{};
  bool operator==(const Diagnostic&) const = default;
};

/// Diagnostic with the usual severity of its code.
[[nodiscard]] Diagnostic make_diagnostic(Code code, Location at, std::string message, std::string help = {},
                                         std::vector<Related> related = {});

}  // namespace runbook
