// The codes that words of a person name: on the command line, in comments.
#include <algorithm>

#include "runbook/check.hpp"
#include "text/edit_distance.hpp"

namespace runbook {

std::vector<Code> codes_named(std::string_view word) {
  if (const auto code = find_code(word)) return {*code};
  std::vector<Code> codes;
  if (!word.starts_with("RB")) return codes;
  for (const auto& row : all_codes()) {
    if (code_id(row.code).starts_with(word)) codes.push_back(row.code);
  }
  return codes;
}

std::optional<std::string> nearest_code(std::string_view word) {
  std::vector<std::string> ids;
  for (const auto& row : all_codes()) ids.push_back(code_id(row.code));
  std::vector<std::string_view> candidates{ids.begin(), ids.end()};
  for (const auto& row : all_codes()) candidates.push_back(row.name);
  const auto near = text::closest(word, candidates);
  return near ? std::optional<std::string>{*near} : std::nullopt;
}

}  // namespace runbook
