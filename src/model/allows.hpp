// Comments that silence findings: `# runbook: allow RB601 reason` (language.md, What check must find).
#pragma once

#include <vector>

#include "document/document.hpp"
#include "runbook/load.hpp"

namespace runbook::model {

/// The allow comments of a file, each with the key or list item that it stands on or above.
[[nodiscard]] std::vector<Allow> find_allows(FileId file, std::string_view text, const document::Parsed& parsed);

}  // namespace runbook::model
