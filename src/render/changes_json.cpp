#include "render/oncall_json.hpp"
#include "runbook/render_oncall.hpp"

namespace runbook {
namespace {

using render::Json;

class Writer {
 public:
  explicit Writer(const Workspace& workspace) : zone_(workspace.timezone) {}

  Json rotation(const RotationChange& one) const {
    Json people = Json::array();
    for (const PersonChange& change : one.people) people.push_back(person(change));
    return {{"id", one.id},
            {"change", name_of(one.change)},
            {"people", std::move(people)},
            {"gaps_opened", render::json_gaps(one.gaps_opened, zone_)},
            {"gaps_closed", render::json_gaps(one.gaps_closed, zone_)},
            {"gone", render::json_gaps(one.gone, zone_)},
            {"same_as", render::json_text(one.same_as)}};
  }

  Json coverage(const CoverageChange& one) const {
    return {{"pipeline", one.pipeline},
            {"id", one.id},
            {"change", name_of(one.change)},
            {"by_before", render::json_text(one.by_before)},
            {"by_after", render::json_text(one.by_after)},
            {"lost", render::json_gaps(one.lost, zone_)},
            {"dropped", render::json_gaps(one.dropped, zone_)},
            {"gained", render::json_gaps(one.gained, zone_)},
            {"gone", render::json_gaps(one.gone, zone_)}};
  }

 private:
  Json person(const PersonChange& one) const {
    Json moved = Json::array();
    for (const auto& [from, to] : one.moved) moved.push_back({{"from", span(from)}, {"to", span(to)}});
    return {{"person", one.id},
            {"seconds_before", one.before.count()},
            {"seconds_after", one.after.count()},
            {"moved", std::move(moved)},
            {"lost", render::json_gaps(one.lost, zone_)},
            {"gained", render::json_gaps(one.gained, zone_)}};
  }

  Json span(const Interval& when) const {
    return {{"start", render::json_instant(when.begin, zone_)}, {"end", render::json_instant(when.end, zone_)}};
  }

  Zone zone_;
};

}  // namespace

std::string changes_json(const ChangesReport& report, const std::string& against, const Workspace& workspace) {
  const Writer writer{workspace};
  Json rotations = Json::array(), coverage = Json::array();
  for (const auto& one : report.rotations) rotations.push_back(writer.rotation(one));
  for (const auto& one : report.coverage) coverage.push_back(writer.coverage(one));
  Json json = render::json_window(workspace, report.window);
  json["against"] = against;
  json["opens_gap"] = report.opens_gap();
  json["loses_coverage"] = report.loses_coverage();
  json["rotations"] = std::move(rotations);
  json["coverage"] = std::move(coverage);
  json["warnings"] = report.warnings;
  return render::to_output(json);
}

}  // namespace runbook
