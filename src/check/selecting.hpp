// What selectors select, and what those that could not be read may have meant.
#pragma once

#include <vector>

#include "runbook/model.hpp"

namespace runbook::rules {

/// By [pipeline][source].
using SourceSet = std::vector<std::vector<bool>>;
[[nodiscard]] SourceSet no_sources(const Workspace& workspace);

/// The pipeline whose sources a selector of `owner` selects among; `owner` too where the name is none's.
[[nodiscard]] const Pipeline& pointed_at(const Workspace& workspace, const Pipeline& owner, const Selector& selector);

/// Adds what a selector of `owner` selects. Where it selects nothing, which is reported, it adds what it may have meant:
/// the source with a name near to the one written, else every source of the pipeline it points at. So the rules that
/// look for sources that nothing selects do not report the same fault again.
void add_meant(const Workspace& workspace, const Pipeline& owner, const Selector& selector, SourceSet& sources);

/// Adds every source of a pipeline: what an unreadable list of selectors may have meant.
void add_all(const Workspace& workspace, const Pipeline& pipeline, SourceSet& sources);

}  // namespace runbook::rules
