// GitHub workflow commands (docs.github.com, "Workflow commands for GitHub Actions"; the escapes are those of
// actions/toolkit's command.ts).
#include "render/escape.hpp"
#include "render/human.hpp"
#include "render/place.hpp"
#include "runbook/render.hpp"

namespace runbook {
namespace {

/// GitHub shows so many annotations of each level for a step and drops the rest without a word.
constexpr std::size_t shown_per_step = 10;

std::string command(const Diagnostic& finding, render::Places& places) {
  const render::FileRange at = places(finding.at);
  std::string out = finding.severity == Severity::error ? "::error" : "::warning";
  out += " title=" + render::github_property(code_id(finding.code) + " " + std::string(info(finding.code).name));
  out += ",file=" + render::github_property(at.file);
  out += ",line=" + std::to_string(at.line) + ",endLine=" + std::to_string(at.end_line);
  // Columns of a span over several lines make GitHub refuse the whole annotation.
  if (at.line == at.end_line) {
    out += ",col=" + std::to_string(at.column) + ",endColumn=" + std::to_string(at.end_column);
  }
  std::string message = finding.message;
  for (const Related& related : finding.related) message += "\n" + places.line_of(related.at) + ": " + related.message;
  if (!finding.help.empty()) message += "\nhelp: " + finding.help;
  return out + "::" + render::github_data(message) + "\n";
}

}  // namespace

std::string check_github(const CheckReport& report, const Sources& sources) {
  render::Places places(sources);
  std::string errors, warnings;
  std::size_t error_count = 0;
  for (const Diagnostic& finding : report.diagnostics) {
    const bool error = finding.severity == Severity::error;
    (error ? errors : warnings) += command(finding, places);
    if (error) ++error_count;
  }
  const std::size_t warning_count = report.diagnostics.size() - error_count;
  std::string sum = render::counted(error_count, "error", "errors") + ", " +
                    render::counted(warning_count, "warning", "warnings") + " in " +
                    render::counted(report.files.size(), "file", "files");
  if (error_count > shown_per_step || warning_count > shown_per_step) {
    sum += "; GitHub annotates only the first 10 errors and 10 warnings of a step, all stand above";
  }
  return errors + warnings + sum + "\n";
}

}  // namespace runbook
