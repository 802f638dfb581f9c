// Whatever dbt's artifacts hold, reading them ends, and what is drafted of them is a workspace without an error. The input
// is a sources.json; behind a line `%%%` stands a manifest.json.
#include "cli/dbt_draft.hpp"
#include "fuzz/support.hpp"
#include "runbook/check.hpp"

namespace {

using namespace runbook;

void require_sound(const cli::DbtDraft& draft) {
  const auto text = cli::draft_of(draft);
  fuzz::Files files{text};
  const Loaded loaded = load(files, "");
  for (const auto& finding : check(loaded, Instant{}, Rules::errors)) {
    if (finding.severity != Severity::error) continue;
    std::cerr << text << finding.message << "\n";
    fuzz::require(false, "a draft has no error");
  }
  fuzz::require(loaded.workspace.has_value(), "a draft without an owner brings a workspace");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto input = fuzz::text_of(data, size);
  const auto cut = input.find("%%%\n");
  const auto found = edge::read_dbt_sources(input.substr(0, cut));
  const auto declared = edge::read_dbt_manifest(cut == input.npos ? std::string_view{} : input.substr(cut + 4));
  if (!found) fuzz::require_calm(found.error().message);
  if (!declared) fuzz::require_calm(declared.error().message);
  cli::DbtDraft draft;
  if (found) draft.found = *found;
  if (declared) draft.declared = *declared;
  for (const auto& [id, source] : draft.found) {
    const auto verdict = edge::verdict_of(source);
    fuzz::require(!verdict || *verdict == "pass" || *verdict == "warn" || *verdict == "error", "a verdict is one of three");
  }
  if (draft.found.empty() && draft.declared.empty()) return 0;  // `import dbt` says that there is nothing to draft
  draft.artifact = "target/sources.json";
  require_sound(draft);
  draft.artifact = "../shop's \"target\"/sources.json";
  draft.outside = true;
  require_sound(draft);
  return 0;
}
