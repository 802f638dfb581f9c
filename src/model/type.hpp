// What a value may be, as data (runbook/language.hpp), by the names that this folder uses.
#pragma once

#include "runbook/language.hpp"

namespace runbook::model {

using language::FieldInfo;
using language::Type;

}  // namespace runbook::model
