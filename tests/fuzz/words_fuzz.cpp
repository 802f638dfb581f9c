// Whatever words a shell hands over, reading them ends with a command, a text or a sentence. Nothing is run. The input is
// cut into words at line breaks.
#include "cli/parse.hpp"
#include "fuzz/support.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace runbook;
  std::vector<std::string> words;
  for (std::string_view rest = fuzz::text_of(data, size); !rest.empty();) {
    const auto end = std::min(rest.find('\n'), rest.size());
    words.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  cli::Globals globals;
  const auto options = cli::global_options(globals);
  const auto commands = cli::all_commands();
  try {
    const auto parsed = cli::parse(options, commands, words, 80);
    fuzz::require(!(parsed.command && parsed.text), "a command or a text, not both");
    if (parsed.text) fuzz::require_calm(*parsed.text);
  } catch (const cli::CommandError& error) {
    fuzz::require(!error.message.empty(), "a refusal says why");
    fuzz::require_calm(error.message);
  }
  return 0;
}
