// Pictures in Mermaid's language.
#pragma once

#include <string>
#include <string_view>

namespace runbook::render {

/// A user's text as a quoted label, with the quotes. Every character with a meaning to Mermaid, to the Markdown it
/// reads in labels, to HTML or to the fence around it stands as an entity `#NN;` (mermaid.js.org, "Entity codes to
/// escape characters"), which Mermaid puts back after it has parsed.
[[nodiscard]] std::string mermaid_label(std::string_view raw);

/// A node's name for Mermaid: `prefix`, then the id with `_` for `-` (ids hold no `_`, so names stay different). Bare
/// ids could be words of its own (`end`, `graph`).
[[nodiscard]] std::string mermaid_node(char prefix, std::string_view id);

}  // namespace runbook::render
