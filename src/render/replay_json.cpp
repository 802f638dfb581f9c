#include "render/json.hpp"
#include "runbook/render.hpp"

namespace runbook {
namespace {

using render::Json;

Json sample(const Sample& one, Zone zone) {
  const StatusCounts& n = one.counts;
  return {{"at", format_instant(one.at, zone)},
          {"state", name_of(one.state)},
          {"counts",
           {{"ok", n.ok},
            {"unknown", n.unknown},
            {"warning", n.warning},
            {"alarm", n.alarm},
            {"unmonitored", n.unmonitored},
            {"pending", n.pending}}}};
}

}  // namespace

std::string replay_json(const Replay& replay, const Workspace& workspace, const std::vector<std::string>& warnings) {
  const Zone zone = workspace.timezone;
  Json changes = Json::array();
  for (const Transition& one : replay.changes) {
    changes.push_back({{"at", format_instant(one.at, zone)},
                       {"kind", name_of(one.kind)},
                       {"pipeline", render::json_id(workspace, one.pipeline)},
                       {"subject", render::json_text(one.subject)},
                       {"from", name_of(one.from.state)},
                       {"from_overdue", one.from.overdue},
                       {"to", name_of(one.to.state)},
                       {"to_overdue", one.to.overdue}});
  }
  Json samples = Json::array();
  for (const Sample& one : replay.samples) samples.push_back(sample(one, zone));
  return render::to_output({{"version", 1},
                            {"workspace", workspace.id},
                            {"from", format_instant(replay.from, zone)},
                            {"to", format_instant(replay.to, zone)},
                            {"begin", sample(replay.begin, zone)},
                            {"changes", std::move(changes)},
                            {"samples", std::move(samples)},
                            {"warnings", warnings}});
}

}  // namespace runbook
