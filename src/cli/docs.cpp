// runbook docs.
#include "runbook/docs.hpp"

#include <filesystem>
#include <memory>

#include "cli/commands.hpp"
#include "edge/disk.hpp"
#include "text/utf8.hpp"

namespace runbook::cli {
namespace {

struct DocsOptions {
  std::string output = "docs/runbooks";
  bool check = false;
};

int run_docs(const Globals& globals, const DocsOptions& options) {
  namespace fs = std::filesystem;
  const auto opened = open_sound_workspace(globals);
  const auto pages = docs(*opened.loaded.workspace);
  const fs::path folder = options.output;
  std::error_code fault;
  if (!options.check) {
    fs::create_directories(folder, fault);
    if (fault) throw CommandError{text::visible(folder.string()) + " cannot be made: " + fault.message()};
  }
  std::string differing;
  std::size_t written = 0;
  for (const auto& page : pages) {
    const auto path = folder / page.path;
    if (edge::holds(path, page.text)) continue;
    if (options.check) {
      differing += (fs::exists(path, fault) ? "out of date: " : "missing:     ") + text::visible(path.generic_string()) + "\n";
      continue;
    }
    if (const auto put = edge::write_atomically(path, page.text); !put) throw CommandError{text::visible(put.error().message)};
    ++written;
  }
  if (options.check) {
    print(differing.empty() ? std::to_string(pages.size()) + " pages, all current\n" : differing);
    return differing.empty() ? Exit::done : Exit::findings;
  }
  if (!globals.quiet)
    print(std::to_string(pages.size()) + " pages in " + text::visible(folder.generic_string()) + ", " + std::to_string(written) + " written\n");
  return Exit::done;
}

}  // namespace

Command docs_command() {
  const auto options = std::make_shared<DocsOptions>();
  return {"docs",
          "Write the runbooks as Markdown pages",
          {"runbook docs --output docs/runbooks", "runbook docs --output docs/runbooks --check"},
          {{"--output", "DIR", "The folder of the pages (docs/runbooks)", &options->output},
           {"--check", "", "Write nothing, show what differs", &options->check}},
          [options](const Globals& globals) { return run_docs(globals, *options); }};
}

}  // namespace runbook::cli
