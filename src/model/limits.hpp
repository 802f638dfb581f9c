// How long a name may be.
#pragma once

#include <cstddef>

namespace runbook::model {

inline constexpr std::size_t longest_id = 63;  // language.md: as in host names, which ids often are put into

}  // namespace runbook::model
