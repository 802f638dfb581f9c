// runbook check.
#include <algorithm>
#include <memory>
#include <filesystem>

#include "cli/commands.hpp"
#include "edge/disk.hpp"
#include "text/utf8.hpp"

namespace runbook::cli {
namespace {

namespace fs = std::filesystem;

struct CheckOptions {
  std::vector<std::string> paths;
  std::string format = "text";
  std::string stdin_filename;
  bool strict = false;
};

fs::path real(const fs::path& path) {
  std::error_code fault;
  auto found = fs::weakly_canonical(fs::absolute(path, fault), fault);  // a path of which nothing exists stays as it is
  return fault ? path : found;
}

/// `-`: standard input, in the place of --stdin-filename.
std::optional<Overlay> overlay_of(const Globals& globals, const CheckOptions& options) {
  if (std::ranges::find(options.paths, "-") == options.paths.end()) {
    if (!options.stdin_filename.empty()) throw CommandError{"--stdin-filename needs `-`, for standard input"};
    return std::nullopt;
  }
  if (options.stdin_filename.empty()) throw CommandError{"`-` needs --stdin-filename F: the file in whose place standard input stands"};
  const auto folder = real(find_workspace(globals, options.stdin_filename));
  const auto path = real(options.stdin_filename).lexically_relative(folder);
  if (path.empty() || *path.begin() == "..")
    throw CommandError{"--stdin-filename " + text::visible(options.stdin_filename) + " is not in the workspace " + text::visible(folder.string())};
  auto text = edge::read_input("-");
  if (!text) throw CommandError{"standard input cannot be read: " + text.error().message};
  return Overlay{path.generic_string(), std::move(*text)};
}

/// Only what the user asked for: the files of the paths, and what stands in them.
void select(CheckReport& report, const Sources& sources, const CheckOptions& options) {
  std::vector<fs::path> wanted;
  for (const auto& path : options.paths) {
    const auto named = path == "-" ? options.stdin_filename : path;
    std::error_code fault;
    if (path != "-" && !fs::exists(fs::symlink_status(named, fault)))
      throw CommandError{text::visible(named) + " cannot be opened: there is no such file"};
    wanted.push_back(real(named));
  }
  const auto is_wanted = [&](FileId file) {
    const auto path = real(sources.path(file));
    return std::ranges::any_of(wanted, [&](const fs::path& want) {
      return std::mismatch(want.begin(), want.end(), path.begin(), path.end()).first == want.end();
    });
  };
  std::vector<bool> keep(sources.size());
  for (const auto file : report.files) keep[static_cast<std::size_t>(file)] = is_wanted(file);
  for (std::size_t i = 0; i < options.paths.size(); ++i) {
    if (options.paths[i] == "-") continue;
    const bool any = std::ranges::any_of(report.files, [&](FileId file) {
      const auto path = real(sources.path(file));
      return std::mismatch(wanted[i].begin(), wanted[i].end(), path.begin(), path.end()).first == wanted[i].end();
    });
    if (!any) throw CommandError{text::visible(options.paths[i]) + " is not a runbook of this workspace"};
  }
  const auto left_out = [&](FileId file) { return !keep[static_cast<std::size_t>(file)]; };
  std::erase_if(report.files, left_out);
  std::erase_if(report.diagnostics, [&](const Diagnostic& d) { return left_out(d.at.file); });
}

std::string render(const CheckReport& report, const Sources& sources, const Globals& globals, const std::string& format) {
  if (format == "json") return check_json(report, sources);
  if (format == "github") return check_github(report, sources);
  if (format == "sarif") return check_sarif(report, sources, RUNBOOK_VERSION);
  if (format == "junit") return check_junit(report, sources);
  return check_text(report, sources, text_options(globals));
}

int run_check(const Globals& globals, const CheckOptions& options) {
  const auto overlay = overlay_of(globals, options);
  const auto opened = open_workspace(globals, overlay, options.paths.empty() || overlay ? options.stdin_filename : options.paths.front());
  const auto& loaded = opened.loaded;
  CheckReport report;
  if (loaded.workspace) report.workspace = loaded.workspace->id;
  report.files = loaded.files;
  report.secrets = loaded.secrets;
  report.diagnostics = check(loaded, now_of(globals, loaded.workspace ? loaded.workspace->timezone : Zone{}));
  const bool missing = !loaded.workspace && loaded.complete;
  if (!options.paths.empty() && !missing) select(report, loaded.sources, options);
  print(render(report, loaded.sources, globals, options.format));
  if (missing) throw CommandError{"there is no workspace in " + text::visible(opened.folder) + "; searched\n  " + text::visible(opened.prefix) + "workspace.yaml and every other *.yaml and *.yml below it"};
  const bool objection = std::ranges::any_of(
      report.diagnostics, [&](const Diagnostic& d) { return options.strict || d.severity == Severity::error; });
  return objection ? Exit::findings : Exit::done;
}

}  // namespace

Command check_command() {
  const auto options = std::make_shared<CheckOptions>();
  return {"check",
          "Find what is wrong with the runbooks",
          {"runbook check", "runbook check --strict --format github",
           "runbook check - --stdin-filename runbooks/profit.yaml < buffer"},
          {{"PATH", "", "Show only what stands in these files or folders; - is standard input", &options->paths},
           {"--format", "FORMAT", "How to report", &options->format, {"text", "json", "github", "sarif", "junit"}},
           {"--stdin-filename", "FILE", "The file in whose place standard input stands", &options->stdin_filename},
           {"--strict", "", "Exit with 1 for warnings too", &options->strict}},
          [options](const Globals& globals) { return run_check(globals, *options); }};
}

}  // namespace runbook::cli
