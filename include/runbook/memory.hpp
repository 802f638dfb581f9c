// The memory that survives: a log of events that is only ever added to, and what an answer needs of it (docs/state.md).
//
// The values and functions here are pure. `Memory` is the port; src/edge/state/ has the real one (SQLite, PostgreSQL),
// the tests a fake. Whoever has seen something (`runbook record`, a probe) hands it over as `Sightings`.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "runbook/acts.hpp"
#include "runbook/evaluate.hpp"
#include "runbook/ports.hpp"

namespace runbook {

// ---------------------------------------------------------------------------------------------- events

/// What was seen of one subject, in the order in which it was given.
struct Sightings {
  std::string subject;  ///< `pipeline/source`, `pipeline/commitment` or `pipeline/routine`
  std::vector<Observation> seen;
};

/// Something that a person did.
struct Act {
  /// `end` ends a silence before its time; `prune` says that observations were forgotten.
  enum class Kind : std::uint8_t { ack, silence, end, resolve, prune };
  Kind kind{};
  std::string id;                ///< 16 hexadecimal digits: the same act, wherever it is copied to
  std::string subject;           ///< of an incident; silence and end: the selector as written; prune: empty
  Instant at;                    ///< when it holds from: `--at`, else when it was typed
  std::optional<Instant> since;  ///< ack, resolve: the incident's
  std::optional<Instant> until;  ///< silence: its end; prune: what was seen before it is forgotten
  std::string refers;            ///< end: the silence's id
  std::string note;
  bool operator==(const Act&) const = default;
};
[[nodiscard]] std::string_view name_of(Act::Kind kind);
[[nodiscard]] std::optional<Act::Kind> find_act(std::string_view name);

/// One act of writing: all of it is remembered, or nothing. `recorded` is the system's clock, whatever `--at` says.
struct Recording {
  Who by;
  Instant recorded;
  std::vector<Sightings> seen;
  std::vector<Act> acts;
};

/// One observation of the log.
struct Seen {
  std::string subject;
  Instant at;
  std::optional<PeriodName> period;
  bool operator==(const Seen&) const = default;
};

/// One line of the log.
struct Event {
  Who by;
  Instant recorded;
  std::variant<Seen, Act> what;
  bool operator==(const Event&) const = default;
};

// ---------------------------------------------------------------------------------------------- the port

/// What an answer at an instant asks of the memory.
struct Question {
  std::vector<std::string> sources;      ///< subjects: the latest observation answers
  std::vector<std::string> obligations;  ///< subjects: every observation counts
  Instant until;                         ///< the last instant that counts (`now` and the clock skew)
  std::optional<Instant> since{};        ///< of sources: every observation after this too, not the latest alone
};

struct Remembered {
  std::vector<Sightings> seen;  ///< in no particular order; each list in the order it was recorded
  std::size_t later = 0;        ///< how many observations of these subjects lie after `until`
  std::vector<Event> acts;      ///< every act, in the order they were recorded
};

struct Recorded {
  std::uint64_t added = 0;
  std::uint64_t known = 0;  ///< observations and acts that were there already: said twice is said once
};

struct LogQuery {
  std::optional<std::string> subject;      ///< only what was seen of this subject
  std::function<bool(const Act&)> wanted;  ///< only these acts; nothing: all
  std::size_t most = 0;                    ///< the newest so many; 0: all
};

struct Log {
  std::vector<Event> events;  ///< newest first
  std::uint64_t total = 0;    ///< how many there are in all
};

/// Where events are kept. Every failure says for a person what could not be done, and holds no secret.
class Memory {
 public:
  virtual ~Memory() = default;
  /// Adds to the log, in one transaction: once this gives back, all of it survives a crash and a loss of power. An
  /// observation of the same subject, instant and period as one remembered is that one; so is an act of the same id.
  [[nodiscard]] virtual Result<Recorded> record(const std::vector<Recording>& recordings) = 0;
  /// What an answer needs, from one moment of the log.
  [[nodiscard]] virtual Result<Remembered> recall(const Question& question) = 0;
  [[nodiscard]] virtual Result<Log> log(const LogQuery& query) = 0;
  /// Hands over the whole log, oldest first, until `take` gives false.
  [[nodiscard]] virtual Result<void> each(const std::function<bool(const Event&)>& take) = 0;
  /// Forgets observations of these subjects before an instant, but for the latest of each, and adds `why` to the log,
  /// in one transaction. Gives how many were forgotten.
  [[nodiscard]] virtual Result<std::uint64_t> prune(const std::vector<std::string>& subjects, Instant before,
                                                    const Recording& why) = 0;
  /// The latest `recorded` of the log, so that a clock set back is noticed; nothing where the log is empty.
  [[nodiscard]] virtual Result<std::optional<Instant>> last_recorded() = 0;
};

// ---------------------------------------------------------------------------------------------- what follows from it

/// What `status` at `now` needs to know.
[[nodiscard]] Question question_for(const Workspace& workspace, Instant now);

/// What is remembered, joined with what the user's files say (`more`): an observation that stands in both counts once.
[[nodiscard]] Facts facts_of(const Workspace& workspace, const Remembered& remembered, const Facts& more);
/// The other way: what was read, to be remembered, by subject.
[[nodiscard]] std::vector<Sightings> sightings_of(const Workspace& workspace, const Facts& facts);

/// The silences that hold at an instant, ended ones as they were ended; by `from`, then id.
[[nodiscard]] std::vector<Silence> silences_at(const std::vector<Event>& acts, Instant now);

/// Puts acks, silences and resolutions upon the incidents of a report, as of its `at`; whom a silence holds back is no
/// longer in `notify`. An ack or resolution belongs to the incident of its `since` alone: the next is a new one.
void with_acts(StatusReport& report, const Workspace& workspace, const std::vector<Event>& acts);

/// What a selector of the command line selects: `unit/marketing`, `unit/*`, `unit/kind:external-api`, `unit/tag:x`, or
/// without a pipeline `unit`, `*`, `kind:…` and `tag:…`. Subjects, ascending; obligations by `*` and by their own names.
[[nodiscard]] std::vector<std::string> subjects_selected(const Workspace& workspace, std::string_view selector);

/// Every subject of a workspace, ascending.
[[nodiscard]] std::vector<std::string> subjects_of(const Workspace& workspace);

// ---------------------------------------------------------------------------------------------- export

/// One line of JSON (with its line break) that says a whole event; instants are in UTC.
[[nodiscard]] std::string event_line(const Event& event);
/// Reads lines of that shape. Fails, naming the line, at the first that is none: half an import helps nobody.
[[nodiscard]] Result<std::vector<Recording>> read_event_lines(std::string_view text);

}  // namespace runbook
