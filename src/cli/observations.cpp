#include "cli/observations.hpp"

#include "edge/disk.hpp"
#include "text/utf8.hpp"

namespace runbook::cli {

ReadFacts read_observations(const Workspace& workspace, const std::vector<std::string>& paths, bool strict,
                            std::vector<FactText> texts) {
  for (const auto& path : paths) {
    auto text = edge::read_input(path);
    if (!text)
      throw CommandError{(path == "-" ? "standard input" : text::visible(path)) +
                         " cannot be read: " + text.error().message};
    texts.push_back({path == "-" ? "<standard input>" : path, std::move(*text)});
  }
  auto read = read_facts(workspace, texts);
  if (read.error) throw CommandError{*read.error};
  if (strict && !read.warnings.empty()) {
    std::string message = "observations in error (--strict):";
    for (const auto& warning : read.warnings) message += "\n  " + text::visible(warning);
    throw CommandError{message};
  }
  return read;
}

void say(const std::vector<std::string>& warnings, const Globals& globals) {
  if (globals.quiet) return;
  for (const auto& warning : warnings) complain("warning: " + text::visible(warning) + "\n");
}

}  // namespace runbook::cli
