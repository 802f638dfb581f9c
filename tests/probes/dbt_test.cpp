#include <catch2/catch.hpp>

#include "support.hpp"
#include "support/places.hpp"

using namespace probes;

namespace {

std::string artifact(const std::string& results, int version = 3) {
  return R"({"metadata": {"dbt_schema_version": "https://schemas.getdbt.com/dbt/sources/v)" + std::to_string(version) + R"(.json"}, "results": [)" + results + "]}";
}
std::string result(const std::string& id, const std::string& at, const std::string& ago, const std::string& status, const std::string& criteria) {
  return R"({"unique_id": ")" + id + R"(", "max_loaded_at": ")" + at + R"(", "snapshotted_at": "2026-11-23T08:00:00.123456+00:00", "max_loaded_at_time_ago_in_s": )" + ago +
         R"(, "status": ")" + status + R"(", "criteria": )" + criteria + "}";
}
constexpr auto usual = R"({"warn_after": {"count": 12, "period": "hour"}, "error_after": {"count": 1, "period": "day"}, "filter": null})";

Ran look(const std::string& text) {
  const Workspace w{"{ dbt: { artifact: target/sources.json, unique_id: source.shop.raw.orders } }"};
  w.write("target/sources.json", text);
  return runbook(w, "probe --format json");
}

}  // namespace

TEST_CASE("what dbt found, in every version and spelling of its artifact") {
  for (const int version : {1, 2, 3})
    for (const auto* status : {"pass", "Pass"}) {
      const auto ran = look(artifact(result("source.shop.raw.orders", "2026-11-22T20:30:00.5+00:00", "41400.1", status, usual), version));
      CHECK(ran.out == seen("2026-11-22T21:30:00+01:00"));
      CHECK(ran.err.empty());
    }
}

TEST_CASE("a verdict that dbt's own numbers do not bear out is told") {
  CHECK(look(artifact(result("source.shop.raw.orders", "2026-11-22T08:00:00+00:00", "86400.1", "Warn", usual))).err ==
        "warning: p/s: dbt says `warn`, but by its own numbers it is `error`\n");
  CHECK(look(artifact(result("source.shop.raw.orders", "2026-11-22T08:00:00+00:00", "86400", "warn", usual))).err.empty());
  CHECK(look(artifact(result("source.shop.raw.orders", "2026-11-22T08:00:00+00:00", "86400", "pass",
                             R"({"warn_after": {"count": null, "period": null}, "error_after": null})"))).err.empty());
}

TEST_CASE("what dbt could not tell is unknown, with its reason") {
  CHECK(look(artifact(R"({"unique_id": "source.shop.raw.orders", "error": "no such\ntable", "status": "runtime error"})")).err ==
        "runbook: p/s: dbt could not tell: `no such table`\n");
  CHECK(look(artifact(R"({"unique_id": "source.shop.raw.orders", "error": null, "status": "Runtime Error"})")).err ==
        "runbook: p/s: dbt could not tell: `a runtime error`\n");
  CHECK(look(artifact("")).err ==
        "runbook: p/s: dbt's artifact holds nothing of `source.shop.raw.orders`: its freshness is not checked there, or the check failed\n");
  CHECK(look(artifact(result("source.shop.raw.orders", "0001-01-01T00:00:00+00:00", "63899999999.0", "error", usual))).err ==
        "runbook: p/s: dbt found no row (NULL): nothing has been loaded yet\n");
  CHECK(look(artifact("", 4)).err == "runbook: p/s: `target/sources.json`: version 4 of dbt's `sources.json` is not known; 1 to 3 are\n");
  CHECK(look("{}").err == "runbook: p/s: `target/sources.json`: this is no `sources.json` of dbt: `metadata.dbt_schema_version` does not say so\n");
  CHECK(look("[").err == "runbook: p/s: `target/sources.json`: this is no JSON\n");
}

TEST_CASE("an import drafts what check takes, within a workspace and without one") {
  const Workspace w{"{ file: { path: x } }"};
  w.write("target/sources.json", artifact(result("source.shop.raw.orders", "2026-11-22T20:30:00Z", "41400", "pass", usual) + "," +
                                          result("source.shop.raw.Orders", "2026-11-22T20:30:00Z", "41400", "pass", R"({"warn_after": {"count": 6, "period": "hour"}, "error_after": null})") + "," +
                                          R"({"unique_id": "source.shop.raw.broken", "error": "x", "status": "runtime error"})"));
  w.write("target/manifest.json", R"({"metadata": {"dbt_schema_version": "https://schemas.getdbt.com/dbt/manifest/v12.json"}, "sources": {"source.shop.raw.broken": {
    "source_name": "raw", "name": "broken", "description": "a \"quoted\": # text\nof two lines", "tags": ["a b"], "freshness": {"warn_after": {"count": 12, "period": "hour"}, "error_after": {"count": 1, "period": "day"}}}}})");
  const auto draft = runbook(w, "import dbt target/sources.json target/manifest.json");
  CHECK(draft.code == 0);
  CHECK(draft.out ==
        "# Drafted by `runbook import dbt`. To be said by you: who owns it, who is told, what commonly breaks.\n"
        "pipeline: dbt-shop\ntitle: \"Sources of the dbt project shop\"\nsources:\n"
        "  - id: raw-orders\n    title: \"raw.Orders\"\n    probe: { dbt: { artifact: \"target/sources.json\", unique_id: \"source.shop.raw.Orders\" } }\n"
        "  - id: raw-broken\n    title: \"raw.broken\"\n    tags: [\"a b\"]\n    contains: [\"a \\\"quoted\\\": # text of two lines\"]\n"
        "    probe: { dbt: { artifact: \"target/sources.json\", unique_id: \"source.shop.raw.broken\" } }\n"
        "  - id: raw-orders-2\n    title: \"raw.orders\"\n    probe: { dbt: { artifact: \"target/sources.json\", unique_id: \"source.shop.raw.orders\" } }\n"
        "owners: { primary: [t] }\nraci: { responsible: [t], accountable: [t] }\n"
        "sla:\n  freshness:\n"
        "    - sources: [raw-orders]\n      warn_after: 6h\n      alarm_after: 12h  # dbt gives no error_after: twice the warning\n"
        "    - sources: [raw-broken, raw-orders-2]\n      warn_after: 12h\n      alarm_after: 1d\n");
  w.write("draft.yaml", draft.out);
  CHECK(runbook(w, "check").code == 0);
  CHECK(runbook(w, "probe dbt-shop/raw-orders-2 --format json").out == "{\"subject\": \"dbt-shop/raw-orders-2\", \"at\": \"2026-11-22T21:30:00+01:00\"}\n");
  // Alone, a workspace is drafted with it.
  const auto alone = shell("mkdir alone && mv target alone && cd alone && unset RUNBOOK_WORKSPACE && '" + places::program() + "' import dbt target/sources.json > workspace.yaml && rm ../workspace.yaml && '" + places::program() + "' check", w.folder());
  INFO(alone.out + alone.err);
  CHECK(alone.code == 0);
}
