// A workspace with scenarios as text, and what came of them as lines.
#pragma once

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "evaluate/world.hpp"
#include "runbook/verify.hpp"
#include "text/line_index.hpp"

namespace runbook::testing {

class Run {
 public:
  explicit Run(const std::string& text) {
    FakeFiles files{{{"workspace.yaml", text}}};
    loaded = load(files, "");
    for (const Diagnostic& d : loaded.diagnostics) {
      if (d.severity == Severity::error) FAIL(code_id(d.code) << " " << d.message);
    }
    REQUIRE(loaded.workspace);
    for (std::uint32_t i = 0; i < loaded.workspace->scenarios.size(); ++i) all.push_back(i);
    report = verify(*loaded.workspace, all);
  }

  [[nodiscard]] const Workspace& workspace() const { return *loaded.workspace; }

  /// `state p/a: warning, came ok` for each that is not met, with the reasons beneath.
  [[nodiscard]] Lines failures() const {
    Lines lines;
    for (const ScenarioResult& scenario : report.scenarios) {
      for (const ExpectationResult& expectation : scenario.expectations) {
        for (const Verdict& verdict : expectation.verdicts) {
          if (verdict.met) continue;
          lines.push_back(at(verdict.at) + " " + std::string{name_of(verdict.kind)} +
                          (verdict.about.empty() ? "" : " " + verdict.about) + ": " + joined(verdict.expected) +
                          ", came " + joined(verdict.came));
          for (const Reason& reason : verdict.why)
            lines.push_back("  " + reason.text + (reason.at ? " (" + at(*reason.at) + ")" : ""));
        }
      }
    }
    return lines;
  }

  [[nodiscard]] std::string at(Location where) const {
    const text::LineIndex lines{loaded.sources.text(where.file)};
    return std::to_string(lines.position(where.span.begin).line);
  }
  [[nodiscard]] static std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : " ") + name;
    return text.empty() ? "-" : text;
  }

  Loaded loaded;
  std::vector<std::uint32_t> all;
  VerifyReport report;
};

/// Ann owns it, bob and cat are on call by weeks (bob has that of 16 November 2026), dan and eve are informed; dan is
/// away on the 20th. `p/a` is late after a day.
inline const std::string kBase = R"(workspace: w
timezone: Europe/Berlin
people: { ann: {}, bob: {}, cat: {}, dan: { away: [ { from: 2026-11-20, to: 2026-11-20, reason: leave } ] }, eve: {} }
teams: { crew: { members: [bob, cat] } }
roles: { heads: { people: [dan, eve] } }
rotations:
  rota: { team: crew, shift: 1w, roster: [ { from: 2026-11-16, members: [bob, cat] } ] }
notify:
  warning: [responsible]
  alarm: [responsible, informed]
---
pipeline: p
title: P
sources: [ { id: a, kind: manual }, { id: b } ]
owners: { primary: [ann] }
raci: { responsible: [crew], accountable: [ann], informed: [heads] }
sla:
  freshness: [ { sources: [a], warn_after: 24h, alarm_after: 48h, resolve_within: 3d } ]
  commitments: [ { id: c, title: C, every: week, due: wed, at: "12:00", from: 2026-11-23, warn_before: 2h } ]
oncall: { coverage: [ { id: day, by: rota, hours: all } ] }
---
)";

}  // namespace runbook::testing
