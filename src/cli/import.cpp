// runbook import.
#include <algorithm>
#include <filesystem>
#include <memory>

#include "cli/commands.hpp"
#include "cli/dbt_draft.hpp"
#include "edge/disk.hpp"
#include "text/utf8.hpp"

namespace runbook::cli {
namespace {

namespace fs = std::filesystem;

struct Options {
  std::string from;
  std::vector<std::string> files;
  std::string owner;
  std::string pipeline;
};

template <class Read>
auto read_artifact(const std::string& path, Read read) {
  const auto text = edge::read_input(path);
  if (!text) throw CommandError{text::visible(path) + " cannot be read: " + text.error().message};
  auto artifact = read(*text);
  if (!artifact) throw CommandError{text::visible(path) + ": " + artifact.error().message};
  return std::move(*artifact);
}

/// The party that `--owner` names; else the first role, team or person, which is for the user to better.
std::string owner_of(const Workspace& workspace, const std::string& named) {
  std::vector<std::string_view> parties;
  for (const auto& role : workspace.roles) parties.push_back(role.id);
  for (const auto& team : workspace.teams) parties.push_back(team.id);
  for (const auto& person : workspace.people) parties.push_back(person.id);
  for (const auto& rotation : workspace.rotations) parties.push_back(rotation.id);
  if (parties.empty()) throw CommandError{"the workspace has no role, team or person that could own what is drafted"};
  if (named.empty()) return std::string{parties.front()};
  if (std::ranges::find(parties, named) == parties.end()) no_such("role, team or person", named, parties);
  return named;
}

int run_import(const Globals& globals, const Options& options) {
  if (options.from != "dbt") throw CommandError{"import: " + (options.from.empty() ? std::string{"from what"} : text::visible(options.from)) + "? dbt is known: runbook import dbt sources.json [manifest.json]"};
  if (options.files.empty() || options.files.size() > 2) throw CommandError{"import dbt takes sources.json, and manifest.json besides if you like"};
  DbtDraft draft;
  draft.found = read_artifact(options.files[0], edge::read_dbt_sources);
  if (options.files.size() == 2) draft.declared = read_artifact(options.files[1], edge::read_dbt_manifest);
  if (draft.found.empty() && draft.declared.empty()) throw CommandError{"dbt knows of no source there"};
  if (!options.pipeline.empty()) draft.pipeline = options.pipeline;

  std::optional<Opened> opened;
  try {
    opened = open_workspace(globals);
  } catch (const CommandError&) {
    if (!globals.workspace.empty()) throw;  // named, but not there
  }
  std::error_code fault;
  fs::path folder = fs::current_path(fault);
  if (opened && opened->loaded.workspace) {
    folder = fs::weakly_canonical(opened->folder, fault);
    draft.owner = owner_of(*opened->loaded.workspace, options.owner);
  } else if (!options.owner.empty()) {
    draft.owner = options.owner;
  }
  const auto artifact = fs::weakly_canonical(options.files[0], fault).lexically_relative(folder);
  draft.artifact = artifact.empty() ? options.files[0] : artifact.generic_string();
  draft.outside = draft.artifact.starts_with("../") || draft.artifact.starts_with("/");
  print(draft_of(draft));
  return Exit::done;
}

}  // namespace

Command import_command() {
  const auto options = std::make_shared<Options>();
  return {"import",
          "Draft a runbook from what another program knows",
          {"runbook import dbt target/sources.json target/manifest.json > shop.yaml",
           "runbook import dbt target/sources.json --owner data-engineering"},
          {{"FROM", "", "dbt", &options->from},
           {"FILE", "FILE", "dbt's sources.json, then perhaps its manifest.json", &options->files},
           {"--owner", "PARTY", "Who owns what is drafted (the first role, team or person)", &options->owner},
           {"--pipeline", "ID", "The id of the pipeline (dbt-PROJECT)", &options->pipeline}},
          [options](const Globals& globals) { return run_import(globals, *options); }};
}

}  // namespace runbook::cli
