#include "render/json.hpp"
#include "render/place.hpp"
#include "runbook/render.hpp"

namespace runbook {
namespace {

using render::Json;

/// Where an edit or a finding stands, as members of `to`.
void put_range(Json& to, const render::FileRange& at) {
  to["file"] = at.file;
  to["line"] = at.line;
  to["column"] = at.column;
  to["end_line"] = at.end_line;
  to["end_column"] = at.end_column;
}

Json fix_of(const Diagnostic& one, render::Places& places) {
  if (!one.fix) return nullptr;
  Json edits = Json::array();
  for (const Edit& edit : one.fix->edits) {
    Json item = Json::object();
    put_range(item, places(edit.at));
    item["text"] = edit.text;
    edits.push_back(std::move(item));
  }
  return {{"title", one.fix->title}, {"edits", std::move(edits)}};
}

Json finding(const Diagnostic& one, render::Places& places) {
  const render::FileRange at = places(one.at);
  Json related = Json::array();
  for (const Related& other : one.related) {
    const render::FileRange place = places(other.at);
    related.push_back(
        {{"file", place.file}, {"line", place.line}, {"column", place.column}, {"message", other.message}});
  }
  Json json = {{"code", code_id(one.code)},
               {"name", info(one.code).name},
               {"severity", one.severity == Severity::error ? "error" : "warning"},
               {"message", one.message}};
  put_range(json, at);
  json["help"] = render::json_text(one.help);
  json["related"] = std::move(related);
  json["fix"] = fix_of(one, places);
  return json;
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
  Json fixed = Json::array();
  for (const MendedFinding& one : report.fixed) {
    fixed.push_back({{"code", code_id(one.code)},
                     {"name", info(one.code).name},
                     {"title", one.title},
                     {"file", one.file},
                     {"line", one.line},
                     {"column", one.column}});
  }
  return render::to_output({{"version", 1},
                            {"workspace", report.workspace ? Json(*report.workspace) : Json(nullptr)},
                            {"files", report.files.size()},
                            {"errors", errors},
                            {"warnings", report.diagnostics.size() - errors},
                            {"diagnostics", std::move(findings)},
                            {"fixed", std::move(fixed)}});
}

}  // namespace runbook
