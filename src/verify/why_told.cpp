#include <algorithm>

#include "evaluate/told.hpp"
#include "verify/reasons.hpp"

namespace runbook::verification {
namespace {

/// Where a list says an entry; nothing where nobody wrote it.
std::optional<Location> place_of(const Workspace& workspace, const Pipeline& pipeline, Level level,
                                 std::string_view as) {
  for (const auto* notify : {&pipeline.notify, &workspace.notify}) {
    const auto& list = notify->at(level);
    if (!list) continue;
    for (const Addressee& entry : *list) {
      if (as.empty() || entry.who.name == as) return entry.who.at;
    }
    return std::nullopt;
  }
  return std::nullopt;
}

class Story {
 public:
  explicit Story(const Scene& scene)
      : scene_(scene), workspace_(scene.workspace()), recipients_(scene.context, scene.now()) {}

  std::vector<Reason> tell(const std::vector<std::string>& missing, const std::vector<std::string>& unexpected) {
    if (scene_.report.incidents.empty())
      return {{"there is no problem at that instant, so nobody is told", std::nullopt}};
    for (const Incident& incident : scene_.report.incidents) incident_in_short(incident);
    for (const std::string& id : missing) not_told(id);
    for (const std::string& id : unexpected) told(id);
    return std::move(reasons_);
  }

 private:
  const std::string& id(Handle<Pipeline> pipeline) const { return workspace_[pipeline].id; }

  /// `of profit-unit/marketing, a warning, profit-unit tells: responsible`.
  void incident_in_short(const Incident& incident) {
    for (const Incident::Teller& teller : incident.circle->tellers) {
      std::string entries;
      for (const Addressee& entry : notify_list(workspace_, workspace_[teller.pipeline], teller.level))
        entries += (entries.empty() ? "" : ", ") + entry.who.name;
      reasons_.push_back({subject_of(workspace_, incident) + " is at level " + std::string{name_of(teller.level)} + ", for which " +
                              id(teller.pipeline) + " tells " + (entries.empty() ? "nobody" : entries),
                          place_of(workspace_, workspace_[teller.pipeline], teller.level, {})});
    }
  }

  /// `` `responsible`, for which pipeline-owner stands ``.
  std::string entry(std::string_view as, const Party& party) const {
    const std::string& who = id_of(workspace_, party);
    return "`" + std::string{as} + "`" + (who == as ? "" : ", which is " + who);
  }

  void told(const std::string& who) {
    for (const Incident& incident : scene_.report.incidents) {
      for (const Notice& notice : incident.notify()) {
        if (id_of(workspace_, notice.to) != who) continue;
        for (const Because& why : notice.because) told(incident, notice, why);
      }
    }
  }

  void told(const Incident& incident, const Notice& notice, const Because& why) {
    const auto teller = std::find_if(incident.circle->tellers.begin(), incident.circle->tellers.end(),
                                     [&](const Incident::Teller& one) { return one.pipeline == why.pipeline; });
    std::string text = id_of(workspace_, notice.to) + " is told of " + subject_of(workspace_, incident) + " by " + id(why.pipeline) +
                       " as " + entry(why.as, why.party);
    if (why.via) text += ", on call by " + workspace_[*why.via].id;
    if (notice.away) text += ", though away, since nobody else of the party is there";
    reasons_.push_back({text, place_of(workspace_, workspace_[why.pipeline], teller->level, why.as)});
  }

  void not_told(const std::string& who) {
    const std::size_t before = reasons_.size();
    for (const Incident& incident : scene_.report.incidents) {
      for (const Untold& one : evaluation::untold(incident, recipients_)) {
        if (id_of(workspace_, one.who) == who) not_told(incident, one);
      }
    }
    if (reasons_.size() == before) reasons_.push_back(unreached(who));
  }

  void not_told(const Incident& incident, const Untold& one) {
    std::string text = id_of(workspace_, one.who) + " is not told of " + subject_of(workspace_, incident) + ": " + id(one.pipeline) +
                       " has them as " + entry(one.as, one.party) + ", ";
    if (one.through) {
      text += "for whom the on-call person stands, by " + one.through->id;
      if (!is_present(incident, one)) text += ", at level " + std::string{name_of(*one.level)};
      reasons_.push_back({text, one.through->at});
      return;
    }
    if (one.level) {
      text += "at level " + std::string{name_of(*one.level)};
      reasons_.push_back({text, place_of(workspace_, workspace_[one.pipeline], *one.level, one.as)});
      return;
    }
    text += "but they are away " + shown(scene_, *one.away_at) + ", when they would be told";
    std::optional<Location> at;
    if (const auto* person = std::get_if<Handle<Person>>(&one.who)) {
      for (const Leave& leave : workspace_[*person].away) {
        if (leave.when.contains(*one.away_at)) at = leave.at;
      }
    }
    reasons_.push_back({text, at});
  }

  /// Whether it is the list that is told now.
  static bool is_present(const Incident& incident, const Untold& one) {
    return std::find(incident.circle->tellers.begin(), incident.circle->tellers.end(), Incident::Teller{one.pipeline, *one.level}) !=
           incident.circle->tellers.end();
  }

  /// For somebody whom no level of any telling pipeline reaches.
  Reason unreached(const std::string& who) const {
    if (const auto rotation = find(workspace_.rotations, who))
      return {who + " is a rotation, which is never told itself: whoever is on call is", workspace_[*rotation].at};
    if (const auto role = find(workspace_.roles, who); role && !workspace_[*role].people.empty())
      return {who + " is a role with people, who are told in its place", workspace_[*role].at};
    return {who + " is not told: no list of the pipelines that tell leads to them, at any level", std::nullopt};
  }

  const Scene& scene_;
  const Workspace& workspace_;
  evaluation::Recipients recipients_;
  std::vector<Reason> reasons_;
};

}  // namespace

std::vector<Reason> why_told(const Scene& scene, const std::vector<std::string>& missing,
                             const std::vector<std::string>& unexpected) {
  return Story{scene}.tell(missing, unexpected);
}

}  // namespace runbook::verification
