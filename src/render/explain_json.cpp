#include "render/json.hpp"
#include "runbook/check.hpp"
#include "runbook/explain.hpp"

namespace runbook {

std::string explain_json(std::span<const Code> codes) {
  render::Json rows = render::Json::array();
  for (const auto code : codes) {
    const auto& row = info(code);
    const auto& explanation = *explain(code);
    rows.push_back({{"code", code_id(code)},
                    {"name", row.name},
                    {"severity", row.severity == Severity::error ? "error" : "warning"},
                    {"summary", row.summary},
                    {"why", explanation.why},
                    {"bad", explanation.bad},
                    {"good", explanation.good}});
  }
  return render::to_output({{"version", 1}, {"codes", std::move(rows)}});
}

}  // namespace runbook
