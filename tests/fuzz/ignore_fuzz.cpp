// Whatever a .runbookignore holds, matching ends. The first line of the input is a path, the rest the file.
#include "edge/ignore.hpp"
#include "fuzz/support.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace runbook;
  const auto input = fuzz::text_of(data, size);
  const auto cut = input.find('\n');
  if (cut == input.npos) return 0;
  edge::Ignore ignore, twice;
  if (!ignore.add("", input.substr(cut + 1))) return 0;
  (void)twice.add("", input.substr(cut + 1));
  if (!twice.add("", input.substr(cut + 1))) return 0;
  const auto path = input.substr(0, cut);
  const bool as_file = ignore.ignores(path, false);
  fuzz::require(as_file == twice.ignores(path, false), "the same patterns twice say the same");
  (void)ignore.ignores(path, true);
  return 0;
}
