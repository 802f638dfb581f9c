// Handles: how one part of a loaded workspace points at another.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>

#include "runbook/source.hpp"

namespace runbook {

/// The place of a T in the workspace's list of its kind. Lists are sorted by id, so handles sort as ids do.
template <class T>
struct Handle {
  std::uint32_t index = 0;
  auto operator<=>(const Handle&) const = default;
};

/// A name as the user wrote it, where it stands, and, once linked, what it names.
template <class Target>
struct Ref {
  std::string name;
  Location at;
  std::optional<Target> to;  ///< empty where nothing fitting is defined (reported by load)
  bool operator==(const Ref&) const = default;
};

}  // namespace runbook
