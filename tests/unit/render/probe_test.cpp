// What `probe` prints, whole, and how `status` tells of a probe that failed.
#include "runbook/probe_report.hpp"

#include "render/golden.hpp"

using namespace runbook;
using namespace runbook::testing;

namespace {

const Instant now = at("2026-11-27T12:00:00+01:00");
const Zone berlin = *Zone::find("Europe/Berlin");

std::vector<ProbeLine> lines() {
  return {{"profit/clicks", "prometheus https://prometheus.example.com", Found{at("2026-11-27T11:58:00+01:00"), {}}},
          {"profit/customers", "dbt source.shop.crm.customers", Found{at("2026-11-25T06:10:00Z"), "dbt says `warn`, but by its own numbers it is `error`"}},
          {"profit/marketing", "sql env:WAREHOUSE", "the database cannot be reached: nobody listens there"},
          {"profit/returns", "command ./newest-object.sh s3://returns\x1b[2J",
           "it prints `\x1b]0;owned\x07`, which is no instant such as 2026-11-23T09:00:00Z, nor JSON lines"}};
}

}  // namespace

TEST_CASE("what probes found stands in a table, below what could not be read; nothing of it steers a terminal") {
  is_as_expected("probe-80.txt", probe_text(lines(), berlin, now, {false, 80}));
  is_as_expected("probe-200.txt", probe_text(lines(), berlin, now, {false, 200}));
  is_as_expected("probe-color.txt", probe_text(lines(), berlin, now, {true, 60}));
  const auto plain = probe_text(lines(), berlin, now, {false, 80});
  CHECK(plain.find_first_of("\x1b\x07") == plain.npos);
}

TEST_CASE("a status says of each source why its probe could not be read, or null") {
  const Stage world = Stage::shop();
  StatusReport report = world.status("profit/revenue: 2026-11-26T12:00:00+01:00\n", now);
  report.probe_errors["profit/marketing"] = "no answer within 30s";
  report.probed = true;
  const auto json = nlohmann::json::parse(status_json(report, world.workspace(), world.loaded.sources));
  std::map<std::string, nlohmann::json> errors;
  for (const auto& pipeline : json["pipelines"])
    for (const auto& source : pipeline["sources"]) errors[source["subject"]] = source["probe_error"];
  CHECK(errors.size() > 1);
  for (const auto& [subject, error] : errors) {
    INFO(subject);
    CHECK(error == (subject == "profit/marketing" ? nlohmann::json("no answer within 30s") : nlohmann::json(nullptr)));
  }
  CHECK(status_why(report, world.workspace(), world.loaded.sources, "profit/marketing", {false, 80})
            ->find("  probe         could not be read: no answer within 30s\n") != std::string::npos);
}
