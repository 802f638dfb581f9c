#include <algorithm>

#include "render/json.hpp"
#include "render/place.hpp"
#include "render/verify_words.hpp"
#include "runbook/render.hpp"

namespace runbook {
namespace {

using render::Json;

class Writer {
 public:
  Writer(const VerifyReport& report, const Workspace& workspace, const Sources& sources)
      : report_(report), workspace_(workspace), places_(sources) {}

  Json write(const VerifyShow& show) {
    Json scenarios = Json::array();
    std::size_t failed = 0;
    for (const ScenarioResult& result : report_.scenarios) {
      scenarios.push_back(scenario(result));
      failed += result.met() ? 0 : 1;
    }
    const render::VerdictCount count = render::count(report_);
    return {{"version", 1},
            {"workspace", workspace_.id},
            {"passed", failed == 0},
            {"counts",
             {{"scenarios", report_.scenarios.size()},
              {"expectations", count.all},
              {"failed_scenarios", failed},
              {"failed_expectations", count.failed}}},
            {"scenarios", std::move(scenarios)},
            {"coverage", show.coverage ? coverage() : Json(nullptr)}};
  }

 private:
  Json scenario(const ScenarioResult& result) {
    const Scenario& written = workspace_.scenarios[result.scenario];
    const render::FileRange at = places_(written.at);
    Json expectations = Json::array();
    for (const ExpectationResult& one : result.expectations) {
      for (const Verdict& verdict : one.verdicts) expectations.push_back(expectation(one.at, verdict));
    }
    return {{"title", written.title},
            {"file", at.file},
            {"line", at.line},
            {"passed", result.met()},
            {"expectations", std::move(expectations)}};
  }

  Json expectation(Instant instant, const Verdict& verdict) {
    const render::FileRange at = places_(verdict.at);
    Json why = Json::array();
    for (const Reason& reason : verdict.why) {
      Json one{{"text", reason.text}};
      add_place(one, reason.at);
      why.push_back(std::move(one));
    }
    return {{"at", render::json_instant(instant, workspace_.timezone)},
            {"kind", name_of(verdict.kind)},
            {"about", render::json_text(verdict.about)},
            {"in", verdict.in.empty() ? Json(nullptr) : Json(verdict.in)},
            {"passed", verdict.met},
            {"expected", verdict.expected},
            {"came", verdict.came},
            {"missing", missing(verdict)},
            {"unexpected", unexpected(verdict)},
            {"file", at.file},
            {"line", at.line},
            {"column", at.column},
            {"why", std::move(why)}};
  }

  Json coverage() {
    Json items = Json::array();
    std::size_t reached = 0;
    for (const Part& one : report_.coverage) {
      reached += one.by.empty() ? 0 : 1;
      Json titles = Json::array();
      for (const std::uint32_t scenario : one.by) titles.push_back(workspace_.scenarios[scenario].title);
      Json item{{"kind", name_of(one.kind)},           {"pipeline", workspace_[one.pipeline].id},
                {"what", render::json_text(one.what)}, {"level", one.level ? Json(name_of(*one.level)) : Json(nullptr)},
                {"reached", !one.by.empty()},          {"scenarios", std::move(titles)}};
      add_place(item, one.at);
      items.push_back(std::move(item));
    }
    return {{"reached", reached}, {"total", report_.coverage.size()}, {"items", std::move(items)}};
  }

  void add_place(Json& to, const std::optional<Location>& at) {
    if (!at) {
      to["file"] = nullptr;
      to["line"] = nullptr;
      return;
    }
    const render::FileRange place = places_(*at);
    to["file"] = place.file;
    to["line"] = place.line;
  }

  const VerifyReport& report_;
  const Workspace& workspace_;
  render::Places places_;
};

}  // namespace

std::string verify_json(const VerifyReport& report, const Workspace& workspace, const Sources& sources,
                        const VerifyShow& show) {
  return render::to_output(Writer(report, workspace, sources).write(show));
}

}  // namespace runbook
