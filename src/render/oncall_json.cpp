#include "render/oncall_json.hpp"

#include "runbook/render.hpp"

namespace runbook {
namespace {

using render::Json;

/// Writes the parts of cli.md's `oncall`, all instants in the workspace's zone.
class Writer {
 public:
  explicit Writer(const Workspace& workspace) : workspace_(workspace) {}

  Json report(const OncallReport& report) const {
    Json rotations = Json::array();
    for (const auto& one : report.rotations) rotations.push_back(rotation(one));
    Json coverages = Json::array();
    for (const auto& one : report.coverage) coverages.push_back(coverage(one));
    Json routines = Json::array();
    for (const auto& one : report.routine) routines.push_back(routine(one));
    Json json = render::json_window(workspace_, report.window);
    json["rotations"] = std::move(rotations);
    json["coverage"] = std::move(coverages);
    json["routine"] = std::move(routines);
    json["warnings"] = report.warnings;
    return json;
  }

 private:
  Json instant(Instant at) const { return render::json_instant(at, workspace_.timezone); }

  Json rotation(const OncallReport::RotationRota& one) const {
    Json shifts = Json::array();
    for (const Shift& shift : one.rota.shifts) {
      shifts.push_back({{"person", workspace_[shift.person].id},
                        {"start", instant(shift.when.begin)},
                        {"end", instant(shift.when.end)},
                        {"reason", name_of(shift.reason)},
                        {"for", render::json_id(workspace_, shift.instead_of)}});
    }
    return {{"id", workspace_[one.rotation].id}, {"shifts", std::move(shifts)}, {"gaps", render::json_gaps(one.rota.gaps, workspace_.timezone)}};
  }

  Json coverage(const OncallReport::CoverageOf& one) const {
    Json shifts = Json::array();
    for (const CoverageShift& shift : one.rota.shifts) {
      shifts.push_back({{"to", id_of(workspace_, shift.to)},
                        {"start", instant(shift.when.begin)},
                        {"end", instant(shift.when.end)},
                        {"holiday", shift.holiday ? Json(*shift.holiday) : Json(nullptr)}});
    }
    return {{"pipeline", workspace_[one.pipeline].id},
            {"id", one.id},
            {"by", id_of(workspace_, one.by)},
            {"shifts", std::move(shifts)},
            {"gaps", render::json_gaps(one.rota.gaps, workspace_.timezone)}};
  }

  Json routine(const OncallReport::RoutineDue& one) const {
    Json by = Json::array();
    for (const Party& party : one.by) by.push_back(id_of(workspace_, party));
    return {{"pipeline", workspace_[one.pipeline].id},
            {"id", one.id},
            {"title", one.title},
            {"by", std::move(by)},
            {"due", instant(one.due)}};
  }

  const Workspace& workspace_;
};

}  // namespace

namespace render {

Json oncall_keys(const OncallReport& report, const Workspace& workspace) { return Writer(workspace).report(report); }

Json json_gaps(const std::vector<Interval>& gaps, Zone zone) {
  Json list = Json::array();
  for (const Interval& gap : gaps) {
    list.push_back({{"start", json_instant(gap.begin, zone)},
                    {"end", json_instant(gap.end, zone)},
                    {"seconds", (gap.end - gap.begin).count()}});
  }
  return list;
}

Json json_bound(Instant at, Zone zone) {
  return at == Instant::min() || at == Instant::max() ? Json(nullptr) : json_instant(at, zone);
}

Json json_window(const Workspace& workspace, Interval window) {
  return {{"version", 1},
          {"workspace", workspace.id},
          {"from", json_instant(window.begin, workspace.timezone)},
          {"to", json_instant(window.end, workspace.timezone)},
          {"timezone", workspace.timezone.name()}};
}

}  // namespace render

std::string oncall_json(const OncallReport& report, const Workspace& workspace) {
  return render::to_output(render::oncall_keys(report, workspace));
}

}  // namespace runbook
