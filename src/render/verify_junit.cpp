// JUnit as GitLab, Jenkins and the test reporters read it (see check_junit.cpp).
#include <map>
#include <vector>

#include "render/escape.hpp"
#include "render/place.hpp"
#include "render/verify_words.hpp"
#include "runbook/render.hpp"

namespace runbook {
namespace {

std::string attribute(std::string_view name, std::string_view value) {
  return " " + std::string(name) + "=\"" + render::xml(value) + "\"";
}

std::string counts(std::size_t tests, std::size_t failures) {
  return attribute("tests", std::to_string(tests)) + attribute("failures", std::to_string(failures)) +
         attribute("errors", "0");
}

class Writer {
 public:
  Writer(const VerifyReport& report, const Workspace& workspace, const Sources& sources)
      : report_(report), workspace_(workspace), places_(sources) {}

  std::string write() {
    std::string suites;
    std::size_t tests = 0, failures = 0;
    for (std::size_t i = 0; i < report_.scenarios.size();) {
      const FileId file = of(report_.scenarios[i]).at.file;
      Suite suite{places_.sources().path(file), {}, 0, 0};
      for (; i < report_.scenarios.size() && of(report_.scenarios[i]).at.file == file; ++i)
        add(report_.scenarios[i], suite);
      suites += "  <testsuite" + attribute("name", suite.file) + counts(suite.tests, suite.failures) + ">\n" +
                suite.cases + "  </testsuite>\n";
      tests += suite.tests;
      failures += suite.failures;
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites" + attribute("name", "runbook test") +
           counts(tests, failures) + ">\n" + suites + "</testsuites>\n";
  }

 private:
  struct Suite {
    std::string file;
    std::string cases;
    std::size_t tests = 0;
    std::size_t failures = 0;
  };

  const Scenario& of(const ScenarioResult& result) const { return workspace_.scenarios[result.scenario]; }

  void add(const ScenarioResult& result, Suite& suite) {
    for (const ExpectationResult& one : result.expectations) {
      std::string name = of(result).title + " at " + format_instant(one.at, workspace_.timezone);
      if (const int times = ++taken_[name]; times > 1) name += " (" + std::to_string(times) + ")";
      ++suite.tests;
      suite.cases += "    <testcase" + attribute("classname", suite.file) + attribute("name", name) +
                     attribute("file", suite.file);
      if (one.met()) {
        suite.cases += "/>\n";
        continue;
      }
      ++suite.failures;
      suite.cases += ">\n" + failure(one) + "    </testcase>\n";
    }
  }

  /// Consumers show one failure a case, so all of an instant stand in it.
  std::string failure(const ExpectationResult& one) {
    std::string message, story;
    for (const Verdict& verdict : one.verdicts) {
      if (verdict.met) continue;
      const std::string line = render::about(verdict) + ": expected " + render::listed(verdict.expected, verdict.kind) +
                               ", came " + render::listed(verdict.came, verdict.kind);
      message += (message.empty() ? "" : "; ") + line;
      story += (story.empty() ? "" : "\n") + places_.line_of(verdict.at) + ": " + line;
      for (const Reason& reason : verdict.why) {
        story += "\n  " + reason.text;
        if (reason.at) story += " (" + places_.line_of(*reason.at) + ")";
      }
    }
    return "      <failure" + attribute("message", message) + attribute("type", "expectation") + ">" +
           render::xml(story) + "</failure>\n";
  }

  const VerifyReport& report_;
  const Workspace& workspace_;
  render::Places places_;
  std::map<std::string, int> taken_;  // GitLab merges cases of the same name
};

}  // namespace

std::string verify_junit(const VerifyReport& report, const Workspace& workspace, const Sources& sources) {
  return Writer(report, workspace, sources).write();
}

}  // namespace runbook
