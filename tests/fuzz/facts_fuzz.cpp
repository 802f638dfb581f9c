// Whatever a text of observations holds, reading it ends, its observations ascend, and warnings can be shown.
#include <algorithm>
#include <functional>

#include "fuzz/support.hpp"
#include "runbook/evaluate.hpp"

namespace {

const runbook::Workspace& workspace() {
  static const auto loaded = [] {
    runbook::fuzz::Files files{
        "workspace: w\nversion: 1\ntimezone: Europe/Berlin\npeople: { a: { name: A } }\nroles: { r: { people: [a] } }\n%%%\n"
        "pipeline: p\ntitle: P\nreviewed: 2026-11-01\nowners: { primary: [r] }\nraci: { responsible: [r], accountable: [r] }\n"
        "sources: [{ id: s }, { id: t }]\n"
        "sla: { commitments: [{ id: c, title: C, by: r, every: month, due: last-day, at: '12:00', from: 2026-01-01 }] }\n"};
    return runbook::load(files, "");
  }();
  runbook::fuzz::require(loaded.workspace.has_value(), "the workspace of the target itself is sound");
  return *loaded.workspace;
}

template <class T, class At>
void require_ascending(const runbook::BySubject<T>& lists, At at) {
  for (std::size_t i = 0; i < lists.size(); ++i) runbook::fuzz::require(std::ranges::is_sorted(lists.at(i), {}, at), "observations ascend");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace runbook;
  const ReadFacts read = read_facts(workspace(), {{"seen", std::string{fuzz::text_of(data, size)}}});
  require_ascending(read.facts.sources, std::identity{});
  require_ascending(read.facts.obligations, &Observation::at);
  for (const auto& warning : read.warnings) fuzz::require(warning.starts_with("seen"), "a warning says where");
  return 0;
}
