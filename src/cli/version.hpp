#pragma once

namespace runbook::cli {

/// `1.2.3`, or of a commit between two versions `1.2.3+41.gabc1234` (cmake/version.cmake).
[[nodiscard]] const char* version();

}  // namespace runbook::cli
