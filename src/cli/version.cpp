#include "cli/version.hpp"

namespace runbook::cli {

const char* version() { return RUNBOOK_VERSION; }

}  // namespace runbook::cli
