#include "render/oncall_json.hpp"
#include "runbook/render_oncall.hpp"

namespace runbook {
namespace {

using render::Json;

class Writer {
 public:
  explicit Writer(const Workspace& workspace) : workspace_(workspace) {}

  Json now(const DutyReport& report) const {
    Json rotations = Json::array(), coverage = Json::array();
    for (const auto& one : report.rotations) rotations.push_back(now(one));
    for (const auto& one : report.coverage) coverage.push_back(now(one));
    return {{"rotations", std::move(rotations)}, {"coverage", std::move(coverage)}};
  }

  Json next(const DutyReport& report) const {
    Json rotations = Json::array(), coverage = Json::array();
    for (const auto& one : report.rotations) {
      Json row{{"id", workspace_[one.rotation].id}};
      row.update(duty(one.next, one.rotation));
      rotations.push_back(std::move(row));
    }
    for (const auto& one : report.coverage) {
      Json row{{"pipeline", workspace_[one.pipeline].id}, {"id", one.id}, {"by", id_of(workspace_, one.by)}};
      row.update(duty(one.next, one.by));
      coverage.push_back(std::move(row));
    }
    return {{"rotations", std::move(rotations)}, {"coverage", std::move(coverage)}};
  }

 private:
  Json instant(std::optional<Instant> at) const {
    return at ? render::json_bound(*at, workspace_.timezone) : Json(nullptr);
  }

  Json now(const DutyReport::RotationDuty& one) const {
    Json row{{"id", workspace_[one.rotation].id}};
    row.update(duty(one.now, one.rotation, true));
    row["end"] = instant(one.until);  // of a gap too
    row["reason"] = one.now ? Json(name_of(one.now->reason)) : Json(nullptr);
    row["for"] = one.now ? render::json_id(workspace_, one.now->instead_of) : Json(nullptr);
    row["next"] = one.next ? duty(one.next, one.rotation) : Json(nullptr);
    return row;
  }

  Json now(const DutyReport::CoverageDuty& one) const {
    using State = DutyReport::CoverageDuty::State;
    Json row{{"pipeline", workspace_[one.pipeline].id},
             {"id", one.id},
             {"by", id_of(workspace_, one.by)},
             {"state", one.state == State::open ? "open" : one.state == State::gap ? "gap" : "closed"}};
    row.update(duty(one.now, one.by, one.state == State::gap));
    row["end"] = instant(one.until);
    row["next"] = one.next ? duty(one.next, one.by) : Json(nullptr);
    return row;
  }

  /// Who, from when to when, and how they are reached; all keys, also of nobody.
  Json duty(const std::optional<Duty>& duty, const Party& via, bool reach_without_duty = false) const {
    Json emails = Json::array(), channels = Json::array();
    // In a gap the team is what is left to be asked; a coverage that is closed asks nobody.
    const Reachable reach = reachable(workspace_, duty ? duty->to : via, via);
    for (const auto person : reach.people) {
      if ((duty || reach_without_duty) && !workspace_[person].email.empty()) emails.push_back(workspace_[person].email);
    }
    for (const auto handle : reach.channels) {
      const Channel& channel = workspace_[handle];
      channels.push_back({{"id", channel.id}, {"kind", name_of(channel.kind)}, {"address", channel.address}});
    }
    return {{"to", duty ? Json(id_of(workspace_, duty->to)) : Json(nullptr)},
            {"name", duty ? Json(title_of(workspace_, duty->to)) : Json(nullptr)},
            {"start", duty ? instant(duty->when.begin) : Json(nullptr)},
            {"end", duty ? instant(duty->when.end) : Json(nullptr)},
            {"emails", std::move(emails)},
            {"channels", std::move(channels)}};
  }

  const Workspace& workspace_;
};

}  // namespace

std::string duty_json(const DutyReport& duty, DutyView view, const OncallReport& report, const Workspace& workspace) {
  const Writer writer{workspace};
  Json json = render::oncall_keys(report, workspace);
  json["warnings"] = duty.warnings;
  if (view == DutyView::now) json["now"] = writer.now(duty);
  else json["next"] = writer.next(duty);
  return render::to_output(json);
}

}  // namespace runbook
