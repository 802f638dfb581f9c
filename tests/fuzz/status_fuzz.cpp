// Whatever a sound workspace promises and whatever was seen, every answer ends and can be shown. The input is a workspace
// as in check_fuzz; behind a line `@@@` stand observations.
#include "fuzz/support.hpp"
#include "runbook/docs.hpp"
#include "runbook/evaluate.hpp"
#include "runbook/render.hpp"
#include "runbook/schedule.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace runbook;
  auto input = fuzz::text_of(data, size);
  const auto cut = input.find("@@@\n");
  const auto seen = cut == input.npos ? std::string_view{} : input.substr(cut + 4);
  fuzz::Files files{input.substr(0, cut)};
  const Loaded loaded = load(files, "");
  for (const Diagnostic& d : loaded.diagnostics)
    if (d.severity == Severity::error) return 0;
  if (!loaded.workspace) return 0;
  const Workspace& workspace = *loaded.workspace;
  const Instant now = std::chrono::sys_days{std::chrono::November / 23 / 2026};
  const auto read = read_facts(workspace, {{"seen", std::string{seen}}});
  const auto report = evaluate(workspace, read.facts, now);
  fuzz::require_calm(status_text(report, workspace, loaded.sources, {false, 80}, {true}));
  (void)status_json(report, workspace, loaded.sources);
  (void)status_markdown(report, workspace, loaded.sources);
  (void)status_prometheus(report, workspace);
  for (const auto& incident : report.incidents)
    fuzz::require(status_why(report, workspace, loaded.sources, subject_of(workspace, incident), {false, 80}).has_value(), "an incident has its story");
  const auto rota = schedule(workspace, {now, now + std::chrono::days{40}});
  fuzz::require_calm(oncall_text(rota, workspace, now, {false, 80}));
  (void)oncall_json(rota, workspace);
  (void)oncall_markdown(rota, workspace);
  (void)oncall_ics(rota, workspace, now);
  (void)docs(workspace);
  return 0;
}
