// The state of every promise at an instant, the incidents that follow, and who is told (semantics.md).
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runbook/acts.hpp"
#include "runbook/model.hpp"
#include "runbook/rare.hpp"

namespace runbook {

/// One thing seen, of one subject. `period`: only for obligations, the period that it settles.
struct Observation {
  Instant at;
  std::optional<PeriodName> period;
  std::uint32_t order = 0;  ///< place among all that were given: decides where clock skew makes instants equal
  bool operator==(const Observation&) const = default;
};

/// What has been seen, by subject. Each list ascends by `at`; equal ones stand as they were given.
struct Facts {
  std::vector<std::vector<std::vector<Observation>>> sources;      ///< [pipeline][source]
  std::vector<std::vector<std::vector<Observation>>> obligations;  ///< [pipeline][obligation]
  std::size_t later = 0;  ///< how many more there are that lie too late to count and were not read
};

struct ReadFacts {
  Facts facts;
  std::vector<std::string> warnings;          ///< observations that are not used, each with its file and line
  std::optional<std::string> error;           ///< the text as a whole does not parse
};

/// Text of observations in any of the formats of semantics.md, told apart by content.
struct FactText {
  std::string path;  ///< as shown
  std::string text;
};

/// Reads observations; several texts add up, in their order. Never fails for one line: that is a warning.
[[nodiscard]] ReadFacts read_facts(const Workspace& workspace, const std::vector<FactText>& texts);
/// The observations of a scenario; what fits nothing is left out (load has reported it).
[[nodiscard]] Facts facts_of(const Workspace& workspace, const Scenario& scenario);

enum class State : std::uint8_t { ok, unknown, warning, alarm, unmonitored, pending };
[[nodiscard]] std::string_view name_of(State state);
[[nodiscard]] std::optional<State> find_state(std::string_view name);

struct SourceStatus {
  SourceRef source;
  State state{};
  std::optional<Instant> last_arrival;   ///< as shown: an instant up to 5 minutes ahead is `now`
  std::optional<Seconds> age;            ///< counted as the rule counts; elapsed without a rule
  std::optional<Instant> warning_since;
  std::optional<Instant> alarm_since;
  std::optional<Instant> resolve_by;
  bool overdue = false;
  std::optional<Handle<Pipeline>> inherited_from;
  const FreshnessRule* rule = nullptr;   ///< in the pipeline that the row stands under
};

struct ObligationStatus {
  std::uint32_t obligation = 0;  ///< index into the pipeline's obligations
  State state{};
  std::optional<Day> first_day;   ///< of the period shown
  std::optional<Instant> period_start;
  std::optional<Instant> period_end;
  std::optional<Instant> due;
  std::optional<Instant> done_at;
  bool overdue = false;
  std::optional<Instant> next_due;  ///< of the period shown, where that is done of the first later one that is not
};

struct PipelineStatus {
  Handle<Pipeline> pipeline;
  State state{};
  std::vector<SourceStatus> sources;  ///< its own by id, then the upstream ones its rules select, by subject
  std::vector<ObligationStatus> obligations;
};

/// Why somebody is told.
struct Because {
  Handle<Pipeline> pipeline;
  std::string as;                        ///< the entry of the notify list as written
  Party party;                           ///< the party that it stands for
  std::optional<Handle<Rotation>> via;   ///< the rotation that gave the person
  bool operator==(const Because&) const = default;
};

struct Notice {
  Party to;  ///< a person, or a role or team that stands for itself
  Instant deliver_at;
  bool away = false;
  std::vector<Handle<Channel>> channels;
  std::vector<Because> because;
};

/// Who is told of an incident, by id. Most incidents of a pipeline have the same: they share one list, which nobody changes.
class Notices {
 public:
  Notices() = default;
  Notices(std::vector<Notice> list) : list_(list.empty() ? nullptr : std::make_shared<const std::vector<Notice>>(std::move(list))) {}

  [[nodiscard]] const std::vector<Notice>& list() const {
    static const std::vector<Notice> nobody;
    return list_ ? *list_ : nobody;
  }
  [[nodiscard]] auto begin() const { return list().begin(); }
  [[nodiscard]] auto end() const { return list().end(); }
  [[nodiscard]] std::size_t size() const { return list().size(); }
  [[nodiscard]] bool empty() const { return list().empty(); }
  void clear() { list_.reset(); }

 private:
  std::shared_ptr<const std::vector<Notice>> list_;
};

struct Incident {
  std::string subject;
  State state{};
  bool overdue = false;
  Instant since;
  std::optional<Instant> resolve_by;
  std::vector<Handle<Pipeline>> affects;
  struct IssueRef {
    Handle<Pipeline> pipeline;
    std::uint32_t issue = 0;  ///< index into the pipeline's issues
  };
  std::vector<IssueRef> issues;
  /// A pipeline whose own rule or obligation is in warning or alarm, and the level that it tells people of there.
  struct Teller {
    Handle<Pipeline> pipeline;
    Level level{};
    bool operator==(const Teller&) const = default;
  };
  std::vector<Teller> tellers;  ///< ascending by pipeline
  std::optional<SourceRef> source;  ///< nothing: an obligation
  Notices notify;
  Rare<Ack> ack;                ///< the latest; these three come of the state (memory.hpp, with_acts)
  Rare<Silence> silence;        ///< the one that lasts longest; `notify` is empty then
  Rare<Resolution> resolution;  ///< the latest
};

struct StatusCounts {
  std::uint32_t ok = 0, unknown = 0, warning = 0, alarm = 0, unmonitored = 0, pending = 0;
};

struct StatusReport {
  Instant at;
  State state = State::unmonitored;
  StatusCounts counts;
  std::vector<PipelineStatus> pipelines;
  std::vector<Incident> incidents;
  std::vector<std::string> warnings;
  /// Why a source's probe could not be read, by subject. It adds no observation: what was seen before still counts, so
  /// late data is not excused by a broken probe, and what nobody has seen is unknown. Filled in by whoever looked.
  std::map<std::string, std::string> probe_errors;
  bool probed = false;      ///< somebody looked, so a source without an error had none
  bool remembered = false;  ///< a memory was asked: what people did is known (memory.hpp, with_acts)
  std::vector<Silence> silences;  ///< all that hold at `at`, also those that hold nothing back (memory.hpp, with_acts)
};

/// The whole answer at `now`. `only`: the pipelines to report (empty: all), that is their rows, the counts and the worst of
/// these, and the incidents that affect one of them; each row, incident and warning is as in the whole.
[[nodiscard]] StatusReport evaluate(const Workspace& workspace, const Facts& facts, Instant now,
                                    const std::vector<Handle<Pipeline>>& only = {});

/// Only the rows in one of these states, and the incidents; pipelines without such a row are left out, and the counts and
/// the report's state are of what is left. The states of pipelines stay what they are.
[[nodiscard]] StatusReport in_states(StatusReport report, const std::vector<State>& states);

/// Adds a row to the sum.
void add(StatusCounts& counts, State state);

}  // namespace runbook
