// The pages that are not about one pipeline.
#pragma once

#include <string>

#include "runbook/model.hpp"

namespace runbook::render {

/// Every pipeline by domain, with who owns it and what is promised, and how they feed each other.
[[nodiscard]] std::string index_text(const Workspace& workspace);

/// People, teams, roles, rotations, channels, calendars and the company's own rules. Each party has a heading that is
/// its id alone, so that `company.md#id` finds it with every renderer's anchors; the sections are numbered, as no id
/// begins with a digit, and the title ends in a word that keeps it apart.
[[nodiscard]] std::string company_text(const Workspace& workspace);

/// `B2B licence business`, or the id where there is no title.
[[nodiscard]] const std::string& company_title(const Workspace& workspace);

/// Said on every page: where it comes from and that an edit belongs elsewhere.
inline constexpr const char* made_by = "_Written by `runbook docs`. Edit the runbooks, not this page._\n";

}  // namespace runbook::render
