// `# runbook: allow CODE reason`: what comments silence, and what is wrong with the comments.
#pragma once

#include <vector>

#include "runbook/diagnostic.hpp"
#include "runbook/load.hpp"

namespace runbook::rules {

/// Takes away what the allows silence and adds what is wrong with them. A code is silenced where a comment with a reason
/// names it (by id or by name) and the finding's own place lies within the comment's scope; of nested scopes the
/// innermost counts as the one that silenced. Added are RB701 for a comment without a reason, which silences nothing, and
/// RB702 for each code of the others that is none or has silenced nothing. RB701 and RB702 can be silenced by a comment
/// whose scope holds the faulty one. `faults`: the places of what load could not read, ascending; a permit that would have
/// silenced a rule which such a fault keeps silent is not called unused (one fault, one diagnostic). `sources`: the texts of
/// the comments, for the fix that takes out what silences nothing.
[[nodiscard]] std::vector<Diagnostic> suppress(std::vector<Diagnostic> findings, const std::vector<Allow>& allows,
                                               const std::vector<Location>& faults, const Sources& sources);

}  // namespace runbook::rules
