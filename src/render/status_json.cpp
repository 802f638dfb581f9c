#include "render/status_json_rows.hpp"
#include "runbook/render.hpp"

namespace runbook {
namespace {

std::string write(render::JsonWriter to, const StatusReport& report, const Workspace& workspace, const Sources& sources) {
  render::StatusJson json{std::move(to), report, workspace, sources};
  render::JsonWriter& out = json.out();
  {
    const auto whole = out.object();
    out.member("version", 1);
    out.member("workspace", workspace.id);
    json.instant("at", report.at);
    out.member("state", name_of(report.state));
    json.counts(report.counts);
    {
      const auto list = out.array("pipelines");
      for (const PipelineStatus& status : report.pipelines) json.pipeline(status);
    }
    {
      const auto list = out.array("incidents");
      json.incidents(report.incidents);
    }
    {
      const auto list = out.array("warnings");
      for (const std::string& warning : report.warnings) out.value(warning);
    }
    if (report.remembered) json.silences(report.silences);
  }
  return std::move(json).finish();
}

}  // namespace

std::string status_json(const StatusReport& report, const Workspace& workspace, const Sources& sources) {
  return write(render::JsonWriter{}, report, workspace, sources);
}

void status_json(const StatusReport& report, const Workspace& workspace, const Sources& sources, const Sink& out) {
  (void)write(render::JsonWriter{out}, report, workspace, sources);
}

}  // namespace runbook
