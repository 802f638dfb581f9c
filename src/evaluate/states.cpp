#include "evaluate/states.hpp"

#include <algorithm>
#include <array>

namespace runbook {
namespace {

constexpr std::array<std::string_view, 6> kNames{"ok", "unknown", "warning", "alarm", "unmonitored", "pending"};
static_assert(static_cast<std::size_t>(State::pending) + 1 == kNames.size());

}  // namespace

std::string_view name_of(State state) { return kNames[static_cast<std::size_t>(state)]; }

std::optional<State> find_state(std::string_view name) {
  const auto found = std::ranges::find(kNames, name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<State>(found - kNames.begin());
}

}  // namespace runbook
