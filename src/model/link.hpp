// From decoded documents to one workspace: order, duplicates, names, selectors, intervals.
#pragma once

#include <set>
#include <string>

#include "model/names.hpp"
#include "runbook/model.hpp"

namespace runbook::model {

/// What could not be read at all, so that a name that nothing defines may stand there.
struct Missing {
  bool documents = false;       ///< a whole document: perhaps a pipeline
  std::vector<Sort> sorts;      ///< a section of the workspace
  bool workspace = false;       ///< there is no workspace document
  std::set<std::string, std::less<>> elsewhere;  ///< what a second workspace defines
};

/// The title, or name, of what has none is its id.
template <class T>
void name_after_id(std::vector<T>& list) {
  for (auto& item : list) {
    if constexpr (requires { item.title; }) {
      if (item.title.empty()) item.title = item.id;
    } else {
      if (item.name.empty()) item.name = item.id;
    }
  }
}

/// What of a pipeline needs no other document, so that the thread which reads it may do it: titles, the order of its lists;
/// reports RB106 within it.
void settle(Pipeline& pipeline, Decoder& decoder);

/// Sorts the workspace's own lists by id and fills in every Ref, selector, interval and upstream; reports RB104 (of leave),
/// RB105 (reserved words), RB106, RB201 and RB204. `threads`: how many may work on it; the result is the same with any
/// number.
void link(Workspace& workspace, const Missing& missing, Decoder& decoder, unsigned threads);

/// The selectors of one pipeline where there is nothing to say of them, and they reach into no other: false leaves them to
/// link_selectors. Several threads may look at several pipelines at once.
[[nodiscard]] bool link_own_selectors(Workspace& workspace, std::uint32_t pipeline);

/// The selectors of every pipeline, but for those that are `whole` (RB201, RB204 within them); after names and upstreams
/// are linked.
void link_selectors(Workspace& workspace, const std::vector<char>& whole, Names& names, Decoder& decoder);

/// The subjects, people and rotations that scenarios name.
void check_scenarios(const Workspace& workspace, Names& names, Decoder& decoder);

}  // namespace runbook::model
