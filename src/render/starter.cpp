#include "runbook/starter.hpp"

#include <string_view>

#include "runbook/language.hpp"

namespace runbook {
namespace {

// `<monday>` and the like stand for days: see `fill`.

constexpr std::string_view workspace_yaml = R"(# yaml-language-server: $schema=.runbook.schema.json
#
# The company: who there is, who is on call, and who is told. The pipelines stand beside this file, one file each.
# All of it is an example. Put your own people and teams in, and run `runbook check`: it says what does not fit.
workspace: our-company
version: 1
title: Our company
timezone: UTC                          # an IANA name, such as Europe/Berlin
working_hours: { days: mon-fri, hours: "09:00-17:00" }
calendar: company

calendars:
  company:
    - { yearly: 01-01, name: New Year's Day }
    - { easter: 1, name: Easter Monday }       # days from Easter Sunday
    - { yearly: 12-25, name: Christmas Day }
    # - { ics: holidays.ics }                  # or a file of your calendar, inside this folder

people:
  ann:
    name: Ann
    email: ann@example.com
    # away:                                    # whole days, both included; the rotation finds a substitute
    #   - { from: <monday>, to: <sunday>, reason: leave }
  bob: { name: Bob, email: bob@example.com }
  eve: { name: Eve, email: eve@example.com }

teams:
  data-engineering:
    title: Data engineering
    members: [ann, bob]
    channels: [data-alerts]

# Runbooks name roles, so that they stay as they are when people change.
roles:
  pipeline-owner: { title: Owner of the pipelines, team: data-engineering }
  orders-analyst: { title: Analyst of orders, people: [eve] }

rotations:
  data-engineers:
    title: Data engineers on call
    team: data-engineering
    shift: 1w
    handoff: { day: mon, time: "09:00" }
    roster:                                    # a new entry for each change, so that the past stays as it was
      - { from: <roster>, members: [ann, bob] }

# Addresses that are secrets stay outside: `slack: env:NAME` or `slack: file:PATH`.
channels:
  data-alerts: { email: data-alerts@example.com }

# Who is told at which level; a pipeline may say otherwise.
notify:
  warning: [responsible]
  alarm: [responsible, accountable]
  overdue: [responsible, accountable, informed]
)";

constexpr std::string_view orders_yaml = R"(# yaml-language-server: $schema=.runbook.schema.json
#
# The runbook of one pipeline: what goes in, who owns it, what is promised, what breaks and how it is mended.
pipeline: orders-daily
title: Orders, day by day
domain: Sales
purpose: Orders and returns of each day, for the sales reports
audience: sales
reviewed: <today>                    # when a person last read this through; after a year `check` asks for it

sources:
  - { id: shop-api, title: Orders of the web shop, kind: external-api }
  - { id: returns, title: Returns, kind: manual }

owners:
  primary: [pipeline-owner]

raci:
  responsible: [pipeline-owner]
  accountable: [orders-analyst]         # exactly one
  informed: [data-engineering]

sla:
  freshness:
    - sources: ["kind:external-api"]    # or ids, tag:…, "*", or sources of an upstream: other-pipeline/…
      warn_after: 24h
      alarm_after: 48h
      resolve_within: 1w
  commitments:                          # what is due again and again
    - id: monthly-report
      title: The report of the month is there
      by: orders-analyst
      every: month
      due: last-working-day
      at: "17:00"
      from: <today>
      warn_before: 2d

oncall:
  coverage:
    - id: api-problems
      title: Problems of the API are mended as soon as possible
      by: data-engineers
      hours: all                        # or working
      holidays: cover                   # or skip

issues:
  - id: api-down
    title: The shop's API is down, or has changed
    affects: [shop-api]
    symptoms:
      - No new orders for a day, or the load fails with a 4xx or 5xx answer.
    diagnose:
      - Call the API by hand with the pipeline's credentials, and keep the answer.
      - Read the provider's status page.
    fix:
      - Where the structure changed, adapt the mapping, and keep the answer as a test case.
      - Where the API is down, open a ticket with the provider.
    backfill:
      - Load the missing days from the last good one on, oldest first.
    escalate: [orders-analyst]
)";

constexpr std::string_view scenario_yaml = R"(# yaml-language-server: $schema=../.runbook.schema.json
#
# A test of the runbooks, for `runbook test`: what was seen, and what must hold then.
scenario: an outage of the shop's API reaches whoever is on call, then the analyst
observations:
  orders-daily/shop-api: <tuesday>T08:00:00Z
expect:
  - { at: <wednesday>T07:59:59Z, orders-daily/shop-api: ok }
  - at: <wednesday>T08:00:00Z            # 24 hours
    orders-daily/shop-api: warning
    told: [ann]                         # exactly these
    oncall: { data-engineers: ann }
  - at: <thursday>T08:00:00Z            # 48 hours
    orders-daily/shop-api: alarm
    told_includes: [ann, eve]
)";

constexpr std::string_view observations_yaml = R"(# What was seen, for `runbook status --observations`: in earnest the pipelines write such a file, or CSV or JSON.
# It is no runbook, and .runbookignore leaves it out.
orders-daily/shop-api:                  # data arrived, complete up to here
  - <day-before>T06:00:00Z
  - <yesterday>T06:00:00Z
orders-daily/returns: <yesterday>T12:00:00Z
)";

constexpr std::string_view ignore = R"(# What `runbook` does not read as a runbook; the syntax is .gitignore's.
/observations.yaml
)";

std::string fill(std::string_view text, Day today) {
  using std::chrono::days;
  const std::chrono::weekday weekday{today};
  const Day monday = today - days{weekday.iso_encoding() - 1};
  const std::pair<std::string_view, Day> names[] = {
      {"<today>", today},         {"<yesterday>", today - days{1}},  {"<day-before>", today - days{2}}, {"<monday>", monday},
      // Two shifts ago, so that it is the first one's turn again, and nobody is missing before today's handoff.
      {"<roster>", monday - days{14}},
      {"<tuesday>", monday + days{1}}, {"<wednesday>", monday + days{2}}, {"<thursday>", monday + days{3}},  {"<sunday>", monday + days{6}}};
  std::string out{text};
  for (const auto& [name, day] : names) {
    for (std::size_t at; (at = out.find(name)) != out.npos;) out.replace(at, name.size(), format_day(day));
  }
  return out;
}

}  // namespace

std::vector<StarterFile> starter(Day today) {
  return {{"workspace.yaml", fill(workspace_yaml, today)},
          {"orders-daily.yaml", fill(orders_yaml, today)},
          {"scenarios/api-outage.yaml", fill(scenario_yaml, today)},
          {"observations.yaml", fill(observations_yaml, today)},
          {".runbookignore", std::string{ignore}},
          {".runbook.schema.json", json_schema()}};
}

}  // namespace runbook
