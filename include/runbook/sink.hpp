// Where long outputs go.
#pragma once

#include <functional>
#include <string_view>

namespace runbook {

/// Takes an output piece by piece, in its order. What it throws ends the output.
using Sink = std::function<void(std::string_view)>;

}  // namespace runbook
