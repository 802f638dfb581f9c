// JUnit as GitLab, Jenkins and the test reporters read it: there is no one schema, this is what they share.
#include <map>
#include <set>

#include "render/escape.hpp"
#include "render/place.hpp"
#include "runbook/render.hpp"

namespace runbook {
namespace {

/// The attribute or text of an element.
std::string attribute(std::string_view name, std::string_view value) {
  return " " + std::string(name) + "=\"" + render::xml(value) + "\"";
}

std::string failed_case(const Diagnostic& finding, const render::FileRange& at, const std::string& name,
                        render::Places& places) {
  const std::string place = at.file + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
  std::string story = place + ": " + finding.message;
  for (const Related& related : finding.related) story += "\n" + places.line_of(related.at) + ": " + related.message;
  if (!finding.help.empty()) story += "\nhelp: " + finding.help;
  return "    <testcase" + attribute("classname", at.file) + attribute("name", name) + attribute("file", at.file) +
         ">\n      <failure" + attribute("message", finding.message) +
         attribute("type", finding.severity == Severity::error ? "error" : "warning") + ">" + render::xml(story) +
         "</failure>\n    </testcase>\n";
}

}  // namespace

std::string check_junit(const CheckReport& report, const Sources& sources) {
  render::Places places(sources);
  std::string cases;
  std::map<std::string, int> taken;  // GitLab merges cases of the same name
  std::set<FileId> touched;
  for (const Diagnostic& finding : report.diagnostics) {
    const render::FileRange at = places(finding.at);
    std::string name = code_id(finding.code) + " " + std::string(info(finding.code).name) + " at " + at.file + ":" +
                       std::to_string(at.line) + ":" + std::to_string(at.column);
    if (const int times = ++taken[name]; times > 1) name += " (" + std::to_string(times) + ")";
    cases += failed_case(finding, at, name, places);
    touched.insert(finding.at.file);
  }
  std::size_t clean = 0;
  for (const FileId file : report.files) {
    if (touched.contains(file)) continue;
    ++clean;
    const std::string& path = sources.path(file);
    cases += "    <testcase" + attribute("classname", path) + attribute("name", path + " reads well") +
             attribute("file", path) + "/>\n";
  }
  const std::string counts =
      attribute("tests", std::to_string(report.diagnostics.size() + clean)) +
      attribute("failures", std::to_string(report.diagnostics.size())) + attribute("errors", "0");
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites" + attribute("name", "runbook check") + counts +
         ">\n  <testsuite" + attribute("name", "runbook check") + counts + ">\n" + cases +
         "  </testsuite>\n</testsuites>\n";
}

}  // namespace runbook
