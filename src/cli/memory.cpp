#include "cli/memory.hpp"

#include <algorithm>
#include <chrono>

#include "cli/limits.hpp"
#include "edge/state/open.hpp"
#include "text/utf8.hpp"

namespace runbook::cli {
namespace {

Instant system_now() { return std::chrono::floor<Seconds>(std::chrono::system_clock::now()); }

/// Whether it was named, else where the workspace has its own.
edge::StatePlace place_of(const Opened& opened, const Globals& globals) {
  if (!globals.state.empty()) return value_of(edge::state_place(globals.state));
  edge::StatePlace place;
  place.path = opened.folder + (opened.folder.ends_with('/') ? "" : "/") + ".runbook/state.db";
  place.shown = text::visible(opened.prefix) + ".runbook/state.db";
  return place;
}

/// `a, b and 3 more`, or with `or` between the last two.
std::string listed(const std::vector<std::string>& names, std::size_t most, const std::string& word = "and") {
  const std::size_t shown = std::min(names.size(), most);
  std::string text;
  for (std::size_t i = 0; i < shown; ++i) {
    const bool last = i + 1 == names.size();
    text += (i == 0 ? "" : last ? " " + word + " " : ", ") + names[i];
  }
  if (shown < names.size()) text += " " + word + " " + std::to_string(names.size() - shown) + " more";
  return text;
}

/// What to say where the clock stands behind the last entry of the log.
std::vector<std::string> clock_set_back(Memory& memory, Zone zone) {
  const auto last = value_of(memory.last_recorded());
  if (!last || system_now() + std::chrono::minutes{5} >= *last) return {};
  return {"the clock reads " + format_instant(system_now(), zone) + ", but the state was last written at " +
          format_instant(*last, zone) + ": was the clock set back? Nothing is lost; what was recorded for later counts from then on"};
}

}  // namespace

std::unique_ptr<Memory> memory_to_write(const Opened& opened, const Globals& globals) {
  return value_of(edge::open_state(place_of(opened, globals), edge::StateAccess::write, opened.loaded.workspace->id));
}

std::unique_ptr<Memory> memory_to_read(const Opened& opened, const Globals& globals, bool any) {
  const auto place = place_of(opened, globals);
  if (globals.state.empty() && !edge::state_exists(place.path)) return nullptr;
  return value_of(edge::open_state(place, edge::StateAccess::read, any ? "" : opened.loaded.workspace->id));
}

Known read_known(const Opened& opened, const Globals& globals, const std::vector<std::string>& paths, bool strict,
                 const Asked& asked, std::vector<FactText> texts) {
  const auto& workspace = *opened.loaded.workspace;
  auto read = read_observations(workspace, paths, strict, std::move(texts));
  Known known{{}, std::move(read.warnings), {}, {}};
  const auto memory = memory_to_read(opened, globals);
  if (!memory) {
    known.facts = std::move(read.facts);
    return known;
  }
  if (globals.at.empty()) known.asides = clock_set_back(*memory, workspace.timezone);
  auto question = question_for(workspace, asked.now);
  question.since = asked.since;
  auto remembered = value_of(memory->recall(question));
  known.facts = facts_of(workspace, remembered, read.facts);
  known.acts = std::move(remembered.acts);
  return known;
}

Who who_is(const Workspace& workspace, const std::string& person) {
  if (!person.empty() && !find(workspace.people, person)) {
    std::vector<std::string_view> ids;
    for (const auto& one : workspace.people) ids.push_back(one.id);
    no_such("person", person, ids);
  }
  return {person, edge::system_user()};
}

Recording recording_by(Who by) { return {std::move(by), system_now(), {}, {}}; }

std::string note_option(const std::string& option, const std::string& text) {
  if (text::first_invalid(text)) throw CommandError{option + " is not UTF-8"};
  if (text.size() > longest_note) throw CommandError{option + " is longer than " + std::to_string(longest_note) + " bytes; a link to more does better"};
  return text;
}

Recorded remember(Memory& memory, const Globals& globals, Zone zone, const std::vector<Recording>& recordings) {
  say(clock_set_back(memory, zone), globals);
  return value_of(memory.record(recordings));
}

void no_such_subject(const Workspace& workspace, const std::string& name) {
  const auto subjects = subjects_of(workspace);
  constexpr std::size_t most = 8;
  // A word alone may be a pipeline, or what stands behind the slash.
  std::vector<std::string> of_pipeline, so_ending;
  for (const auto& subject : subjects) {
    if (subject.starts_with(name + "/")) of_pipeline.push_back(subject);
    if (subject.ends_with("/" + name)) so_ending.push_back(subject);
  }
  if (find(workspace.pipelines, name)) {
    if (of_pipeline.empty()) throw CommandError{name + " is a pipeline, and it has no source, commitment or routine to ask for"};
    throw CommandError{name + " is a pipeline; its subjects are " + listed(of_pipeline, most)};
  }
  if (!so_ending.empty()) throw CommandError{"no subject is called " + text::visible(name) + "; did you mean " + listed(so_ending, most, "or") + "?"};
  no_such("subject", name, {subjects.begin(), subjects.end()});
}

void must_be_subject(const Workspace& workspace, const std::string& name) {
  if (!std::ranges::binary_search(subjects_of(workspace), name)) no_such_subject(workspace, name);
}

}  // namespace runbook::cli
