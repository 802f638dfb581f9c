// What `status` prints, whole.
#include "render/golden.hpp"

using namespace runbook;
using namespace runbook::testing;

namespace {

const Instant friday = at("2026-11-27T12:00:00+01:00");
const char* const seen = R"(profit/marketing: 2026-11-19T06:10:00+01:00
profit/revenue: 2026-11-26T12:00:00+01:00
profit/report: { at: 2026-10-31T10:00:00+01:00, for: 2026-10 }
profit/nothing: 2026-11-26T12:00:00+01:00
)";

}  // namespace

TEST_CASE("status shows the worst first, on 80 columns and on 200, with colour and without") {
  const World world = World::shop();
  const StatusReport report = world.status(seen, friday);
  is_as_expected("status-80.txt", status_text(report, world.workspace(), world.loaded.sources, {false, 80}));
  is_as_expected("status-200.txt", status_text(report, world.workspace(), world.loaded.sources, {false, 200}));
  is_as_expected("status-color.txt", status_text(report, world.workspace(), world.loaded.sources, {true, 100}));
}

TEST_CASE("status is calm where all is well") {
  const World world = World::shop();
  const StatusReport report = world.status("profit/marketing: 2026-11-27T06:10:00Z\nprofit/revenue: 2026-11-27T06:10:00Z\n", friday);
  is_as_expected("status-well.txt", status_text(report, world.workspace(), world.loaded.sources, {false, 80}));
}

TEST_CASE("status as JSON has every key of the contract in its order") {
  const World world = World::shop();
  is_as_expected("status.json", status_json(world.status(seen, friday), world.workspace(), world.loaded.sources));
}

TEST_CASE("--why tells who is told by which list, and who is skipped for being away") {
  const World world = World::shop();
  const StatusReport report = world.status(seen, friday);
  const auto why = [&](std::string_view subject) {
    return status_why(report, world.workspace(), world.loaded.sources, subject, {false, 90}).value_or("nothing");
  };
  is_as_expected("why-alarm.txt", why("profit/marketing"));
  is_as_expected("why-working-days.txt", why("profit/revenue"));
  is_as_expected("why-inherited.txt", why("investors/profit"));
  is_as_expected("why-unmonitored.txt", why("profit/rent"));
  is_as_expected("why-commitment.txt", why("profit/report"));
  CHECK(why("profit/unheard-of") == "nothing");
  CHECK(why("") == "nothing");
}

TEST_CASE("a commitment about to fall due is told with its deadline at 24:00") {
  const World world = World::shop();
  const StatusReport report = world.status(seen, at("2026-11-30T12:00:00+01:00"));
  is_as_expected("why-commitment-warning.txt",
                 status_why(report, world.workspace(), world.loaded.sources, "profit/report", {false, 90}).value_or(""));
}

TEST_CASE("the nagios line and its exit code agree") {
  const World world = World::shop();
  const auto nagios = [&](const std::string& observations) {
    return status_nagios(world.status(observations, friday), world.workspace());
  };
  const Nagios bad = nagios("profit/marketing: 2026-11-19T06:10:00+01:00\n");
  CHECK(bad.line ==
        "RUNBOOK CRITICAL - profit/marketing alarm overdue | 'investors:profit/marketing'=712200s;86400;172800 "
        "'profit/marketing'=712200s;86400;172800 'profit/revenue'=U;86400;172800\n");
  CHECK(bad.exit == 2);
  const Nagios good = nagios("profit/marketing: 2026-11-27T10:59:00Z\nprofit/revenue: 2026-11-27T11:00:00Z\n");
  CHECK(good.line ==
        "RUNBOOK OK - everything in time | 'investors:profit/marketing'=60s;86400;172800 "
        "'profit/marketing'=60s;86400;172800 'profit/revenue'=0s;86400;172800\n");
  CHECK(good.exit == 0);
  const Nagios unseen = nagios("");
  CHECK(unseen.exit == 3);
  CHECK(unseen.line.starts_with("RUNBOOK UNKNOWN - "));
}
