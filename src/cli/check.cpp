// runbook check.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <memory>

#include "cli/code_filter.hpp"
#include "cli/commands.hpp"
#include "cli/version.hpp"
#include "edge/disk.hpp"
#include "edge/processors.hpp"
#include "runbook/fix.hpp"
#include "text/utf8.hpp"

namespace runbook::cli {
namespace {

namespace fs = std::filesystem;

struct CheckOptions {
  std::vector<std::string> paths;
  std::string format = "text";
  std::string stdin_filename;
  std::vector<std::string> select;
  std::vector<std::string> ignore;
  bool strict = false;
  bool fix = false;
  bool diff = false;
  [[nodiscard]] bool reads_buffer() const { return std::ranges::find(paths, "-") != paths.end(); }
};

fs::path real(const fs::path& path) {
  std::error_code fault;
  const auto whole = fs::absolute(path, fault);  // or a path of which nothing exists would stay as it is
  auto found = fs::weakly_canonical(whole, fault);
  return fault ? path : found;
}

bool is_within(const fs::path& path, const fs::path& folder) {
  return std::mismatch(folder.begin(), folder.end(), path.begin(), path.end()).first == folder.end();
}

/// What makes no sense together.
void refuse(const CheckOptions& options) {
  if (options.reads_buffer() && options.stdin_filename.empty())
    throw CommandError{"`-` needs --stdin-filename F: the file in whose place standard input stands"};
  if (!options.reads_buffer() && !options.stdin_filename.empty())
    throw CommandError{"--stdin-filename goes with `-`, as in: runbook check - --stdin-filename F"};
  if (options.reads_buffer() && options.fix && !options.diff)
    throw CommandError{"--fix writes files, and `-` is none; --diff shows what it would change"};
  if (options.diff && options.format != "text") throw CommandError{"--diff is a format of its own: leave --format out"};
}

/// Where the file that standard input stands for may be in another workspace than the nearest, or begin one: the
/// workspace that it belongs to.
Globals globals_of(const Globals& globals, const CheckOptions& options) {
  if (!options.reads_buffer() || !globals.workspace.empty()) return globals;
  if (const char* named = std::getenv("RUNBOOK_WORKSPACE"); named && *named) return globals;
  auto found = globals;
  const auto file = real(options.stdin_filename);
  std::error_code fault;
  if (const auto own = workspace_of(options.stdin_filename)) found.workspace = *own;
  else if (file.filename() == "workspace.yaml" && fs::is_directory(file.parent_path(), fault))
    found.workspace = options.stdin_filename == "workspace.yaml" ? "." : fs::path{options.stdin_filename}.parent_path().string();
  // A file outside of it, in a folder beside: the nearest one, which says what is wrong with that.
  if (!found.workspace.empty() && !is_within(file, real(found.workspace))) return globals;
  return found;
}

/// `-`: standard input, in the place of --stdin-filename.
std::optional<Overlay> overlay_of(const Globals& globals, const CheckOptions& options) {
  if (!options.reads_buffer()) return std::nullopt;
  const auto folder = real(find_workspace(globals, options.stdin_filename));
  const auto path = real(options.stdin_filename);
  if (!is_within(path, folder))
    throw CommandError{"--stdin-filename " + text::visible(options.stdin_filename) + " is not in the workspace " + text::visible(folder.string())};
  auto text = edge::read_input("-");
  if (!text) throw CommandError{"standard input cannot be read: " + text.error().message};
  return Overlay{path.lexically_relative(folder).generic_string(), std::move(*text)};
}

/// What the user asked for: the files of the paths, or everything, and of that the codes.
class Selection {
 public:
  explicit Selection(const CheckOptions& options) : codes_(options.select, options.ignore) {
    for (const auto& path : options.paths) {
      const auto& named = path == "-" ? options.stdin_filename : path;
      std::error_code fault;
      if (path != "-" && !fs::exists(fs::symlink_status(named, fault)))
        throw CommandError{text::visible(named) + " cannot be opened: there is no such file"};
      wanted_.push_back({path, real(named)});
    }
  }
  [[nodiscard]] bool takes(const std::string& shown) const {
    if (wanted_.empty()) return true;
    const auto known = taken_.find(shown);
    if (known != taken_.end()) return known->second;
    const auto path = real(shown);
    const bool takes = std::ranges::any_of(wanted_, [&](const auto& want) { return is_within(path, want.second); });
    return taken_.emplace(shown, takes).first->second;
  }
  [[nodiscard]] bool takes(const Diagnostic& finding, const Sources& sources) const {
    return codes_.takes(finding.code) && takes(sources.path(finding.at.file));
  }
  /// Throws for a path that names no runbook.
  void require_runbooks(const Loaded& loaded) const {
    for (const auto& [name, path] : wanted_) {
      const bool any = std::ranges::any_of(loaded.files, [&](FileId file) { return is_within(real(loaded.sources.path(file)), path); });
      if (!any && name != "-") throw CommandError{text::visible(name) + " is not a runbook of this workspace"};
    }
  }

 private:
  std::vector<std::pair<std::string, fs::path>> wanted_;  // as named, and really
  mutable std::map<std::string, bool> taken_;
  CodeFilter codes_;
};

CheckReport report_of(const Loaded& loaded, std::vector<Diagnostic> found, const Selection& selection) {
  CheckReport report;
  if (loaded.workspace) report.workspace = loaded.workspace->id;
  report.files = loaded.files;
  report.secrets = loaded.secrets;
  report.diagnostics = std::move(found);
  std::erase_if(report.files, [&](FileId file) { return !selection.takes(loaded.sources.path(file)); });
  std::erase_if(report.diagnostics, [&](const Diagnostic& d) { return !selection.takes(d, loaded.sources); });
  return report;
}

std::string render(const CheckReport& report, const Sources& sources, const Globals& globals, const std::string& format) {
  if (format == "json") return check_json(report, sources);
  if (format == "github") return check_github(report, sources);
  if (format == "sarif") return check_sarif(report, sources, version());
  if (format == "junit") return check_junit(report, sources);
  return check_text(report, sources, text_options(globals));
}

/// 1 where there is something to object.
int exit_of(const CheckReport& report, const CheckOptions& options) {
  const bool objection = std::ranges::any_of(
      report.diagnostics, [&](const Diagnostic& d) { return options.strict || d.severity == Severity::error; });
  return objection ? Exit::findings : Exit::done;
}

/// What --diff says beside the diff.
std::string told(const Mended& mended, const CheckReport& left) {
  const auto counted = [](std::size_t count, const std::string& what) { return std::to_string(count) + " " + what + (count == 1 ? "" : "s"); };
  std::string text = mended.fixed.empty() ? "nothing to fix" : counted(mended.fixed.size(), "finding") + " would be fixed in " + counted(mended.files.size(), "file");
  if (!left.diagnostics.empty()) text += ", " + counted(left.diagnostics.size(), "finding") + " left to a person: `runbook check` shows " + (left.diagnostics.size() == 1 ? "it" : "them");
  return text + "\n";
}

/// --fix and --diff.
int run_fix(const Globals& globals, const CheckOptions& options, const Opened& opened, const std::optional<Overlay>& overlay,
            Instant now, const Selection& selection, const CheckReport& before) {
  edge::DiskReader files{opened.folder};
  const auto mended = mend(files, opened.shown, now,
                           [&](const Diagnostic& d, const Sources& sources) { return selection.takes(d, sources); }, overlay);
  auto after = report_of(mended.loaded, mended.diagnostics, selection);
  if (options.diff) {
    print(check_diff(mended.files, text_options(globals)));
    if (!globals.quiet) complain(told(mended, after));
    return exit_of(before, options);  // nothing was written: all of it still stands
  }
  for (const auto& file : mended.files) {
    if (const auto put = edge::rewrite(opened.folder, file.path, file.before, file.after); !put)
      throw CommandError{text::visible(put.error().message)};
  }
  after.fixed = mended.fixed;
  print(render(after, mended.loaded.sources, globals, options.format));
  return exit_of(after, options);
}

/// A buffer of a file that the workspace leaves out is no runbook, and nothing is wrong with it. An editor does not know
/// what is left out, so this is no error.
int run_left_out(const Globals& globals, const CheckOptions& options) {
  if (!options.stdin_filename.ends_with(".yaml") && !options.stdin_filename.ends_with(".yml"))
    throw CommandError{text::visible(options.stdin_filename) + " is no runbook: its name does not end in .yaml or .yml"};
  if (!options.diff) print(render({}, {}, globals, options.format));
  return Exit::done;
}

int run_check(const Globals& given, const CheckOptions& options) {
  refuse(options);
  const auto globals = globals_of(given, options);
  const Selection selection{options};
  const auto overlay = overlay_of(globals, options);
  if (overlay && !edge::DiskReader{find_workspace(globals, options.stdin_filename)}.would_list(overlay->path))
    return run_left_out(globals, options);
  const auto& opened = kept(open_workspace(globals, overlay, options.paths.empty() || overlay ? options.stdin_filename : options.paths.front()));
  const auto& loaded = opened.loaded;
  const auto now = now_of(globals, loaded.workspace ? loaded.workspace->timezone : Zone{});
  const auto report = report_of(loaded, check(loaded, now, Rules::all, edge::processors()), selection);
  const bool missing = !loaded.workspace && loaded.complete;
  if (!missing) selection.require_runbooks(loaded);
  if ((options.fix || options.diff) && !missing) return run_fix(globals, options, opened, overlay, now, selection, report);
  print(render(report, loaded.sources, globals, options.format));
  if (missing) throw CommandError{"there is no workspace in " + text::visible(opened.folder) + "; searched\n  " + text::visible(opened.prefix) + "workspace.yaml and every other *.yaml and *.yml below it"};
  return exit_of(report, options);
}

}  // namespace

Command check_command() {
  const auto options = std::make_shared<CheckOptions>();
  return {"check",
          "Find what is wrong with the runbooks",
          {"runbook check", "runbook check --strict --format github", "runbook check --diff", "runbook check --fix",
           "runbook check - --stdin-filename runbooks/profit.yaml < buffer"},
          {{"PATH", "", "Show only what stands in these files or folders; - is standard input", &options->paths},
           {"--format", "FORMAT", "How to report", &options->format, {"text", "json", "github", "sarif", "junit"}},
           {"--stdin-filename", "FILE", "The file in whose place standard input stands", &options->stdin_filename},
           {"--select", "CODES", "Only these: codes, names or beginnings of codes, such as RB6,empty-selector; may be repeated", &options->select},
           {"--ignore", "CODES", "All but these", &options->ignore},
           {"--strict", "", "Exit with 1 for warnings too", &options->strict},
           {"--fix", "", "Mend what has exactly one right answer, then report what is left", &options->fix},
           {"--diff", "", "Write nothing, show what --fix would change", &options->diff}},
          [options](const Globals& globals) { return run_check(globals, *options); }};
}

}  // namespace runbook::cli
