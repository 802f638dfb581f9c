#include "cli/gather.hpp"

#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <filesystem>

#include "cli/limits.hpp"
#include "cli/memory.hpp"
#include "edge/helper_prober.hpp"
#include "text/utf8.hpp"

namespace runbook::cli {
namespace {

unsigned jobs_of(const ProbeOptions& options) {
  unsigned jobs = 0;
  const auto [end, fault] = std::from_chars(options.jobs.data(), options.jobs.data() + options.jobs.size(), jobs);
  if (fault != std::errc{} || end != options.jobs.data() + options.jobs.size() || jobs < 1 || jobs > most_jobs)
    throw CommandError{"--jobs: " + text::visible(options.jobs) + " is not a number from 1 to " + std::to_string(most_jobs)};
  return jobs;
}

Seconds timeout_of(const ProbeOptions& options) {
  const auto timeout = parse_duration(options.timeout);
  if (!timeout || *timeout < Seconds{1} || *timeout > longest_look)
    throw CommandError{"--timeout: " + text::visible(options.timeout) + " is not a duration from 1s to 1h"};
  return *timeout;
}

/// Every reference that the workspace holds: none of their contents may stand in a message, whoever wrote it.
std::vector<std::string> references_of(const Workspace& workspace) {
  std::vector<std::string> references;
  const auto add = [&](const std::string& text) {
    if (text.starts_with("env:") || text.starts_with("file:")) references.push_back(text);
  };
  for (const auto& channel : workspace.channels) add(channel.address);
  for (const auto& pipeline : workspace.pipelines) {
    for (const auto& source : pipeline.sources) {
      if (!source.probe()) continue;
      if (const auto* sql = std::get_if<SqlProbe>(&source.probe()->what)) add(sql->connection);
      if (const auto* http = std::get_if<HttpProbe>(&source.probe()->what)) add(http->url), add(http->token);
      if (const auto* query = std::get_if<PrometheusProbe>(&source.probe()->what)) add(query->url), add(query->token);
    }
  }
  std::ranges::sort(references);
  const auto rest = std::ranges::unique(references);
  references.erase(rest.begin(), rest.end());
  return references;
}

/// One line at the foot of a terminal, gone when all is done.
class Progress {
 public:
  Progress(std::size_t all, bool shown) : all_(all), shown_(shown && all > 0) { say(0); }
  ~Progress() {
    if (shown_) complain("\r\x1b[K");
  }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  void say(std::size_t done) const {
    if (shown_) complain("\r\x1b[Klooking: " + std::to_string(done) + " of " + std::to_string(all_) + " done");
  }

 private:
  std::size_t all_;
  bool shown_;
};

}  // namespace

std::vector<Option> probe_options(ProbeOptions& options) {
  return {{"--jobs", "N", "Look at so many places at once (8)", &options.jobs},
          {"--timeout", "DURATION", "How long one look may take (30s)", &options.timeout},
          {"--allow-commands", "", "Run the programs that `command` probes name", &options.allow_commands}};
}

std::vector<SourceRef> probes_named(const Workspace& workspace, const std::vector<std::string>& names) {
  std::vector<SourceRef> chosen;
  const auto add = [&](Handle<Pipeline> pipeline, std::string_view id) {
    const auto& sources = workspace[pipeline].sources;
    for (std::uint32_t i = 0; i < sources.size(); ++i)
      if (sources[i].probe() && (id.empty() || sources[i].id == id)) chosen.push_back({pipeline, i});
  };
  if (names.empty())
    for (std::uint32_t i = 0; i < workspace.pipelines.size(); ++i) add(Handle<Pipeline>{i}, {});
  for (const auto& name : names) {
    const auto slash = std::min(name.find('/'), name.size());
    const auto id = name.substr(std::min(slash + 1, name.size()));
    const auto pipeline = find(workspace.pipelines, std::string_view{name}.substr(0, slash));
    const bool known = pipeline && (slash == name.size() || find(workspace[*pipeline].sources, id));
    if (!known) {
      std::vector<std::string> candidates;
      for (const auto& one : workspace.pipelines) {
        candidates.push_back(one.id);
        for (const auto& source : one.sources) candidates.push_back(subject_of(one, source.id));
      }
      no_such("source", name, {candidates.begin(), candidates.end()});
    }
    const auto before = chosen.size();
    add(*pipeline, id);
    if (chosen.size() == before) throw CommandError{text::visible(name) + " has no `probe:`, so there is nowhere to look"};
  }
  std::ranges::sort(chosen);
  const auto rest = std::ranges::unique(chosen);
  chosen.erase(rest.begin(), rest.end());
  return chosen;
}

std::vector<Looked> gather(const Opened& opened, const std::vector<SourceRef>& sources, Instant now, const Globals& globals,
                           const ProbeOptions& options) {
  const auto& workspace = *opened.loaded.workspace;
  edge::ProbeSettings settings;
  settings.timeout = timeout_of(options);
  const auto jobs = jobs_of(options);
  if (sources.empty()) return {};
  const auto helper = edge::find_helper();
  if (!helper) throw CommandError{"there is nothing to look with: " + helper.error().message};
  std::error_code fault;
  settings.folder = std::filesystem::absolute(opened.folder, fault).string();
  settings.zone = workspace.timezone;
  settings.now = now;
  settings.allow_commands = options.allow_commands;
  settings.policy = workspace.probes;
  settings.secrets = references_of(workspace);
  std::vector<ProbeTask> tasks;
  for (const auto source : sources) tasks.push_back({subject_of(workspace, source), *workspace[source].probe()});
  edge::HelperProber prober{*helper, std::move(settings), jobs};
  const Progress progress{tasks.size(), !globals.quiet && ::isatty(STDERR_FILENO) == 1};
  auto answers = prober.look(tasks, [&](std::size_t done) { progress.say(done); });
  std::vector<Looked> looked;
  for (std::size_t i = 0; i < tasks.size(); ++i) looked.push_back({sources[i], tasks[i].subject, std::move(answers[i])});
  return looked;
}

std::optional<std::string> remember_found(const Opened& opened, const Globals& globals, const std::vector<Looked>& looked) try {
  if (!memory_to_read(opened, globals)) return std::nullopt;
  const auto& workspace = *opened.loaded.workspace;
  auto recording = recording_by(who_is(workspace, {}));
  for (const auto& one : looked)
    if (one.answer) recording.seen.push_back({one.subject, {Observation{one.answer->at, {}, 0}}});
  if (recording.seen.empty()) return std::nullopt;
  const auto memory = memory_to_write(opened, globals);
  (void)remember(*memory, globals, workspace.timezone, {recording});
  return std::nullopt;
} catch (const CommandError& error) {
  return "what was found is not recorded: " + error.message;
}

std::string observations_of(const std::vector<Looked>& looked, Zone zone) {
  std::string lines;
  // Ids and instants need no escapes.
  for (const auto& one : looked)
    if (one.answer) lines += R"({"subject": ")" + one.subject + R"(", "at": ")" + format_instant(one.answer->at, zone) + "\"}\n";
  return lines;
}

}  // namespace runbook::cli
