// Whatever the rows of a state hold, also one that another hand has written, reading them ends, with events or with a
// sentence, and events can be shown. A line of the input is a row: the first letter of its table (meta, recording, subject,
// observation, act), then its values between `|`: `i12`, `f1.5`, `ttext`, `xbytes`, or nothing for NULL.
#include "edge/state/database/session.hpp"

#include <soci/sqlite3/soci-sqlite3.h>

#include <cstdlib>

#include "edge/state/database/soci_memory.hpp"
#include "fuzz/support.hpp"
#include "runbook/evaluate.hpp"
#include "runbook/render.hpp"

namespace {

using namespace runbook;
namespace api = sqlite_api;
using api::sqlite3_destructor_type;  // SQLITE_TRANSIENT names it

struct Table {
  char letter;
  const char* create;  // with no types and no constraints: SQLite asks nobody who writes for them
  const char* insert;
  int columns;
};
constexpr Table tables[] = {
    {'m', "create table runbook_meta (name, value)", "insert into runbook_meta values (?,?)", 2},
    {'r', "create table runbook_recording (id, recorded, person, login)", "insert into runbook_recording values (?,?,?,?)", 4},
    {'s', "create table runbook_subject (id, name)", "insert into runbook_subject values (?,?)", 2},
    {'o', "create table runbook_observation (id, subject, instant, period, recording)", "insert into runbook_observation values (?,?,?,?,?)", 5},
    {'a', "create table runbook_act (id, code, kind, subject, instant, since_instant, until_instant, refers, note, recording)",
     "insert into runbook_act values (?,?,?,?,?,?,?,?,?,?)", 10},
};

void bind(api::sqlite3_stmt* row, int column, std::string_view value) {
  const std::string content{value.substr(std::min<std::size_t>(value.size(), 1))};
  switch (value.empty() ? '\0' : value.front()) {
    case 'i': api::sqlite3_bind_int64(row, column, std::strtoll(content.c_str(), nullptr, 10)); break;
    case 'f': api::sqlite3_bind_double(row, column, std::strtod(content.c_str(), nullptr)); break;
    case 't': api::sqlite3_bind_text(row, column, content.data(), static_cast<int>(content.size()), SQLITE_TRANSIENT); break;
    case 'x': api::sqlite3_bind_blob(row, column, content.data(), static_cast<int>(content.size()), SQLITE_TRANSIENT); break;
    default: api::sqlite3_bind_null(row, column);
  }
}

void fill(api::sqlite3* database, std::string_view input) {
  for (const Table& table : tables) api::sqlite3_exec(database, table.create, nullptr, nullptr, nullptr);
  while (!input.empty()) {
    const auto end = std::min(input.find('\n'), input.size());
    auto line = input.substr(0, end);
    input.remove_prefix(std::min(end + 1, input.size()));
    for (const Table& table : tables) {
      if (line.empty() || line.front() != table.letter) continue;
      api::sqlite3_stmt* row = nullptr;
      fuzz::require(api::sqlite3_prepare_v2(database, table.insert, -1, &row, nullptr) == SQLITE_OK, "the target's own statement is sound");
      for (int column = 1; column <= table.columns; ++column) {
        line.remove_prefix(std::min(line.find('|'), line.size()));
        line.remove_prefix(std::min<std::size_t>(line.size(), 1));
        bind(row, column, line.substr(0, line.find('|')));
      }
      api::sqlite3_step(row);
      api::sqlite3_finalize(row);
    }
  }
}

std::unique_ptr<edge::SociMemory> state_of(std::string_view input) {
  auto session = std::make_unique<edge::Session>();
  session->place.shown = "state.db";
  session->sql.open(soci::sqlite3, "db=:memory:");
  fill(static_cast<soci::sqlite3_session_backend*>(session->sql.get_backend())->conn_, input);
  return std::make_unique<edge::SociMemory>(std::move(session));
}

const Loaded& shop() {
  static const auto loaded = [] {
    fuzz::Files files{
        "workspace: w\nversion: 1\ntimezone: Europe/Berlin\npeople: { a: { name: A } }\n%%%\n"
        "pipeline: p\ntitle: P\nreviewed: 2026-11-01\nowners: { primary: [a] }\nraci: { responsible: [a], accountable: [a] }\n"
        "sources: [{ id: s }, { id: t }]\n"
        "sla:\n  freshness: [{ sources: [s], warn_after: 1d, alarm_after: 2d }]\n"
        "  commitments: [{ id: c, title: C, by: a, every: month, due: last-day, at: '12:00', from: 2026-01-01 }]\n"};
    return load(files, "");
  }();
  fuzz::require(loaded.workspace.has_value(), "the workspace of the target itself is sound");
  return loaded;
}

template <class T>
void require_sentence(const Result<T>& result) {
  if (result) return;
  fuzz::require(result.error().message.starts_with("the state state.db "), "a failure names the state");
  fuzz::require_calm(result.error().message);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto& workspace = *shop().workspace;
  const Instant now = std::chrono::sys_days{std::chrono::November / 23 / 2026};
  const auto memory = state_of(fuzz::text_of(data, size));
  require_sentence(memory->belongs_to("w"));
  require_sentence(memory->last_recorded());

  auto question = question_for(workspace, now);
  for (const bool range : {false, true}) {
    if (range) question.since = now - std::chrono::days{40};
    const auto remembered = memory->recall(question);
    require_sentence(remembered);
    if (!remembered) continue;
    auto report = evaluate(workspace, facts_of(workspace, *remembered, {}), now);
    with_acts(report, workspace, remembered->acts);
    fuzz::require_calm(status_text(report, workspace, shop().sources, {false, 80}, {true}));
    fuzz::require_calm(silences_text(silences_at(remembered->acts, now), workspace, now, {false, 80}));
  }

  const auto log = memory->log({});
  require_sentence(log);
  if (log) {
    fuzz::require_calm(history_text(*log, workspace, now, {false, 80}));
    (void)history_json(*log, workspace);
  }
  std::string lines;
  const auto all = memory->each([&](const Event& event) {
    lines += event_line(event);
    return true;
  });
  require_sentence(all);
  // A copy may be refused, since an act may lack what a new one must have; but it is never half read.
  if (all) (void)read_event_lines(lines);
  return 0;
}
