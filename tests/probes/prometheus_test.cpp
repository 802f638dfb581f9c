#include <catch2/catch.hpp>

#include "support.hpp"

using namespace probes;

TEST_CASE("a real Prometheus: values, samples, and why there is none") {
  const Workspace data{"{ file: { path: x } }"};
  const int port = free_port();
  const auto address = "127.0.0.1:" + std::to_string(port);
  data.write("prometheus.yml", "global: { scrape_interval: 1s }\nscrape_configs: [ { job_name: self, static_configs: [ { targets: ['" + address + "'] } ] } ]\n");
  const Server server{{"prometheus", "--config.file=" + (data / "prometheus.yml"), "--storage.tsdb.path=" + (data / "tsdb"), "--web.listen-address=" + address}, data / "log"};
  REQUIRE(becomes_true("python3 -c 'import urllib.request as u; assert b\"value\" in u.urlopen(\"http://" + address + "/api/v1/query?query=up\").read()'"));
  const auto ask = [&](const std::string& promql, const std::string& more = {}) {
    const Workspace w{"{ prometheus: { url: 'http://" + address + "', query: '" + promql + "'" + more + " } }", "{ hosts: ['127.0.0.1'] }"};
    const auto ran = runbook(w, "probe --format json");
    return ran.out + ran.err;
  };
  CHECK(ask("vector(1795422600)") == seen("2026-11-23T09:30:00+01:00"));
  CHECK(ask("scalar(vector(1795422600.7))") == seen("2026-11-23T09:30:00+01:00"));
  CHECK(ask("vector(1795422600) or label_replace(vector(1795426200), \"a\", \"b\", \"\", \"\")") == seen("2026-11-23T10:30:00+01:00"));
  // What was scraped a moment ago is a minute old at the most.
  const Workspace w{"{ prometheus: { url: 'http://" + address + "', query: 'up[1d]', newest: sample } }", "{ hosts: ['127.0.0.1'] }"};
  const auto status = runbook(w, "status --probe --format json");
  CHECK(status.out.find("\"state\": \"ok\"") != std::string::npos);
  CHECK(ask("up", ", newest: sample") ==
        "runbook: p/s: the query gives one value of each series, which carries the time of the question; `newest: sample` asks for a range such as `x[1d]`\n");
  CHECK(ask("nothing_of_that_name") == "runbook: p/s: the query finds no series\n");
  CHECK(ask("vector(1) / 0") == "runbook: p/s: the value `+Inf` is no Unix time in seconds\n");
  CHECK(ask("max(") == "runbook: p/s: Prometheus says: invalid parameter \"query\": 1:5: parse error: unclosed left parenthesis\n");
}
