// --select and --ignore: which codes a person wants to hear of.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "runbook/diagnostic.hpp"

namespace runbook::cli {

/// All rules run whatever is selected, so an `allow` of a code that is not shown is used as ever, and RB702 is said where
/// it is itself selected.
class CodeFilter {
 public:
  /// Values as options give them: each an id, a name, or the beginning of ids (`RB6`), or several with commas between
  /// them. Throws CommandError with the nearest code where one names none.
  CodeFilter(const std::vector<std::string>& select, const std::vector<std::string>& ignore);

  /// What is selected, or everything where nothing is, without what is ignored.
  [[nodiscard]] bool takes(Code code) const { return wanted_.contains(code); }

 private:
  std::set<Code> wanted_;
};

}  // namespace runbook::cli
