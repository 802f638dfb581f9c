// The state of every promise at an instant, the incidents that follow, and who is told (semantics.md).
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "runbook/acts.hpp"
#include "runbook/model.hpp"
#include "runbook/perhaps.hpp"
#include "runbook/rare.hpp"

namespace runbook {

/// One thing seen, of one subject. `period`: only for obligations, the period that it settles.
struct Observation {
  Instant at;
  std::optional<PeriodName> period;
  std::uint32_t order = 0;  ///< place among all that were given: decides where clock skew makes instants equal
  bool operator==(const Observation&) const = default;
};

/// Lists of what belongs to subjects, one behind the other in one piece: of a million sources each has an item or a few.
template <class T>
class BySubject {
 public:
  BySubject() = default;
  /// `sizes`: how many subjects each pipeline has. `items`: each with the place of its subject among those of all
  /// pipelines; those of one subject keep their order.
  BySubject(const std::vector<std::uint32_t>& sizes, const std::vector<std::pair<std::uint32_t, T>>& items)
      : places_(1), items_(items.size()) {
    for (const std::uint32_t size : sizes) places_.push_back(places_.back() + size);
    begins_.resize(places_.back() + 2);
    // Counted two places further on, so that each beginning stands one too far; it moves to its list's end as items come
    // in, which is where the next one begins.
    for (const auto& [place, item] : items) ++begins_[place + 2];
    for (std::size_t i = 2; i < begins_.size(); ++i) begins_[i] += begins_[i - 1];
    for (const auto& [place, item] : items) items_[begins_[place + 1]++] = item;
  }

  /// Those of subject `index` of a pipeline; none where nothing was ever gathered.
  [[nodiscard]] std::span<const T> of(Handle<Pipeline> pipeline, std::uint32_t index) const {
    return places_.empty() ? std::span<const T>{} : at(places_[pipeline.index] + index);
  }
  /// Those of the subject at a place among all.
  [[nodiscard]] std::span<const T> at(std::size_t place) const {
    return std::span{items_}.subspan(begins_[place], begins_[place + 1] - begins_[place]);
  }
  [[nodiscard]] std::span<T> at(std::size_t place) {
    return std::span{items_}.subspan(begins_[place], begins_[place + 1] - begins_[place]);
  }
  /// How many subjects there are.
  [[nodiscard]] std::size_t size() const { return places_.empty() ? 0 : places_.back(); }

 private:
  std::vector<std::uint32_t> places_;  // where each pipeline's subjects begin, and where the last one's end
  std::vector<std::uint32_t> begins_;  // where each subject's items begin, and where the last one's end
  std::vector<T> items_;
};

/// What has been seen, by subject. Each list ascends; equal instants stand as they were given.
struct Facts {
  BySubject<Instant> sources;
  BySubject<Observation> obligations;
  std::size_t later = 0;  ///< how many more there are that lie too late to count and were not read
  [[nodiscard]] std::span<const Instant> of(SourceRef source) const { return sources.of(source.pipeline, source.source); }
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
  bool overdue = false;
  Perhaps<Handle<Pipeline>> inherited_from;
  const FreshnessRule* rule = nullptr;  ///< in the pipeline that the row stands under
  Perhaps<Instant> last_arrival;        ///< as shown: an instant up to 5 minutes ahead is `now`
  Perhaps<Seconds> age;                 ///< counted as the rule counts; elapsed without a rule
  Perhaps<Instant> warning_since;
  Perhaps<Instant> alarm_since;
  Perhaps<Instant> resolve_by;
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
  std::string_view as;                   ///< the entry of the notify list as written; the workspace's
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

/// What people did about an incident (memory.hpp, with_acts).
struct Acts {
  std::optional<Ack> ack;                ///< the latest
  std::optional<Silence> silence;        ///< the one that lasts longest
  std::optional<Resolution> resolution;  ///< the latest
};

/// A source, commitment or routine in warning or alarm, however many pipelines watch it.
class Incident {
 public:
  struct IssueRef {
    Handle<Pipeline> pipeline;
    std::uint32_t issue = 0;  ///< index into the pipeline's issues
    auto operator<=>(const IssueRef&) const = default;
  };
  /// A pipeline whose own rule or obligation is in warning or alarm, and the level that it tells people of there.
  struct Teller {
    Handle<Pipeline> pipeline;
    Level level{};
    auto operator<=>(const Teller&) const = default;
  };
  /// Whom it concerns. Most incidents of a pipeline concern the same: they share one, which nobody changes.
  struct Circle {
    std::vector<Handle<Pipeline>> affects;  ///< ascending
    std::vector<IssueRef> issues;           ///< ascending by pipeline, then by the issues' ids
    std::vector<Teller> tellers;            ///< ascending by pipeline
    std::vector<Notice> notify;             ///< by id; to be told if nothing is silenced
  };

  Handle<Pipeline> pipeline;  ///< whose source or obligation it is
  std::uint32_t index = 0;    ///< into the pipeline's sources or obligations
  bool of_source = false;
  bool overdue = false;
  State state{};
  Instant since;
  Perhaps<Instant> resolve_by;
  const Circle* circle = nullptr;  ///< never null; the report's
  Rare<Acts> acts;

  /// Nothing: an obligation.
  [[nodiscard]] std::optional<SourceRef> source() const {
    return of_source ? std::optional{SourceRef{pipeline, index}} : std::nullopt;
  }
  [[nodiscard]] const Ack* ack() const { return acts && acts->ack ? &*acts->ack : nullptr; }
  [[nodiscard]] const Silence* silence() const { return acts && acts->silence ? &*acts->silence : nullptr; }
  [[nodiscard]] const Resolution* resolution() const { return acts && acts->resolution ? &*acts->resolution : nullptr; }
  /// Who is told, by id: nobody where it is silenced.
  [[nodiscard]] const std::vector<Notice>& notify() const;
};
/// Its id within its pipeline; with that, `profit-unit/marketing`.
[[nodiscard]] std::string_view id_of(const Workspace& workspace, const Incident& incident);
[[nodiscard]] std::string subject_of(const Workspace& workspace, const Incident& incident);

struct StatusCounts {
  std::uint32_t ok = 0, unknown = 0, warning = 0, alarm = 0, unmonitored = 0, pending = 0;
};

struct StatusReport {
  Instant at;
  State state = State::unmonitored;
  StatusCounts counts;
  std::vector<PipelineStatus> pipelines;
  std::vector<Incident> incidents;
  std::shared_ptr<const std::deque<Incident::Circle>> circles;  ///< that the incidents point to
  std::vector<std::string> warnings;
  /// Why a source's probe could not be read, by subject. It adds no observation: what was seen before still counts, so
  /// late data is not excused by a broken probe, and what nobody has seen is unknown. Filled in by whoever looked.
  std::map<std::string, std::string> probe_errors;
  bool probed = false;      ///< somebody looked, so a source without an error had none
  bool remembered = false;  ///< a memory was asked: what people did is known (memory.hpp, with_acts)
  std::vector<Silence> silences;  ///< all that hold at `at`, also those that hold nothing back (memory.hpp, with_acts)
};

/// The incident of a subject; null where it has none.
[[nodiscard]] const Incident* incident_of(const StatusReport& report, const Workspace& workspace, std::string_view subject);

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
