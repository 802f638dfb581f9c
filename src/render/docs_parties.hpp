// Links to whoever and whatever a page names, and how to reach them.
#pragma once

#include <string>
#include <vector>

#include "render/md.hpp"
#include "runbook/model.hpp"

namespace runbook::render {

inline constexpr std::string_view company_page = "company.md";
inline constexpr std::string_view index_page = "index.md";

/// Joins what is not empty.
[[nodiscard]] std::string joined(const std::vector<std::string>& parts, std::string_view between = ", ");

/// The party's title, linked to its place on the company page.
[[nodiscard]] std::string party_link(const Workspace& workspace, const Party& party,
                                     md::Place place = md::Place::inside);
/// The same for what names parties, in its order; a name that nothing defines stands as text.
template <class Refs>
[[nodiscard]] std::string party_links(const Workspace& workspace, const Refs& refs,
                                      md::Place place = md::Place::inside) {
  std::vector<std::string> links;
  for (const auto& ref : refs)
    links.push_back(ref.to ? party_link(workspace, *ref.to, place) : md::text(ref.name, place));
  return joined(links);
}

/// The pipeline's title, linked to its page.
[[nodiscard]] std::string pipeline_link(const Workspace& workspace, Handle<Pipeline> pipeline,
                                        md::Place place = md::Place::inside);

/// The people behind a party with their addresses, its channels, and for a rotation the command that says who it is
/// now. semantics.md, "Incidents and who is told": a role stands for its people, else its team's members, else itself.
[[nodiscard]] std::string reach(const Workspace& workspace, const Party& party, md::Place place);

/// `data-alerts` (slack) …
[[nodiscard]] std::string channel_names(const Workspace& workspace, const std::vector<ChannelRef>& channels,
                                        md::Place place);

/// A selector as written, and what it selects: `kind:external-api`: Marketing, R&D.
[[nodiscard]] std::string selection(const Workspace& workspace, Handle<Pipeline> in, const Selector& selector,
                                    md::Place place);

/// An entry of a notify list with the parties that it stands for in this pipeline; without one, the word alone.
[[nodiscard]] std::string addressee(const Workspace& workspace, const Pipeline* pipeline, const Addressee& who,
                                    md::Place place);

}  // namespace runbook::render
