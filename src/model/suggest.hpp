// What a name that does not fit may have meant, beyond its spelling.
#pragma once

#include <string>

#include "model/names.hpp"

namespace runbook::model {

/// Where a name of one sort stands and another is wanted: what belongs to the one and is of the other, as "did you mean
/// its team, `crew`?". Empty where nothing does.
[[nodiscard]] std::string suggest_of_sort(const Workspace& workspace, std::string_view name, std::initializer_list<Sort> wanted);

/// Where a name is no id: whose title, name or address it is. Empty where it is nobody's.
[[nodiscard]] std::string suggest_by_title(const Workspace& workspace, std::string_view name, std::initializer_list<Sort> wanted);

/// Of which pipeline it is a source, commitment or routine. Empty where it is of none.
[[nodiscard]] std::string whose_subject(const Workspace& workspace, std::string_view name);

}  // namespace runbook::model
