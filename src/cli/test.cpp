// runbook test.
#include <algorithm>
#include <filesystem>
#include <memory>
#include <set>

#include "cli/commands.hpp"
#include "cli/paths.hpp"
#include "edge/disk.hpp"
#include "runbook/verify.hpp"
#include "text/utf8.hpp"

namespace runbook::cli {
namespace {

struct TestOptions {
  std::vector<std::string> paths;
  std::string format = "text";
  bool coverage = false;
  bool update = false;
};

std::vector<std::uint32_t> scenarios_in(const Loaded& loaded, const std::vector<std::string>& paths) {
  Paths wanted{paths};
  std::vector<std::uint32_t> indexes;
  const auto& scenarios = loaded.workspace->scenarios;
  for (std::uint32_t i = 0; i < scenarios.size(); ++i) {
    if (wanted.contain(loaded.sources.path(scenarios[i].at.file))) indexes.push_back(i);
  }
  if (const auto* path = wanted.unused())
    throw CommandError{text::visible(*path) + " holds no scenario of this workspace"};
  return indexes;
}

/// The change of one file as it will be read: refused where it would do anything but what it promises.
void try_out(const Opened& opened, const VerifyReport& report, const Update& change, FileId file,
             const std::string& text, const std::vector<std::uint32_t>& scenarios) {
  const std::string& path = opened.loaded.sources.path(file);
  edge::DiskReader files{opened.folder};
  const Loaded again = load(files, opened.prefix, Overlay{path.substr(opened.prefix.size()), text});
  const auto found = check(again, Instant{}, Rules::errors);
  const bool sound = again.workspace &&
                     std::ranges::none_of(found, [](const Diagnostic& d) { return d.severity == Severity::error; }) &&
                     again.workspace->scenarios.size() == opened.loaded.workspace->scenarios.size();
  if (!sound || !keeps_promise(report, change, file, verify(*again.workspace, scenarios)))
    throw CommandError{text::visible(path) +
                       " is left as it is: the new text would not say what came; change it by hand"};
}

void write_changes(const Opened& opened, const VerifyReport& report, const Update& change,
                   const std::vector<std::uint32_t>& scenarios) {
  const Sources& sources = opened.loaded.sources;
  std::set<FileId> files;
  for (const Rewording& one : change.rewordings) files.insert(one.at.file);
  std::vector<std::pair<std::filesystem::path, std::string>> texts;
  for (const FileId file : files) {
    auto text = reworded(sources.text(file), file, change.rewordings);
    try_out(opened, report, change, file, text, scenarios);
    const auto relative = sources.path(file).substr(opened.prefix.size());
    std::error_code fault;
    // A link stays one: what it leads to is rewritten.
    const auto path = std::filesystem::canonical(std::filesystem::path{opened.folder} / relative, fault);
    const auto now = fault ? Result<std::string>{} : edge::read_input(path.string());
    if (fault || !now || *now != sources.text(file))
      throw CommandError{text::visible(sources.path(file)) + " has changed while it was read; nothing is rewritten"};
    texts.emplace_back(path, std::move(text));
  }
  std::string written;
  for (const auto& [path, text] : texts) {
    const auto put = edge::write_atomically(path, text);
    if (!put)
      throw CommandError{text::visible(put.error().message) +
                         (written.empty() ? "" : "; rewritten before it:" + written)};
    written += " " + text::visible(path.string());
  }
}

int run_test(const Globals& globals, const TestOptions& options) {
  if (options.update && options.format != "text")
    throw CommandError{"--update shows a diff, so it goes with --format text only"};
  if (options.coverage && options.format == "junit") throw CommandError{"--coverage goes with --format text and json"};
  // Named from outside of every workspace, a file's own is meant.
  const auto opened = open_workspace(globals, {}, options.paths.empty() ? std::string{} : options.paths.front());
  refuse_errors(opened.loaded, globals);
  const auto& workspace = *opened.loaded.workspace;
  const auto& sources = opened.loaded.sources;
  const auto scenarios = scenarios_in(opened.loaded, options.paths);
  const auto report = verify(workspace, scenarios);
  if (options.update) {
    const auto change = update(report, workspace, sources);
    if (const auto text = update_text(change, sources, text_options(globals)); !text.empty()) {
      write_changes(opened, report, change, scenarios);  // before anything is claimed
      print(text);
      return Exit::findings;
    }
  }
  const VerifyShow show{!globals.quiet, options.coverage};
  if (options.format == "json")
    print(verify_json(report, workspace, sources, show));
  else if (options.format == "junit")
    print(verify_junit(report, workspace, sources));
  else
    print(verify_text(report, workspace, sources, text_options(globals), show));
  return std::ranges::all_of(report.scenarios, &ScenarioResult::met) ? Exit::done : Exit::findings;
}

}  // namespace

Command test_command() {
  const auto options = std::make_shared<TestOptions>();
  return {"test",
          "Run the scenarios: what the runbooks promise, held against what they do",
          {"runbook test", "runbook test runbooks/scenarios/profit-unit.yaml --coverage",
           "runbook test --format junit > report.xml", "runbook test --update"},
          {{"PATH", "", "Only the scenarios in these files or folders", &options->paths},
           {"--format", "FORMAT", "How to report", &options->format, {"text", "json", "junit"}},
           {"--coverage", "", "Show what of the runbooks no scenario reaches", &options->coverage},
           {"--update", "", "Make expectations that are not met say what came; shows each as a diff and exits with 1",
            &options->update}},
          [options](const Globals& globals) { return run_test(globals, *options); }};
}

}  // namespace runbook::cli
