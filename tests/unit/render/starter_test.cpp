// The workspace that `runbook init` writes: nothing to object to on whatever day it is written.
#include "runbook/starter.hpp"

#include <catch2/catch.hpp>
#include <map>

#include "render/golden.hpp"

using namespace runbook;
using namespace runbook::testing;

namespace {

class Files final : public FileReader {
 public:
  explicit Files(const std::vector<StarterFile>& files) {
    for (const auto& file : files) texts_[file.path] = file.text;
  }
  Listing list() override { return {{"orders-daily.yaml", "scenarios/api-outage.yaml", "workspace.yaml"}, {}}; }
  Result<std::string> read(std::string_view path) override { return texts_.at(std::string{path}); }

 private:
  std::map<std::string, std::string> texts_;
};

void is_clean(const Loaded& loaded, Day day) {
  const auto found = check(loaded, Zone{}.start_of(day));
  INFO(format_day(day));
  for (const auto& one : found) UNSCOPED_INFO(code_id(one.code) << " " << one.message);
  CHECK(found.empty());
}

}  // namespace

TEST_CASE("a new workspace reads well on every day, and for a year from then") {
  using std::chrono::days;
  const Day first = parse_date("2026-01-01").value();
  // Every day of a leap cycle would be four years; strides of 5 days meet each weekday, each month's end and each date.
  for (Day day = first; day < first + days{4 * 366}; day += days{5}) {
    Files files{starter(day)};
    const auto loaded = load(files, "");
    REQUIRE(loaded.workspace);
    CHECK(loaded.workspace->scenarios.size() == 1);
    is_clean(loaded, day);
    is_clean(loaded, day + days{360});
  }
  for (const auto* far : {"1999-12-31", "2038-01-20", "2099-02-28"}) {
    Files files{starter(parse_date(far).value())};
    is_clean(load(files, ""), parse_date(far).value());
  }
}

TEST_CASE("its observations are read whole, and tell of data that is there") {
  const Day today = parse_date("2026-11-25").value();
  const auto written = starter(today);
  Files files{written};
  const auto loaded = load(files, "");
  const auto observations = std::find_if(written.begin(), written.end(), [](auto& file) { return file.path == "observations.yaml"; });
  const auto read = read_facts(*loaded.workspace, {{"observations.yaml", observations->text}});
  CHECK(read.warnings.empty());
  const auto report = evaluate(*loaded.workspace, read.facts, Zone{}.start_of(today) + std::chrono::hours{12});
  CHECK(report.state == State::warning);  // the last orders are 30 hours old: there is something to see at once
}

TEST_CASE("no placeholder is left in what is written") {
  for (const auto& file : starter(parse_date("2026-11-25").value())) {
    if (file.path.ends_with(".json")) continue;
    INFO(file.path);
    CHECK(file.text.find('<') == std::string::npos);
    CHECK(file.text.ends_with("\n"));
  }
}
