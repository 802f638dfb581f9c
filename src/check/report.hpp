// What a rule is given, and where it says what it found.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "runbook/diagnostic.hpp"
#include "runbook/load.hpp"

namespace runbook::rules {

/// What rules look at. All of it outlives the run.
struct Context {
  const Workspace& workspace;
  const Loaded& loaded;
  Instant now;
};

/// Where findings go, in any order: `check` sorts them.
class Report {
 public:
  /// With the usual severity of the code.
  void add(Code code, Location at, std::string message, std::string help = {}, std::vector<Related> related = {}) {
    findings_.push_back(make_diagnostic(code, at, std::move(message), std::move(help), std::move(related)));
  }
  /// As a warning, for the codes whose milder half is one (RB501).
  void warn(Code code, Location at, std::string message, std::string help = {}, std::vector<Related> related = {}) {
    add(code, at, std::move(message), std::move(help), std::move(related));
    findings_.back().severity = Severity::warning;
  }
  [[nodiscard]] std::vector<Diagnostic> take() { return std::move(findings_); }

 private:
  std::vector<Diagnostic> findings_;
};

}  // namespace runbook::rules
