// The tables, as SQL for both databases, and how they came to be: one list of statements a version.
#pragma once

#include <string>
#include <vector>

namespace runbook::edge {

/// The format that this program writes. Older ones are brought up by the statements of each version since; a newer one
/// is refused, since nobody can know what it means.
inline constexpr int kStateVersion = 1;

/// "rnbk": tells our files from other people's SQLite databases (pragma application_id).
inline constexpr int kApplicationId = 0x726e626b;

/// The statements that lead from `version` - 1 to `version` (1 to kStateVersion).
[[nodiscard]] std::vector<std::string> migration(int version, bool postgresql);

}  // namespace runbook::edge
