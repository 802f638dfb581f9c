// Numbers as people read them.
#pragma once

#include <cstdint>
#include <string>

namespace runbook::text {

/// `200,000`.
[[nodiscard]] std::string in_groups(std::uint64_t number);
/// `8 MiB`, in the largest binary unit that comes out even: `4 KiB`, `1,000 bytes`.
[[nodiscard]] std::string in_bytes(std::uint64_t bytes);

}  // namespace runbook::text
