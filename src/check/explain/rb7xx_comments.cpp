// What is wrong with the comments that silence findings.
#include "check/explanations.hpp"

namespace runbook::explanations {

constinit const Explanation allow_without_reason{
    Code::allow_without_reason,
    "A finding that is silenced is a decision, and whoever reads the runbook next year needs to know why it was made. An "
    "`allow` without a reason silences nothing.\n\n"
    "Write the reason after the code, on the line or above it. It holds for that key or list item and all that is nested "
    "in it. Several codes stand with commas between them; a name serves like its code.",
    R"(# sales.yaml
# runbook: allow stale-review
reviewed: 2026-11-01)",
    R"(# sales.yaml
# runbook: allow stale-review the pipeline ends in March, nobody will read this again
reviewed: 2020-11-01)"};

constinit const Explanation unused_allow{
    Code::unused_allow,
    "An `allow` that silences nothing hides what comes later: the next fault of its kind would pass unseen. Either the "
    "fault has been mended, or the comment stands beside what it was meant for, or its code is misspelt.\n\n"
    "An `allow` holds for the key or list item on its line, or, on a line of its own, for the one below.",
    R"(# sales.yaml
# runbook: allow RB601 nobody knows how to mend it
issues:
  - { id: late, title: Orders are late, fix: [Ask the shop to send them again.] })",
    R"(# sales.yaml
# runbook: allow RB601 nobody knows how to mend it
issues:
  - { id: late, title: Orders are late })"};

}  // namespace runbook::explanations
