#include "render/oncall_json.hpp"
#include "render/fairness_words.hpp"
#include "runbook/render_oncall.hpp"

namespace runbook {
namespace {

using render::Json;

class Writer {
 public:
  explicit Writer(const Workspace& workspace) : workspace_(workspace) {}

  Json rotation(const RotationFairness& one) const {
    Json people = Json::array();
    for (const PersonFairness& row : one.people) people.push_back(person(row));
    Json json{{"id", workspace_[one.rotation].id},
              {"score", one.quality.score()},
              {"coverage_percent", one.quality.coverage / 100.0},
              {"balance_percent", one.quality.balance / 100.0},
              {"covered_seconds", one.covered.count()},
              {"weighted_seconds", one.weighted.count()},
              {"people", std::move(people)}};
    add_gaps(json, one.gaps);
    return json;
  }

  Json total(const PersonTotal& one) const {
    Json json{{"person", workspace_[one.person].id}, {"rotations", render::json_ids(workspace_, one.rotations)}};
    json.update(render::json_load(one.load));
    json["at_once_seconds"] = one.at_once.count();
    json["longest_run_seconds"] = one.longest_run.count();
    return json;
  }

  Json coverage(const FairnessReport::CoverageGaps& one) const {
    Json json{{"pipeline", workspace_[one.pipeline].id},
              {"id", one.id},
              {"by", id_of(workspace_, one.by)},
              {"covered_seconds", one.covered.count()}};
    add_gaps(json, one.gaps);
    return json;
  }

 private:
  Json person(const PersonFairness& one) const {
    const auto share = share_percent(one);
    Json json{{"person", workspace_[one.person].id}};
    json.update(render::json_load(one.load));
    json["fair_seconds"] = one.fair.count();
    json["share_percent"] = share ? Json(*share) : Json(nullptr);
    json["runs"] = one.runs;
    json["longest_run_seconds"] = one.longest_run.count();
    json["stood_in"] = occasions(one.stood_in);
    json["replaced"] = occasions(one.replaced);
    return json;
  }

  static Json occasions(const Occasions& one) { return {{"times", one.times}, {"seconds", one.length.count()}}; }

  void add_gaps(Json& json, const std::vector<Interval>& gaps) const {
    json["gaps"] = render::json_gaps(gaps, workspace_.timezone);
    json["gap_seconds"] = render::sum_of(gaps).count();
    json["longest_gap_seconds"] = render::longest_of(gaps).count();
  }

  const Workspace& workspace_;
};

}  // namespace

namespace render {

Json json_load(const Load& load) {
  return {{"seconds", load.total.count()},
          {"night_seconds", load.night.count()},
          {"weekend_seconds", load.weekend.count()},
          {"holiday_seconds", load.holiday.count()},
          {"weighted_seconds", load.weighted.count()},
          {"nights", load.nights},
          {"weekend_days", load.weekend_days},
          {"holidays", load.holidays}};
}

}  // namespace render

std::string fairness_json(const FairnessReport& report, const Workspace& workspace) {
  const Writer writer{workspace};
  Json rotations = Json::array(), people = Json::array(), coverage = Json::array();
  for (const auto& one : report.rotations) rotations.push_back(writer.rotation(one));
  for (const auto& one : report.people) people.push_back(writer.total(one));
  for (const auto& one : report.coverage) coverage.push_back(writer.coverage(one));
  Json json = render::json_window(workspace, report.window);
  json["rotations"] = std::move(rotations);
  json["people"] = std::move(people);
  json["coverage"] = std::move(coverage);
  json["warnings"] = report.warnings;
  return render::to_output(json);
}

}  // namespace runbook
