// Prometheus' text exposition format 0.0.4 (prometheus/docs, instrumenting/exposition_formats), as `promtool check
// metrics` lints it: base units, HELP and TYPE before the samples, all samples of a metric together.
#include <array>
#include <functional>
#include <span>
#include <utility>

#include "render/layout.hpp"
#include "runbook/render.hpp"

namespace runbook {
namespace {

using Labels = std::vector<std::pair<std::string_view, std::string>>;

// A series for each state, 1 for the one that holds, so that no series goes stale when the state changes.
constexpr std::array kSourceStates{State::ok, State::unknown, State::warning, State::alarm, State::unmonitored};
constexpr std::array kObligationStates{State::ok, State::pending, State::warning, State::alarm, State::unmonitored};

/// In a label's value only these three are escaped; controls have become pictures before.
std::string escaped(std::string_view value) {
  std::string text;
  for (const char c : value) {
    if (c == '\\' || c == '"') text += '\\';
    if (c == '\n')
      text += "\\n";
    else
      text += c;
  }
  return text;
}

std::int64_t seconds(Instant at) { return at.time_since_epoch().count(); }

class Writer {
 public:
  Writer(const StatusReport& report, const Workspace& workspace) : report_(report), workspace_(workspace) {}

  std::string write() {
    family("runbook_evaluated_timestamp_seconds", "The instant that all of this is said of.");
    sample({}, seconds(report_.at));
    family("runbook_workspace_state", "The worst state of all pipelines: 1 for the one that holds.");
    states({}, report_.state, kSourceStates);
    family("runbook_incidents", "Open problems by the level that people are told of.");
    for (const Level level : {Level::warning, Level::alarm, Level::overdue})
      sample({{"level", std::string{name_of(level)}}}, incidents(level));
    family("runbook_observation_warnings", "Warnings about observations that could not be used.");
    sample({}, static_cast<std::int64_t>(report_.warnings.size()));
    pipelines();
    sources();
    obligations();
    return std::move(out_);
  }

 private:
  void family(std::string_view name, std::string_view help) {
    name_ = name;
    out_ += "# HELP " + name_ + " " + std::string(help) + "\n# TYPE " + name_ + " gauge\n";
  }

  void sample(const Labels& labels, std::int64_t value) {
    out_ += name_ + "{workspace=\"" + workspace_.id + "\"";
    for (const auto& [name, text] : labels)
      out_ += "," + std::string(name) + "=\"" + escaped(render::one_line(text)) + "\"";
    out_ += "} " + std::to_string(value) + "\n";
  }

  void states(const Labels& labels, State now, std::span<const State> all) {
    for (const State state : all) {
      Labels more = labels;
      more.emplace_back("state", name_of(state));
      sample(more, state == now ? 1 : 0);
    }
  }

  [[nodiscard]] std::int64_t incidents(Level level) const {
    std::int64_t count = 0;
    for (const Incident& incident : report_.incidents) {
      const Level own = incident.overdue                 ? Level::overdue
                        : incident.state == State::alarm ? Level::alarm
                                                         : Level::warning;
      count += own == level ? 1 : 0;
    }
    return count;
  }

  void pipelines() {
    family("runbook_pipeline_info", "What pipelines are called.");
    for (const PipelineStatus& status : report_.pipelines) {
      const Pipeline& pipeline = workspace_[status.pipeline];
      sample({{"pipeline", pipeline.id}, {"title", pipeline.title}, {"domain", pipeline.domain}}, 1);
    }
    family("runbook_pipeline_state",
           "The worst state of a pipeline's sources and obligations: 1 for the one that holds.");
    for (const PipelineStatus& status : report_.pipelines)
      states({{"pipeline", workspace_[status.pipeline].id}}, status.state, kSourceStates);
  }

  /// A metric of every source, under each pipeline that lists it; where `value` gives nothing there is no series.
  void of_sources(std::string_view name, std::string_view help,
                  const std::function<std::optional<std::int64_t>(const SourceStatus&)>& value) {
    family(name, help);
    for (const PipelineStatus& status : report_.pipelines) {
      for (const SourceStatus& row : status.sources) {
        if (const auto number = value(row)) sample(labels(status, row), *number);
      }
    }
  }

  [[nodiscard]] Labels labels(const PipelineStatus& status, const SourceStatus& row) const {
    return {{"pipeline", workspace_[status.pipeline].id}, {"subject", subject_of(workspace_, row.source)}};
  }

  void sources() {
    family("runbook_source_state", "The state of a source as a pipeline sees it: 1 for the one that holds.");
    for (const PipelineStatus& status : report_.pipelines) {
      for (const SourceStatus& row : status.sources) states(labels(status, row), row.state, kSourceStates);
    }
    using Number = std::optional<std::int64_t>;
    of_sources("runbook_source_overdue", "Whether the time to resolve a source's problem has passed.",
               [](const SourceStatus& row) { return Number{row.overdue ? 1 : 0}; });
    of_sources("runbook_source_age_seconds", "Time since the last arrival, as the freshness rule counts it.",
               [](const SourceStatus& row) { return row.age ? Number{row.age->count()} : Number{}; });
    of_sources("runbook_source_last_arrival_timestamp_seconds", "When data last arrived.", [](const SourceStatus& row) {
      return row.last_arrival ? Number{seconds(*row.last_arrival)} : Number{};
    });
    of_sources("runbook_source_warn_after_seconds", "The age at which a warning begins.",
               [](const SourceStatus& row) { return row.rule ? Number{row.rule->warn_after.count()} : Number{}; });
    of_sources("runbook_source_alarm_after_seconds", "The age at which an alarm begins.",
               [](const SourceStatus& row) { return row.rule ? Number{row.rule->alarm_after.count()} : Number{}; });
    of_sources("runbook_source_resolve_by_timestamp_seconds", "By when a source's open problem is to be resolved.",
               [](const SourceStatus& row) { return row.resolve_by ? Number{seconds(*row.resolve_by)} : Number{}; });
  }

  template <class Each>
  void of_obligations(std::string_view name, std::string_view help, const Each& each) {
    family(name, help);
    for (const PipelineStatus& status : report_.pipelines) {
      const Pipeline& pipeline = workspace_[status.pipeline];
      for (const ObligationStatus& row : status.obligations) {
        const Obligation& obligation = pipeline.obligations[row.obligation];
        each(Labels{{"pipeline", pipeline.id},
                    {"subject", subject_of(pipeline, obligation.id)},
                    {"kind", std::string{name_of(obligation.kind)}}},
             row);
      }
    }
  }

  void obligations() {
    of_obligations(
        "runbook_obligation_state", "The state of a commitment or routine: 1 for the one that holds.",
        [&](const Labels& labels, const ObligationStatus& row) { states(labels, row.state, kObligationStates); });
    of_obligations("runbook_obligation_overdue", "Whether a commitment or routine is past its due time and not done.",
                   [&](const Labels& labels, const ObligationStatus& row) { sample(labels, row.overdue ? 1 : 0); });
    of_obligations("runbook_obligation_due_timestamp_seconds",
                   "When what is not done yet of a commitment or routine is due, or was where it is overdue.",
                   [&](const Labels& labels, const ObligationStatus& row) {
                     if (row.next_due) sample(labels, seconds(*row.next_due));
                   });
  }

  const StatusReport& report_;
  const Workspace& workspace_;
  std::string name_;  // of the family at hand
  std::string out_;
};

}  // namespace

std::string status_prometheus(const StatusReport& report, const Workspace& workspace) {
  return Writer(report, workspace).write();
}

}  // namespace runbook
