#include "cli/code_filter.hpp"

#include "cli/app.hpp"

namespace runbook::cli {
namespace {

std::set<Code> codes_of(const std::vector<std::string>& values) {
  std::set<Code> codes;
  for (std::string_view rest : values) {
    for (bool more = true; more;) {
      const auto comma = rest.find(',');
      more = comma != rest.npos;
      const std::string word{rest.substr(0, comma)};
      if (more) rest.remove_prefix(comma + 1);
      const auto named = codes_named(word);
      if (named.empty()) no_such_code(word);
      codes.insert(named.begin(), named.end());
    }
  }
  return codes;
}

}  // namespace

CodeFilter::CodeFilter(const std::vector<std::string>& select, const std::vector<std::string>& ignore)
    : wanted_(codes_of(select.empty() ? std::vector<std::string>{"RB"} : select)) {
  for (const auto code : codes_of(ignore)) wanted_.erase(code);
}

}  // namespace runbook::cli
