// Whatever bytes a workspace's files hold, reading, checking and reporting end, and what they say has a place.
#include "fuzz/support.hpp"
#include "runbook/check.hpp"
#include "runbook/render.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace runbook;
  fuzz::Files files{fuzz::text_of(data, size)};
  const Loaded loaded = load(files, "");
  CheckReport report;
  report.files = loaded.files;
  report.secrets = loaded.secrets;
  report.diagnostics = check(loaded, std::chrono::sys_days{std::chrono::November / 23 / 2026});
  fuzz::require_placed(report.diagnostics, loaded.sources);
  fuzz::require_calm(check_text(report, loaded.sources, {false, 80}));
  (void)check_json(report, loaded.sources);
  (void)check_sarif(report, loaded.sources, "0");
  (void)check_github(report, loaded.sources);
  (void)check_junit(report, loaded.sources);
  return 0;
}
