// A pipeline as values: what goes in, what is promised, what breaks, who covers it; and scenarios (language.md, A
// pipeline; semantics.md, Scenarios).
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "runbook/people.hpp"
#include "runbook/probe.hpp"
#include "runbook/texts.hpp"

namespace runbook {

struct SourceRef {
  Handle<Pipeline> pipeline;
  std::uint32_t source = 0;  ///< index into the pipeline's sources
  auto operator<=>(const SourceRef&) const = default;
};

/// Sources of one pipeline, ascending. Selectors of one text that stand in one pipeline share one list, which nobody
/// changes; what follows each other, as all of a pipeline do, needs none.
class Selected {
 public:
  Selected() = default;
  /// `sources`: indexes into the pipeline's, ascending, each once.
  Selected(Handle<Pipeline> pipeline, std::vector<std::uint32_t> sources);

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] SourceRef operator[](std::size_t i) const { return {pipeline_, list_ ? (*list_)[i] : first_ + static_cast<std::uint32_t>(i)}; }
  [[nodiscard]] bool contains(SourceRef source) const {
    if (size_ == 0 || source.pipeline != pipeline_) return false;
    return list_ ? std::ranges::binary_search(*list_, source.source) : source.source - first_ < size_;
  }

  class Iterator {
   public:
    using value_type = SourceRef;
    using difference_type = std::ptrdiff_t;
    Iterator() = default;
    Iterator(const Selected& all, std::size_t at) : all_(&all), at_(at) {}
    SourceRef operator*() const { return (*all_)[at_]; }
    Iterator& operator++() { return ++at_, *this; }
    Iterator operator++(int) { return {*all_, at_++}; }
    bool operator==(const Iterator& other) const { return at_ == other.at_; }

   private:
    const Selected* all_ = nullptr;
    std::size_t at_ = 0;
  };
  [[nodiscard]] Iterator begin() const { return {*this, 0}; }
  [[nodiscard]] Iterator end() const { return {*this, size_}; }

 private:
  Handle<Pipeline> pipeline_;
  std::uint32_t first_ = 0;
  std::uint32_t size_ = 0;
  std::shared_ptr<const std::vector<std::uint32_t>> list_;  // null: `size_` from `first_` on
};

/// `marketing`, `kind:external-api`, `tag:x`, `*`, each perhaps behind `PIPELINE/`.
struct Selector {
  std::string text;                    ///< as written
  Location at;
  Selected selects;                    ///< empty where nothing fits (reported)
};

/// Text to text, for other programs.
using LabelMap = std::map<std::string, std::string>;

enum class SourceKind : std::uint8_t { internal, external_api, stream, manual, pipeline };
[[nodiscard]] std::string_view name_of(SourceKind kind);

/// What is said of a source.
struct SourceWords {
  Unread unread;
  std::string_view id;
  std::string_view title;  ///< empty: as the id
  std::vector<std::string_view> tags;
  std::vector<std::string_view> contains;
  Rare<Probe> probe;
  Rare<PipelineRef> from;
  Rare<LabelMap> labels;
  Location at;
  SourceKind kind = SourceKind::internal;
  std::optional<Every> arrives;
};

/// A type of data that goes in. There may be a million, so what few have takes no room in the others.
class Source {
 public:
  Source() = default;
  /// `texts` keeps its texts, and must outlive it.
  Source(SourceWords words, Texts& texts);

  std::string_view id;
  Location at;
  SourceKind kind = SourceKind::internal;
  std::optional<Every> arrives;

  [[nodiscard]] std::string_view title() const { return title_size_ == 0 ? id : std::string_view{id.data() + id.size(), title_size_}; }
  [[nodiscard]] std::span<const std::string_view> tags() const { return tags_and_contents_.all().first(tags_); }
  [[nodiscard]] std::span<const std::string_view> contains() const { return tags_and_contents_.all().subspan(tags_); }
  [[nodiscard]] const Rare<Probe>& probe() const { return rest().probe; }
  /// Null: none.
  [[nodiscard]] const PipelineRef* from() const { return rest().from.get(); }
  [[nodiscard]] PipelineRef* from() { return rest_ ? rest_->from.get() : nullptr; }
  [[nodiscard]] const Rare<LabelMap>& labels() const { return rest().labels; }
  /// Whether a key's value was given but could not be read.
  [[nodiscard]] bool unread(std::string_view key) const { return rest().unread(key); }
  void add_unread(std::string_view key) { (rest_ ? *rest_ : rest_.emplace()).unread.add(key); }

 private:
  struct Rest {
    Unread unread;
    Rare<Probe> probe;
    Rare<PipelineRef> from;
    Rare<LabelMap> labels;
  };
  [[nodiscard]] const Rest& rest() const {
    static const Rest none;
    return rest_ ? *rest_ : none;
  }

  std::uint32_t title_size_ = 0;  // behind the id in one text
  std::uint32_t tags_ = 0;        // how many stand before the contents
  TextList tags_and_contents_;
  Rare<Rest> rest_;
};

enum class Count : std::uint8_t { elapsed, working_days };

struct FreshnessRule {
  Unread unread;
  std::vector<Selector> sources;
  Seconds warn_after{};   ///< zero: could not be read
  Seconds alarm_after{};  ///< zero: could not be read
  std::optional<Seconds> resolve_within;
  Count count = Count::elapsed;
  Location at;               ///< the rule's first key
  Location warn_after_at;    ///< values, for the rules that compare them
  Location alarm_after_at;
  Location resolve_within_at;
};

struct Due {
  enum class Kind : std::uint8_t { last_day, last_working_day, weekday, day_of_month };
  Kind kind = Kind::last_day;
  std::chrono::weekday weekday{};
  unsigned day = 0;  ///< 1 to 31; past the month's end it is the last day
};

enum class IfNotWorkingDay : std::uint8_t { keep, before, after };

/// A commitment or a routine: something due again and again.
struct Obligation {
  Unread unread;
  enum class Kind : std::uint8_t { commitment, routine };
  Kind kind{};
  std::string id;
  std::string title;
  std::vector<PartyRef> by;
  Every every{};
  Due due;
  Clock at_time = std::chrono::hours{24};
  std::optional<Day> from;
  std::optional<Seconds> warn_before;
  IfNotWorkingDay if_not_working_day = IfNotWorkingDay::keep;
  bool settles_problems = false;  ///< commitments only
  Location at;
};
[[nodiscard]] std::string_view name_of(Obligation::Kind kind);

/// A cause, which may have causes of its own.
struct Cause {
  std::string_view title;  ///< in the pipeline's `texts`
  std::vector<Cause> causes;
};

struct Link {
  std::string title;
  std::string url;
};

struct Issue {
  Unread unread;
  std::string id;
  std::string title;
  std::vector<Selector> affects;
  std::vector<Cause> causes;
  TextList symptoms;  ///< these stand in the pipeline's `texts`
  TextList diagnose;
  TextList fix;
  TextList backfill;
  std::vector<PartyRef> escalate;
  std::vector<Link> links;
  Location at;
};

/// Days of a month: all of them, or the first or last `days` (working) days.
struct Window {
  enum class Kind : std::uint8_t { always, first_days, last_days, first_working_days, last_working_days };
  Kind kind = Kind::always;
  unsigned days = 0;
  std::string text = "always";  ///< as written
};

struct Coverage {
  Unread unread;
  std::string id;
  std::string title;
  PartyRef by;
  std::optional<std::vector<Selector>> sources;  ///< without: everything the pipeline is told of
  Window when;
  bool all_hours = false;
  bool cover_holidays = false;
  Location at;
};

struct Raci {
  Unread unread;
  std::vector<PartyRef> responsible;
  std::vector<PartyRef> accountable;
  std::vector<PartyRef> consulted;
  std::vector<PartyRef> informed;
  std::optional<Location> responsible_at;  ///< the value, where it was given and could be read
  std::optional<Location> accountable_at;
};

struct Pipeline {
  Unread unread;
  std::string id;
  std::string title;
  std::string domain;
  std::string purpose;
  std::string audience;
  std::optional<Day> reviewed;
  Location reviewed_at;  ///< its value
  LabelMap labels;
  std::shared_ptr<const Texts> texts;  ///< of its sources and issues; null: none
  std::vector<Source> sources;
  std::vector<PartyRef> primary_owners;
  std::vector<PartyRef> secondary_owners;
  Raci raci;
  std::vector<FreshnessRule> freshness;  ///< as written
  std::vector<Obligation> obligations;   ///< commitments and routines together
  std::vector<Issue> issues;             ///< as written
  std::optional<std::string> no_oncall;  ///< the reason
  std::vector<Coverage> coverage;        ///< as written: of equals the first listed counts
  Notify notify;
  std::vector<Handle<Pipeline>> upstream;  ///< direct, ascending, each once
  Location at;
};

// ---------------------------------------------------------------------------------------------- scenarios

/// What was seen of a subject, as a scenario or an observations file says it.
struct Sighting {
  Moment at;
  std::optional<PeriodName> period;
  Location period_at;  ///< the value of `for`, where there is one
};

struct Scenario {
  struct Seen {
    std::string subject;
    Location at;
    std::vector<Sighting> sightings;
  };
  struct Expectation {
    Unread unread;
    Moment at;
    /// Of a subject or a pipeline's id, the state.
    std::vector<std::pair<Located<std::string>, Located<std::string>>> states;
    std::optional<std::vector<Located<std::string>>> overdue;
    std::optional<std::vector<Located<std::string>>> told;
    std::optional<std::vector<Located<std::string>>> told_includes;
    /// By when a problem must be resolved.
    struct ResolveBy {
      std::optional<Located<std::string>> pipeline;  ///< whose rule is meant; nothing: the earliest of all
      Located<std::string> subject;
      std::optional<Moment> by;  ///< nothing: there is no such time
      Location at;               ///< the value
    };
    std::vector<ResolveBy> resolve_by;
    std::vector<std::pair<Located<std::string>, Located<std::string>>> oncall;  ///< rotation, person
    Location at_place;
    Location overdue_at;  ///< the values of these lists, where they were given
    Location told_at;
    Location told_includes_at;
  };
  Unread unread;
  std::string title;
  std::vector<Seen> observations;
  std::vector<Expectation> expect;
  Location at;
};

}  // namespace runbook
