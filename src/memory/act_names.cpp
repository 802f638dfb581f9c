// A file of its own: the part for databases has it too (src/edge/state/database/).
#include <algorithm>
#include <array>

#include "runbook/memory.hpp"

namespace runbook {
namespace {

constexpr std::array<std::string_view, 5> names{"ack", "silence", "end", "resolve", "prune"};

}  // namespace

std::string_view name_of(Act::Kind kind) { return names[static_cast<std::size_t>(kind)]; }

std::optional<Act::Kind> find_act(std::string_view name) {
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Act::Kind>(found - names.begin());
}

}  // namespace runbook
