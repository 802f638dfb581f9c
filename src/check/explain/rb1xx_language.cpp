// What the decoder reports: keys, shapes and values.
#include "check/explanations.hpp"

namespace runbook::explanations {

constinit const Explanation unknown_key{
    Code::unknown_key,
    "A key that is ignored is a promise that nobody keeps: with `alarm_afer: 48h` there would never be an alarm. So maps "
    "are closed, and a key that the language does not name is an error. A misspelt key counts as given, so that it is "
    "not called missing as well.\n\n"
    "What is meant for people or other programs goes into `labels` (on a pipeline or a source), or under a key of your "
    "own that starts with `x-`.",
    R"(# sales.yaml
sources:
  - { id: orders, titel: Orders })",
    R"(# sales.yaml
sources:
  - { id: orders, title: Orders, x-owner: the web shop })"};

constinit const Explanation missing_key{
    Code::missing_key,
    "Without this key nothing sensible can be computed, and a default would be a guess about your company. The finding "
    "stands at the first key of the map that lacks it. A document says what it is by one of the keys `workspace`, "
    "`pipeline` and `scenario`.",
    R"(# sales.yaml
sla:
  freshness:
    - { sources: [orders], warn_after: 24h })",
    R"(# sales.yaml
sla:
  freshness:
    - { sources: [orders], warn_after: 24h, alarm_after: 48h })"};

constinit const Explanation wrong_shape{
    Code::wrong_shape,
    "A text stands where a map is wanted, a list where a text is, or there is no value at all (`title:` alone is null). "
    "The other way round is fine: where a list is wanted, one item may stand without the list.\n\n"
    "Two statements that exclude each other are of this kind too: `oncall` with both `none` and `coverage`, a channel of "
    "two kinds, `from` on a source that is not of `kind: pipeline`.",
    R"(# sales.yaml
sources: [orders])",
    R"(# sales.yaml
sources:
  - { id: orders })"};

constinit const Explanation invalid_value{
    Code::invalid_value,
    "The key is known, but its value does not read as what the key wants: a duration (`24h`, `1w`, `1d12h`), a date "
    "(`2026-12-25`), a local time (`09:00`, always with five characters), an instant, a time zone of the IANA database, "
    "or one of a few words. Every value is read by what its key wants, so quotes make no difference.",
    R"(# sales.yaml
sla:
  freshness:
    - { sources: [orders], warn_after: 1 day, alarm_after: 48h })",
    R"(# sales.yaml
sla:
  freshness:
    - { sources: [orders], warn_after: 1d, alarm_after: 48h })"};

constinit const Explanation invalid_id{
    Code::invalid_id,
    "Ids are typed on command lines, stand in links, file names and chat messages, and are compared letter by letter. So "
    "they are plain: a lowercase letter, then lowercase letters, digits and `-`, 63 at the most. How something is called "
    "among people is its `title` or `name`, which may hold anything.\n\n"
    "The words of `notify` lists (`responsible`, `oncall` …) cannot be the id of a party.",
    R"(# workspace.yaml
people:
  ann: {}
  bob: {}
  Zoë K.: {})",
    R"(# workspace.yaml
people:
  ann: {}
  bob: {}
  zoe: { name: Zoë K. })"};

constinit const Explanation duplicate_id{
    Code::duplicate_id,
    "A name must lead to one thing. People, teams, roles and rotations share one namespace, because any of them may be "
    "named where \"who\" is asked; the sources, commitments and routines of a pipeline share another, because "
    "`pipeline/id` names them all; pipelines have theirs. The finding shows both places.",
    R"(# sales.yaml
sources:
  - { id: report }
sla:
  commitments:
    - { id: report, title: Report to the board, every: month, by: [ann] })",
    R"(# sales.yaml
sources:
  - { id: report }
sla:
  commitments:
    - { id: board-report, title: Report to the board, every: month, by: [ann] })"};

constinit const Explanation unknown_version{
    Code::unknown_version,
    "`version` says which version of the runbook language a document is written in. There is one, `1`, and a document "
    "without the key is of that version. What another version would mean is not guessed.",
    R"(# sales.yaml
version: 2)",
    R"(# sales.yaml
version: 1)"};

constinit const Explanation workspace_not_one{
    Code::workspace_not_one,
    "A folder with runbooks holds one company: one document with the key `workspace`, where people, teams, rotations and "
    "calendars are defined. Without it no name leads anywhere; with two it would be chance which of them holds.\n\n"
    "Keep a second workspace in a folder of its own, beside the first and not within it, or name it in `.runbookignore`.",
    R"(# workspace.yaml
workspace: shop
---
# archive/workspace.yaml
workspace: shop-2025)",
    R"(# workspace.yaml
workspace: shop)"};

constinit const Explanation literal_secret{
    Code::literal_secret,
    "A webhook's address or a routing key lets whoever reads it write into your channels, and a runbook is read by many "
    "and kept in version control for ever. So a channel holds a reference, `env:NAME` or `file:PATH`, and the secret "
    "stays outside. Its text is shown in no output.\n\n"
    "A secret that was ever pushed is none any more: replace it.",
    R"(# workspace.yaml
channels:
  alerts: { slack: https://hooks.example.com/services/open-sesame })",
    R"(# workspace.yaml
channels:
  alerts: { slack: env:SLACK_ALERTS })"};

}  // namespace runbook::explanations
