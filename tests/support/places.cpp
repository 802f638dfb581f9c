#include "support/places.hpp"

namespace places {

std::string root() { return RUNBOOK_ROOT; }
std::string program() { return RUNBOOK_PROGRAM; }

}  // namespace places
