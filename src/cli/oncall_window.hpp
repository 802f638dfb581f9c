// What `runbook oncall` is asked: its options, and the time that they mean.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "runbook/model.hpp"

namespace runbook::cli {

struct OncallOptions {
  std::optional<std::string> week, month;
  std::string from, to;
  bool now = false, next = false, stats = false, suggest = false;
  std::vector<std::string> against;  // one at most; a list, because an empty text that was given is not nothing
  std::vector<std::string> rotations;
  std::vector<std::string> pipelines;
  std::string person;
  std::string format = "text";
  bool fail_on_gap = false;

  [[nodiscard]] bool names_window() const { return week || month || !from.empty() || !to.empty(); }
};

/// What is shown of the window.
enum class OncallView : std::uint8_t { rota, month, person, now, next, stats, against, suggest };

/// Throws CommandError where the options do not go together.
[[nodiscard]] OncallView view_of(const OncallOptions& options);

/// The window that the options name, else the view's own: this week; for a person eight weeks from this one; for the
/// reports that look ahead the 90 days that RB502 looks ahead, from `now`'s day on; for --now and --next the instant.
/// Throws CommandError for what is no time, or too long.
[[nodiscard]] Interval window_of(const OncallOptions& options, OncallView view, Instant now, Zone zone);

/// Throws CommandError where that many shifts would fill the memory: thousands of coverages over ten years of hours.
/// Reckoned from the lengths alone, so rather too high.
void refuse_endless(const Workspace& workspace, Interval window, const OncallOptions& options);

}  // namespace runbook::cli
