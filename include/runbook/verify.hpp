// Scenarios run: what each expects at its instants, what came, and why; and what of the runbooks no scenario reaches
// (semantics.md, Scenarios).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runbook/evaluate.hpp"

namespace runbook {

/// A sentence without a full stop, and the place in the runbooks that it speaks of. It may quote the user's text raw.
struct Reason {
  std::string text;
  std::optional<Location> at;
  bool operator==(const Reason&) const = default;
};

/// One thing that an expectation names, and what came of it.
struct Verdict {
  enum class Kind : std::uint8_t { state, overdue, resolve_by, told, told_includes, oncall };
  Kind kind{};
  std::string about;                  ///< the subject, pipeline or rotation; empty for the lists
  std::string in;                     ///< the pipeline whose time is meant, where `resolve_by` names one
  Location at;                        ///< the expected value
  std::vector<std::string> expected{};  ///< one word, person or instant (none: no such time); lists ascending, each once
  std::vector<std::string> came{};      ///< the same; empty for a rotation where nobody is on call
  bool met = false;
  std::vector<Reason> why{};  ///< only where it is not met
};
/// `state`, `overdue`, `resolve_by`, `told`, `told_includes`, `oncall`.
[[nodiscard]] std::string_view name_of(Verdict::Kind kind);
/// What was expected and did not come; what came and was not expected (never anything for `told_includes`).
[[nodiscard]] std::vector<std::string> missing(const Verdict& verdict);
[[nodiscard]] std::vector<std::string> unexpected(const Verdict& verdict);

/// Everything that a scenario expects at one instant: states in the order written, then `overdue`, `resolve_by`, `told`,
/// `told_includes`, `oncall`.
struct ExpectationResult {
  Instant at;
  Location place;  ///< the value of `at`
  std::vector<Verdict> verdicts;
  [[nodiscard]] bool met() const;
};

struct ScenarioResult {
  std::uint32_t scenario = 0;  ///< index into the workspace's scenarios
  std::vector<ExpectationResult> expectations;
  [[nodiscard]] bool met() const;
};

/// Something of the runbooks that a scenario can reach.
struct Part {
  enum class Kind : std::uint8_t { rule, obligation, notify, coverage };
  Kind kind{};
  Handle<Pipeline> pipeline;
  std::string what;               ///< the rule's selectors, the obligation's or coverage's id; empty for a notify list
  std::optional<Level> level;     ///< nothing for a coverage entry
  std::optional<Location> at;     ///< nothing for a notify list that nobody wrote
  std::vector<std::uint32_t> by;  ///< the scenarios that reach it, ascending
};
/// `rule`, `obligation`, `notify`, `coverage`.
[[nodiscard]] std::string_view name_of(Part::Kind kind);

struct VerifyReport {
  std::vector<ScenarioResult> scenarios;  ///< in the workspace's order
  std::vector<Part> coverage;        ///< by pipeline, kind, as written, level
};

/// Runs the scenarios with these indexes (ascending). A source's state is the worst of all that `status` lists of it,
/// as an incident's is: its own pipeline and every downstream one whose rule selects it. `told` is the union of
/// `notify[].to` over all incidents at that instant, `overdue` the subjects of all overdue rows, `resolve_by` that of the
/// incident, or of the row of the one pipeline that is named.
///
/// A level of a freshness rule or obligation is reached where at an expectation's instant a row of it is at that level
/// and the expectation looks at it: at the subject's or the pipeline's state, or for the level overdue at what is overdue,
/// at the subject's time to resolve it, or at who is told; a notify list where somebody is told by it, and who is told is looked at; a coverage entry where it decides who is
/// reached, and who is told or has its shift is looked at.
[[nodiscard]] VerifyReport verify(const Workspace& workspace, const std::vector<std::uint32_t>& scenarios);

/// One change of a text: the bytes at the place give way to others.
struct Rewording {
  Location at;
  std::string text;
  auto operator<=>(const Rewording&) const = default;
};

/// An expectation that is made to say what came.
struct Updated {
  Location at;          ///< the expected value
  std::string message;  ///< `profit-unit/marketing: ok → warning`
  bool weaker = false;  ///< a milder state is expected, or fewer are told or overdue, or a later time to resolve it
};

/// Why an expectation is left as it is though it is not met.
struct NotUpdated {
  Location at;
  std::string message;
};

struct Update {
  std::vector<Rewording> rewordings;  ///< ascending, disjoint
  std::vector<Updated> updated;
  std::vector<NotUpdated> refused;
};

/// What makes every expectation that is not met say what came: states, `overdue`, `resolve_by`, `told`, and who is on call;
/// everything else stays byte for byte, but for a comment beside an item that goes, which goes with it. Refused is what would take an expectation away: somebody in `told_includes`, a
/// rotation with nobody on call; and what is written so that it cannot be changed in its place.
[[nodiscard]] Update update(const VerifyReport& report, const Workspace& workspace, const Sources& sources);
/// A file's text with its rewordings made; they are ascending and disjoint.
[[nodiscard]] std::string reworded(std::string_view text, FileId file, const std::vector<Rewording>& rewordings);

/// Whether an update of one file does what it promises and nothing else: in `after` (the same scenarios, with that file
/// updated) every expectation is still there, those that were met still are, and those updated in this file are met.
[[nodiscard]] bool keeps_promise(const VerifyReport& before, const Update& update, FileId file,
                                 const VerifyReport& after);

}  // namespace runbook
