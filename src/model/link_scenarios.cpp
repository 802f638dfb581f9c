#include <algorithm>

#include "model/expectation_sections.hpp"
#include "model/link.hpp"
#include "model/suggest.hpp"

namespace runbook::model {
namespace {

/// A subject that a scenario names: a source or an obligation.
struct Subject {
  const Pipeline* pipeline = nullptr;
  const Source* source = nullptr;
  const Obligation* obligation = nullptr;
};

class ScenarioChecker {
 public:
  ScenarioChecker(const Workspace& workspace, Names& names, Decoder& decoder)
      : workspace_(workspace), names_(names), decoder_(decoder) {}

  void check(const Scenario& scenario) {
    for (const auto& seen : scenario.observations) {
      const auto subject = find_subject(seen.subject, seen.at);
      if (!subject) continue;
      for (const auto& sighting : seen.sightings) {
        if (!sighting.period) continue;
        if (subject->source) {
          decoder_.report(Code::invalid_value, sighting.period_at, "`for` names the period of a commitment or routine, but " + quoted(seen.subject) + " is a source");
        } else if (sighting.period->every != subject->obligation->every) {
          decoder_.report(Code::invalid_value, sighting.period_at,
                          "`for` names a " + std::string{name_of(sighting.period->every)} + ", but " + quoted(seen.subject) +
                              " is due every " + std::string{name_of(subject->obligation->every)});
        }
      }
    }
    for (const auto& expectation : scenario.expect) {
      for (const auto& [subject, state] : expectation.states) {
        if (subject.value.find('/') != std::string::npos) (void)find_subject(subject.value, subject.at);
        else check_pipeline(subject, state);
      }
      for (const auto& entry : expectation.resolve_by) check_deadline(entry);
      for (const auto& subject : expectation.overdue.value_or(Texts{})) (void)find_subject(subject.value, subject.at);
      for (const auto* list : {&expectation.told, &expectation.told_includes}) {
        for (const auto& name : list->value_or(Texts{})) {
          PartyRef ref{name.value, name.at, {}};
          names_.link(ref);
        }
      }
      for (const auto& [rotation, person] : expectation.oncall) {
        PersonRef who{person.value, person.at, {}};
        names_.link(who);
        names_.want_rotation(rotation);
      }
    }
  }

 private:
  using Texts = std::vector<Located<std::string>>;

  /// A key that is no field and no subject: a pipeline's id, or else a key that nobody knows.
  void check_pipeline(const Located<std::string>& name, const Located<std::string>& state) {
    if (find(workspace_.pipelines, name.value)) return (void)read_state(decoder_, state);
    if (names_.is_unread(Sort::pipeline)) return;
    std::vector<std::string_view> keys, known;
    for (const auto& row : fields_of<Scenario::Expectation>()) keys.push_back(row.key);
    known = keys;
    if (names_.wants_candidates()) {
      for (const auto& pipeline : workspace_.pipelines) known.push_back(pipeline.id);
    }
    auto help = whose_subject(workspace_, name.value);
    if (help.empty()) help = did_you_mean(name.value, known);
    if (help.empty()) help = "expected `PIPELINE/ID`, a pipeline's id, or one of " + one_of(keys) + "; keys of your own start with `x-`";
    decoder_.report(Code::unknown_key, name.at, "unexpected key " + quoted(name.value) + " in an expectation", std::move(help));
  }

  void check_deadline(const Scenario::Expectation::ResolveBy& entry) {
    const auto subject = find_subject(entry.subject.value, entry.subject.at);
    if (!entry.pipeline) return;
    PipelineRef watcher{entry.pipeline->value, entry.pipeline->at, {}};
    names_.link(watcher);
    if (!subject || !watcher.to || watches(workspace_[*watcher.to], *subject)) return;
    if (workspace_[*watcher.to].unread("sla") || workspace_[*watcher.to].unread("sources")) return;
    decoder_.report(Code::undefined_name, entry.subject.at, quoted(watcher.name) + " does not watch " + quoted(entry.subject.value),
                    "name a pipeline that has a freshness rule on it");
  }

  /// Whether a rule of the pipeline selects it, or it is a duty of its own.
  [[nodiscard]] bool watches(const Pipeline& pipeline, const Subject& subject) const {
    if (subject.obligation) return subject.pipeline == &pipeline;
    return std::ranges::any_of(pipeline.freshness, [&](const FreshnessRule& rule) {
      return std::ranges::any_of(rule.sources, [&](const Selector& selector) {
        return std::ranges::any_of(selector.selects, [&](const SourceRef& one) { return &workspace_[one] == subject.source; });
      });
    });
  }

  std::optional<Subject> find_subject(std::string_view name, Location at) {
    const auto slash = name.find('/');
    const auto pipeline_name = name.substr(0, slash);
    const auto found = find(workspace_.pipelines, pipeline_name);
    if (!found && names_.is_unread(Sort::pipeline)) return std::nullopt;
    if (found && slash != name.npos) {
      const auto& pipeline = workspace_[*found];
      const auto id = name.substr(slash + 1);
      if (const auto source = find(pipeline.sources, id)) return Subject{&pipeline, &pipeline.sources[source->index], nullptr};
      if (const auto obligation = find(pipeline.obligations, id)) return Subject{&pipeline, nullptr, &pipeline.obligations[obligation->index]};
      if (pipeline.unread("sources") || pipeline.unread("commitments") || pipeline.unread("routine")) return std::nullopt;
    }
    // Candidates within the pipeline that is named, else over all pipelines.
    std::vector<std::string> subjects;
    for (const auto& pipeline : workspace_.pipelines) {
      if (!names_.wants_candidates()) break;
      if (found && pipeline.id != pipeline_name) continue;
      for (const auto& source : pipeline.sources) subjects.push_back(subject_of(pipeline, source.id));
      for (const auto& obligation : pipeline.obligations) subjects.push_back(subject_of(pipeline, obligation.id));
      if (subjects.size() > 10'000) break;
    }
    names_.undefined(name, at, "subject", {subjects.begin(), subjects.end()});
    return std::nullopt;
  }

  const Workspace& workspace_;
  Names& names_;
  Decoder& decoder_;
};

}  // namespace

void check_scenarios(const Workspace& w, Names& names, Decoder& decoder) {
  ScenarioChecker checker{w, names, decoder};
  for (const auto& scenario : w.scenarios) checker.check(scenario);
}

}  // namespace runbook::model
