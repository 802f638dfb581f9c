#include <algorithm>

#include "model/link.hpp"

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
          decoder_.report(Code::invalid_value, seen.at, "`for` names the period of a commitment or routine, but " + quoted(seen.subject) + " is a source");
        } else if (sighting.period->every != subject->obligation->every) {
          decoder_.report(Code::invalid_value, seen.at,
                          "`for` names a " + std::string{name_of(sighting.period->every)} + ", but " + quoted(seen.subject) +
                              " is due every " + std::string{name_of(subject->obligation->every)});
        }
      }
    }
    for (const auto& expectation : scenario.expect) {
      for (const auto& [subject, state] : expectation.states) (void)find_subject(subject.value, subject.at);
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
      for (const auto& source : pipeline.sources) subjects.push_back(pipeline.id + "/" + source.id);
      for (const auto& obligation : pipeline.obligations) subjects.push_back(pipeline.id + "/" + obligation.id);
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
