// Changing which items a YAML list of names has, and nothing else of its text.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runbook/verify.hpp"

namespace runbook::verification {

/// What turns a list into one of `wanted` (ascending, each once): items that stay keep their place, their quotes and
/// their comments, new ones follow them. A comment beside an item that goes, goes with it; one on a line of its own stays. `at`: the list's value, in brackets, in lines of `- `, an alias, or a lone
/// item; `items`: what it holds. Nothing where the list is written in a way that is not known here, or a comment between brackets
/// would be lost.
[[nodiscard]] std::optional<std::vector<Rewording>> edit_list(std::string_view text, Location at,
                                                              const std::vector<Located<std::string>>& items,
                                                              const std::vector<std::string>& wanted);

}  // namespace runbook::verification
