// `runbook docs`: the runbooks as Markdown pages for people.
#pragma once

#include <string>
#include <vector>

#include "runbook/model.hpp"

namespace runbook {

/// One page of the documentation.
struct Page {
  std::string path;  ///< relative to the folder of the pages; no folder in it
  std::string text;  ///< GitHub flavoured Markdown, UTF-8, ends in a newline
  bool operator==(const Page&) const = default;
};

/// `index.md`, `company.md` (people, teams, roles, rotations, channels, calendars, who is told) and a page for each
/// pipeline in the order of their ids, named as `page_of` says. Pure: nothing in them depends on a clock, so they differ
/// only where the workspace does. Wants a workspace without errors; of one with errors it shows what is there.
[[nodiscard]] std::vector<Page> docs(const Workspace& workspace);

/// `<id>.md`; `index_.md` and `company_.md` for pipelines called so (an id holds no `_`, so nothing else is there).
[[nodiscard]] std::string page_of(const Pipeline& pipeline);

}  // namespace runbook
