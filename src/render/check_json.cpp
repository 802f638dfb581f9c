#include "render/json.hpp"
#include "render/place.hpp"
#include "runbook/render.hpp"

namespace runbook {
namespace {

using render::Json;

Json finding(const Diagnostic& one, render::Places& places) {
  const render::FileRange at = places(one.at);
  Json related = Json::array();
  for (const Related& other : one.related) {
    const render::FileRange place = places(other.at);
    related.push_back(
        {{"file", place.file}, {"line", place.line}, {"column", place.column}, {"message", other.message}});
  }
  return {{"code", code_id(one.code)},
          {"name", info(one.code).name},
          {"severity", one.severity == Severity::error ? "error" : "warning"},
          {"message", one.message},
          {"file", at.file},
          {"line", at.line},
          {"column", at.column},
          {"end_line", at.end_line},
          {"end_column", at.end_column},
          {"help", render::json_text(one.help)},
          {"related", std::move(related)}};
}

}  // namespace

std::string check_json(const CheckReport& report, const Sources& sources) {
  render::Places places(sources);
  Json findings = Json::array();
  std::size_t errors = 0;
  for (const Diagnostic& one : report.diagnostics) {
    if (one.severity == Severity::error) ++errors;
    findings.push_back(finding(one, places));
  }
  return render::to_output({{"version", 1},
                            {"workspace", report.workspace ? Json(*report.workspace) : Json(nullptr)},
                            {"files", report.files.size()},
                            {"errors", errors},
                            {"warnings", report.diagnostics.size() - errors},
                            {"diagnostics", std::move(findings)}});
}

}  // namespace runbook
