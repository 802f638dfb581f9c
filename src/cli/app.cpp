#include "cli/app.hpp"

#include <spdlog/spdlog.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>

#include "edge/disk.hpp"
#include "edge/processors.hpp"
#include "text/edit_distance.hpp"
#include "text/utf8.hpp"

namespace runbook::cli {
namespace {

namespace fs = std::filesystem;

bool has_workspace(const fs::path& folder) {
  std::error_code fault;
  return fs::exists(fs::symlink_status(folder / "workspace.yaml", fault)) && !fault;
}

/// How the workspace's folder is shown: relative to the working folder, with `/` at the end.
std::string prefix_of(const fs::path& folder) {
  std::error_code fault;
  auto shown = fs::proximate(fs::weakly_canonical(folder, fault), fs::current_path(fault), fault);
  if (fault) shown = folder;
  if (shown == ".") return {};
  return shown.generic_string() + "/";
}

/// Where the working folder lies in the workspace: relative to it, empty where it does not.
std::string inside_of(const fs::path& folder) {
  std::error_code fault;
  const auto inside = fs::current_path(fault).lexically_relative(fs::weakly_canonical(folder, fault));
  if (fault || inside.empty() || inside == "." || *inside.begin() == "..") return {};
  return inside.generic_string();
}

std::optional<fs::path> search_upward(fs::path from, std::vector<std::string>& places) {
  for (;;) {
    for (const auto& place : {from, from / "runbooks"}) {
      if (has_workspace(place)) return place;
      places.push_back((place / "workspace.yaml").lexically_normal().string());
    }
    if (from == from.root_path() || from.empty()) return std::nullopt;
    from = from.parent_path();
  }
}

constexpr std::size_t most_errors = 20;  // shown by a command that was asked something else

std::vector<Diagnostic> errors_in(const Loaded& loaded) {
  auto found = check(loaded, Instant{}, Rules::errors, edge::processors());
  std::erase_if(found, [](const Diagnostic& d) { return d.severity != Severity::error; });
  return found;
}

}  // namespace

std::string find_workspace(const Globals& globals, const std::string& hint) {
  std::string named = globals.workspace;
  std::string by = "--workspace";
  if (named.empty()) {
    if (const char* variable = std::getenv("RUNBOOK_WORKSPACE"); variable && *variable) named = variable, by = "RUNBOOK_WORKSPACE";
  }
  std::error_code fault;
  if (!named.empty()) {
    if (!fs::is_directory(named, fault)) throw CommandError{by + " " + text::visible(named) + " is not a folder"};
    return named;
  }
  std::vector<std::string> places;
  const auto start = fs::current_path(fault);
  if (const auto found = search_upward(start, places)) return prefix_of(*found).empty() ? "." : prefix_of(*found);
  if (const auto found = hint.empty() ? std::nullopt : workspace_of(hint)) return *found;
  std::string message = "there is no workspace here; searched";
  for (const auto& place : places) message += "\n  " + text::visible(place);
  message += "\nName the folder with --workspace DIR, or start one with: runbook init DIR";
  throw CommandError{message};
}

std::optional<std::string> workspace_of(const std::string& file) {
  std::error_code fault;
  auto from = fs::weakly_canonical(fs::absolute(file, fault), fault);
  if (!fs::is_directory(from, fault)) from = from.parent_path();
  std::vector<std::string> places;
  const auto found = search_upward(from, places);
  if (!found) return std::nullopt;
  return prefix_of(*found).empty() ? "." : prefix_of(*found);
}

Opened open_workspace(const Globals& globals, const std::optional<Overlay>& overlay, const std::string& hint, KeepTexts keep) {
  Opened opened;
  opened.folder = find_workspace(globals, hint);
  opened.prefix = prefix_of(opened.folder);
  edge::DiskReader files{opened.folder};
  opened.shown = {opened.prefix, inside_of(opened.folder)};
  opened.loaded = load(files, opened.shown, overlay, edge::processors(), keep);
  if (spdlog::should_log(spdlog::level::info)) spdlog::info("read {} files of {}", opened.loaded.files.size(), opened.folder);
  return opened;
}

void refuse_errors(const Loaded& loaded, const Globals& globals) {
  const auto errors = errors_of(loaded, text_options(globals, true));
  if (errors.empty()) return;
  complain(errors);
  throw CommandError{};
}

Opened open_sound_workspace(const Globals& globals) {
  auto opened = open_workspace(globals, {}, {}, KeepTexts::faulty);
  if (opened.loaded.workspace && errors_in(opened.loaded).empty()) return opened;
  opened = open_workspace(globals);  // with the texts that the diagnostics show
  refuse_errors(opened.loaded, globals);
  return opened;
}

std::string errors_of(const Loaded& loaded, const TextOptions& options) {
  auto found = errors_in(loaded);
  if (found.empty() && loaded.workspace) return {};
  CheckReport report;
  report.files = loaded.files;
  report.secrets = loaded.secrets;
  report.diagnostics = std::move(found);
  return check_text(report, loaded.sources, options, most_errors);
}

Instant instant_option(const std::string& option, const std::string& text, Zone zone) {
  const auto moment = parse_moment(text);
  if (!moment) throw CommandError{option + ": " + text::visible(text) + " is not an instant such as 2026-11-23T09:00:00Z"};
  return resolve(*moment, zone);
}

Instant now_of(const Globals& globals, Zone zone) {
  if (globals.at.empty()) return std::chrono::floor<Seconds>(std::chrono::system_clock::now());
  return instant_option("--at", globals.at, zone);
}

TextOptions text_options(const Globals& globals, bool error) {
  const int stream = error ? STDERR_FILENO : STDOUT_FILENO;
  TextOptions options;
  const bool terminal = ::isatty(stream) == 1;
  const char* no_color = std::getenv("NO_COLOR");
  const char* kind = std::getenv("TERM");
  const bool wanted = !(no_color && *no_color) && !(kind && std::string_view{kind} == "dumb");
  options.color = globals.color == "always" || (globals.color == "auto" && terminal && wanted);
  winsize size{};
  if (terminal && ::ioctl(stream, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
    options.width = size.ws_col;
  } else if (const char* columns = std::getenv("COLUMNS")) {
    const int number = std::atoi(columns);
    if (number > 0 && number < 10'000) options.width = static_cast<unsigned>(number);
  }
  return options;
}

void print(std::string_view text) {
  auto rest = text;
  while (!rest.empty()) {
    const auto put = ::write(STDOUT_FILENO, rest.data(), rest.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0 && errno == EPIPE) return;  // nobody listens any more: no fault of ours
    if (put < 0) throw CommandError{std::string{"standard output cannot be written: "} + std::strerror(errno)};
    rest.remove_prefix(static_cast<std::size_t>(put));
  }
}

void complain(const std::string& text) {
  std::string_view rest = text;
  while (!rest.empty()) {
    const auto put = ::write(STDERR_FILENO, rest.data(), rest.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return;  // nowhere left to say so
    rest.remove_prefix(static_cast<std::size_t>(put));
  }
}

void no_such(const std::string& what, const std::string& name, const std::vector<std::string_view>& candidates) {
  std::string message = "no " + what + " is called " + text::visible(name);
  if (const auto near = text::closest(name, candidates)) message += "; did you mean " + std::string{*near} + "?";
  throw CommandError{message};
}

void no_such_code(const std::string& word) {
  std::string message = text::visible(word) + " is no code of `check`";
  if (const auto near = nearest_code(word)) message += "; did you mean " + *near + "?";
  throw CommandError{message + "\n`runbook explain` lists them all."};
}

std::vector<Handle<Pipeline>> pipelines_named(const Workspace& workspace, const std::vector<std::string>& names) {
  std::vector<Handle<Pipeline>> handles;
  for (const auto& name : names) {
    if (const auto found = find(workspace.pipelines, name)) {
      handles.push_back(*found);
      continue;
    }
    if (const auto slash = name.find('/'); slash != name.npos && std::ranges::binary_search(subjects_of(workspace), name)) {
      throw CommandError{name + " is a subject of the pipeline " + name.substr(0, slash) +
                         ", not a pipeline; its story: runbook status --why " + name};
    }
    std::vector<std::string_view> candidates;
    for (const auto& pipeline : workspace.pipelines) candidates.push_back(pipeline.id);
    no_such("pipeline", name, candidates);
  }
  return handles;
}

}  // namespace runbook::cli
