#include "render/json.hpp"
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
    return {{"version", 1},
            {"workspace", workspace_.id},
            {"from", instant(report.window.begin)},
            {"to", instant(report.window.end)},
            {"timezone", workspace_.timezone.name()},
            {"rotations", std::move(rotations)},
            {"coverage", std::move(coverages)},
            {"routine", std::move(routines)},
            {"warnings", report.warnings}};
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
    return {{"id", workspace_[one.rotation].id}, {"shifts", std::move(shifts)}, {"gaps", gaps(one.rota.gaps)}};
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
            {"gaps", gaps(one.rota.gaps)}};
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

  Json gaps(const std::vector<Interval>& gaps) const {
    Json list = Json::array();
    for (const Interval& gap : gaps) {
      list.push_back({{"start", instant(gap.begin)},
                      {"end", instant(gap.end)},
                      {"seconds", (gap.end - gap.begin).count()}});
    }
    return list;
  }

  const Workspace& workspace_;
};

}  // namespace

std::string oncall_json(const OncallReport& report, const Workspace& workspace) {
  return render::to_output(Writer(workspace).report(report));
}

}  // namespace runbook
