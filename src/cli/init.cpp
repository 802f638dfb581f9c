// runbook init.
#include <algorithm>
#include <filesystem>
#include <memory>

#include "cli/commands.hpp"
#include "edge/disk.hpp"
#include "runbook/starter.hpp"
#include "text/utf8.hpp"

namespace runbook::cli {
namespace {

namespace fs = std::filesystem;

/// The workspace above a folder, which would read a workspace within it as its own second one.
std::optional<fs::path> workspace_around(const fs::path& folder) {
  std::error_code fault;
  for (auto at = folder; at.has_relative_path();) {
    at = at.parent_path();
    if (fs::exists(fs::symlink_status(at / "workspace.yaml", fault))) return at;
  }
  return std::nullopt;
}

/// As a word that a shell takes as it is.
std::string word(const std::string& text) {
  const auto plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || std::string_view{"-_./"}.find(c) != std::string_view::npos;
  };
  if (!text.empty() && std::ranges::all_of(text, plain)) return text;
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? "'\\''" : std::string(1, c);
  return out + "'";
}

int run_init(const Globals& globals, const std::string& folder) {
  std::error_code fault;
  const auto real = fs::weakly_canonical(fs::absolute(folder), fault);
  if (const auto around = workspace_around(real))
    throw CommandError{text::visible(folder) + " lies in the workspace " + text::visible(around->string()) + ", which would read it as a second one"};
  std::vector<edge::NewFile> files;
  for (auto& [path, text] : starter(Zone{}.day_of(now_of(globals, Zone{})))) files.push_back({path, std::move(text)});
  if (const auto made = edge::create_all(folder, files); !made)
    throw CommandError{text::visible(made.error().message) + "\nNothing was written."};
  if (globals.quiet) return Exit::done;

  std::string list;
  for (const auto& file : files) list += "  " + text::visible((fs::path{folder} / file.path).lexically_normal().string()) + "\n";
  const bool found = folder == "." || fs::path{folder}.lexically_normal() == "runbooks" || fs::path{folder}.lexically_normal() == "runbooks/";
  const auto with = found ? std::string{} : " -C " + word(folder);
  const auto observations = word((fs::path{folder} / "observations.yaml").lexically_normal().string());
  print("Written:\n" + list +
        "\nNext:\n"
        "  runbook check" + with + "\n"
        "  runbook status" + with + " --observations " + observations + "\n"
        "  runbook oncall" + with + " --week\n"
        "  runbook test" + with + "\n"
        "\nThen put your own people into workspace.yaml, and your own pipelines beside it.\n");
  return Exit::done;
}

}  // namespace

Command init_command() {
  const auto folder = std::make_shared<std::string>(".");
  return {"init",
          "Write a small workspace to begin with",
          {"runbook init runbooks", "runbook init"},
          {{"DIR", "", "The folder, made where it is not there; this folder where it is left out. Nothing is overwritten", folder.get()}},
          [folder](const Globals& globals) { return run_init(globals, *folder); }};
}

}  // namespace runbook::cli
