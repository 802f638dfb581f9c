// The three kinds of documents, for whoever describes the language.
#include "model/pipeline_sections.hpp"
#include "model/scenario_sections.hpp"
#include "model/workspace_sections.hpp"
#include "runbook/language.hpp"

namespace runbook::language {

std::span<const Document> documents() {
  using namespace model;
  static const Document all[] = {
      {"workspace", "The company: people, teams, roles, rotations, calendars and policy.", &Section<WrittenWorkspace>::type(),
       R"({"workspace": "shop", "timezone": "Europe/Berlin",
           "people": {"ann": {"name": "Ann", "email": "ann@example.com"}, "bob": {}},
           "teams": {"data": {"members": ["ann", "bob"]}},
           "rotations": {"data-oncall": {"team": "data", "shift": "1w", "roster": {"from": "2026-01-05", "members": ["ann", "bob"]}}}})"},
      {"pipeline", "The runbook of one pipeline.", &Section<Pipeline>::type(),
       R"({"pipeline": "orders-daily", "title": "Orders, day by day", "reviewed": "2026-11-01",
           "sources": [{"id": "orders", "kind": "external-api"}],
           "owners": {"primary": "ann"}, "raci": {"responsible": "data", "accountable": "ann"},
           "sla": {"freshness": {"sources": "orders", "warn_after": "24h", "alarm_after": "48h", "resolve_within": "1w"}},
           "issues": [{"id": "api-down", "title": "The API is down", "affects": "orders", "fix": ["Open a ticket with the provider."]}],
           "oncall": {"coverage": {"id": "api", "by": "data-oncall", "hours": "working"}}})"},
      {"scenario", "A test of the runbooks: what was seen, and what must hold then.", &Section<Scenario>::type(),
       R"({"scenario": "an outage of the API escalates",
           "observations": {"orders-daily/orders": "2026-11-20T08:00:00Z"},
           "expect": [{"at": "2026-11-21T08:00:00Z", "orders-daily/orders": "warning"},
                      {"at": "2026-11-22T08:00:00Z", "orders-daily/orders": "alarm"}]})"},
  };
  return all;
}

}  // namespace runbook::language
