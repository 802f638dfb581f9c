// The text that load could not read: what is named in it counts as used (language.md, One fault, one diagnostic).
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "runbook/load.hpp"

namespace runbook::rules {

/// For each definition (its id and place) whether its id stands as a word, elsewhere than at its place, in text that load
/// could not read. All of them where a file could not even be opened: anything may stand in it.
[[nodiscard]] std::vector<bool> named_in_unread(const Loaded& loaded,
                                                const std::vector<std::pair<std::string_view, Location>>& definitions);

}  // namespace runbook::rules
