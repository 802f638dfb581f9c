// Whole outputs against files in tests/cases/render/expected, and the workspaces they are made of.
#pragma once

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "runbook/check.hpp"
#include "runbook/load.hpp"
#include "runbook/render.hpp"
#include "support/places.hpp"

namespace runbook::testing {

inline std::string case_path(const std::string& name) {
  return places::root() + "/tests/cases/render/" + name;
}

inline std::string read_file(const std::string& path) {
  std::ifstream in{path, std::ios::binary};
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

/// RUNBOOK_ACCEPT=1 writes the file anew; such a run is never green.
inline void is_as_expected(const std::string& name, const std::string& output) {
  const std::string path = case_path("expected/" + name);
  INFO(path);
  if (std::getenv("RUNBOOK_ACCEPT") != nullptr) {
    std::filesystem::create_directories(std::filesystem::path{path}.parent_path());
    std::ofstream{path, std::ios::binary} << output;
    FAIL_CHECK("written anew; run again without RUNBOOK_ACCEPT");
    return;
  }
  CHECK(output == read_file(path));
}

class OneFile final : public FileReader {
 public:
  explicit OneFile(std::string text) : text_(std::move(text)) {}
  Listing list() override { return {{"workspace.yaml"}, {}}; }
  Result<std::string> read(std::string_view) override { return text_; }

 private:
  std::string text_;
};

inline Instant at(const char* text) { return std::get<Instant>(parse_moment(text).value()); }

/// A loaded workspace, sound enough to evaluate.
struct Stage {
  explicit Stage(const std::string& text) {
    OneFile file{text};
    loaded = load(file, "runbooks/");
    for (const auto& one : loaded.diagnostics) UNSCOPED_INFO(code_id(one.code) << " " << one.message);
    REQUIRE(loaded.diagnostics.empty());
  }
  static Stage shop() { return Stage{read_file(case_path("shop.yaml"))}; }

  const Workspace& workspace() const { return *loaded.workspace; }
  StatusReport status(const std::string& observations, Instant now) const {
    auto read = read_facts(workspace(), {{"seen.yaml", observations}});
    StatusReport report = evaluate(workspace(), read.facts, now);
    report.warnings = read.warnings;
    return report;
  }
  OncallReport oncall(Instant from, Instant to, const OncallFilter& filter = {}) const {
    return schedule(workspace(), {from, to}, filter);
  }

  Loaded loaded;
};

/// A workspace whose every text is `text`, which is quoted so that YAML reads it as it is.
inline Stage hostile_world(const std::string& text) {
  const std::string quoted = nlohmann::json(text).dump();
  return Stage{"workspace: w\ntimezone: UTC\ntitle: " + quoted + "\npeople: { a: { name: " + quoted +
               ", away: [ { from: 2026-11-27, to: 2026-11-27, reason: " + quoted + " } ] }, b: { name: B } }\n" +
               "calendar: c\ncalendars: { c: [ { date: 2026-11-25, name: " + quoted + " } ] }\n" +
               "teams: { t: { title: " + quoted + ", members: [a, b] } }\n" +
               "rotations: { r: { title: " + quoted + ", team: t, shift: 1w, roster: [ { from: 2026-11-23, members: [a, b] } ] } }\n" +
               "---\npipeline: p\ntitle: " + quoted + "\nsources: [ { id: s, title: " + quoted + " } ]\n" +
               "owners: { primary: [t] }\nraci: { responsible: [t], accountable: [t] }\n" +
               "sla: { freshness: [ { sources: [s], warn_after: 1h, alarm_after: 2h } ] }\n" +
               "issues: [ { id: i, title: " + quoted + ", affects: [s], fix: [ " + quoted + " ] } ]\n" +
               "oncall: { coverage: [ { id: k, title: " + quoted + ", by: r, hours: all, holidays: cover } ],\n" +
               "  routine: [ { id: u, title: " + quoted + ", by: t, every: week } ] }\n"};
}

}  // namespace runbook::testing
