// Whatever a tree holds, decoding and linking it ends, any number of times with the same findings, each with a place.
// Without the rules and formats of check_fuzz it tries many more inputs.
#include "fuzz/support.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace runbook;
  fuzz::Files files{fuzz::text_of(data, size)};
  const Loaded loaded = load(files, "");
  fuzz::require_placed(loaded.diagnostics, loaded.sources);
  for (const Allow& allow : loaded.allows)
    fuzz::require(allow.at.span.end <= loaded.sources.text(allow.at.file).size(), "a comment lies in its file");
  bool error = false;
  for (const Diagnostic& d : loaded.diagnostics) error = error || d.severity == Severity::error;
  fuzz::require(error || loaded.workspace.has_value() || loaded.files.empty(), "what is not read is said");
  const Loaded again = load(files, "");
  fuzz::require(again.diagnostics.size() == loaded.diagnostics.size(), "the same text has the same findings");
  return 0;
}
