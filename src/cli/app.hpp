// What every command needs: the options that all of them take, the workspace, the terminal, the exit codes.
#pragma once

#include <cassert>
#include <optional>
#include <string>
#include <vector>

#include "runbook/check.hpp"
#include "runbook/load.hpp"
#include "runbook/render.hpp"

namespace runbook::cli {

/// cli.md, the table of exit codes.
enum Exit : int { done = 0, findings = 1, failed = 2 };

/// Options of every command.
struct Globals {
  std::string workspace;       ///< -C
  std::string at;              ///< --at
  std::string state;           ///< --state
  std::string color = "auto";  ///< --color
  bool quiet = false;
  bool verbose = false;
};

/// A failure that ends a command with Exit::failed; its message is for standard error.
struct CommandError {
  std::string message;
};

/// A workspace that was found and read.
struct Opened {
  std::string folder;  ///< as a path that works from the working folder
  ShownPaths shown;    ///< how its files are named
  std::string prefix;  ///< before the paths that are shown: empty, or with a final `/`
  Loaded loaded;
};

/// The folder by -C, RUNBOOK_WORKSPACE, or the nearest one (language.md, A workspace). Throws CommandError with the
/// places searched. `hint`: a path that the user named, searched upward from where nothing else is found.
[[nodiscard]] std::string find_workspace(const Globals& globals, const std::string& hint = {});
/// The nearest workspace of a file, by its own folder and those above it, whatever the working folder; nothing where
/// there is none.
[[nodiscard]] std::optional<std::string> workspace_of(const std::string& file);
[[nodiscard]] Opened open_workspace(const Globals& globals, const std::optional<Overlay>& overlay = {}, const std::string& hint = {},
                                    KeepTexts keep = KeepTexts::all);
/// The same for commands that answer from the workspace: with errors in it the diagnostics go to standard error and
/// CommandError is thrown with an empty message. Of many the first are shown: who wanted an answer needs to know that there is
/// none, and where to begin. Most texts are forgotten: nothing of them will be shown.
[[nodiscard]] Opened open_sound_workspace(const Globals& globals);
/// Does that for a workspace that is read already.
void refuse_errors(const Loaded& loaded, const Globals& globals);
/// What keeps a workspace from being answered from, as `check` shows it, of many the first; empty where nothing does.
[[nodiscard]] std::string errors_of(const Loaded& loaded, const TextOptions& options);

/// --at, or the system's clock. Throws CommandError for what is no instant.
[[nodiscard]] Instant now_of(const Globals& globals, Zone zone);
/// An instant as an option has it, in the workspace's zone where it has no offset.
[[nodiscard]] Instant instant_option(const std::string& option, const std::string& text, Zone zone);

/// How text on standard output (`error`: on standard error) may look.
[[nodiscard]] TextOptions text_options(const Globals& globals, bool error = false);

/// Holds a value until the process ends, and beyond: to take a million sources apart piece by piece, only to give the
/// memory back that goes with the process, would be a twentieth of all work. For what a command has one of.
template <class T>
[[nodiscard]] const T& kept(T value) {
  static const T* held = nullptr;
  assert(!held);
  held = new T(std::move(value));
  return *held;
}

/// Writes data to standard output whole. Throws CommandError where it cannot be written; a pipe closed by its reader
/// ends the program quietly.
void print(std::string_view text);
/// Writes a message or diagnostics to standard error.
void complain(const std::string& text);

/// The pipelines that the user named, or CommandError with the nearest name.
[[nodiscard]] std::vector<Handle<Pipeline>> pipelines_named(const Workspace& workspace, const std::vector<std::string>& names);
/// CommandError "no WHAT is called …".
[[noreturn]] void no_such(const std::string& what, const std::string& name, const std::vector<std::string_view>& candidates);
/// The same for a word that names no code of `check`.
[[noreturn]] void no_such_code(const std::string& word);

}  // namespace runbook::cli
