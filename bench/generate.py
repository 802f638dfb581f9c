#!/usr/bin/env python3
"""Writes a workspace of N pipelines like real ones, and what goes with it.

    bench/generate.py FOLDER N [--sources S] [--observations FILE] [--rules FOLDER]

Deterministic: the same arguments give the same bytes. Each pipeline has about 100 lines (3.4 KB), like the shipped ones.
"""
import argparse
import os

PEOPLE_PER_TEAM = 4


def workspace(teams: int) -> str:
    out = ["version: 1", "workspace: bench", "timezone: Europe/Berlin",
           'working_hours: { days: mon-fri, hours: "09:00-17:00" }', "calendar: company", "calendars:", "  company:",
           "    - { yearly: 12-25, name: Christmas Day }", "    - { easter: 1, name: Easter Monday }", "people:"]
    for t in range(teams):
        for p in range(PEOPLE_PER_TEAM):
            out.append(f"  person-{t}-{p}: {{ name: Person {p} of team {t}, email: person-{t}-{p}@example.com }}")
    out.append("teams:")
    for t in range(teams):
        members = ", ".join(f"person-{t}-{p}" for p in range(PEOPLE_PER_TEAM))
        out.append(f"  team-{t}: {{ title: Team {t}, members: [{members}] }}")
    out.append("roles:")
    for t in range(teams):
        out.append(f"  owner-{t}: {{ title: Pipeline owner of team {t}, team: team-{t}, people: [person-{t}-0] }}")
        out.append(f"  analyst-{t}: {{ title: Analyst of team {t}, team: team-{t}, people: [person-{t}-1] }}")
        out.append(f"  manager-{t}: {{ title: Manager of team {t}, team: team-{t}, people: [person-{t}-3] }}")
    out.append("rotations:")
    for t in range(teams):
        members = ", ".join(f"person-{t}-{p}" for p in range(PEOPLE_PER_TEAM))
        out += [f"  engineers-{t}:", f"    title: Engineers of team {t} on call", f"    team: team-{t}", "    shift: 1w",
                '    handoff: { day: mon, time: "09:00" }', "    roster:",
                f"      - {{ from: 2026-01-05, members: [{members}] }}"]
    return "\n".join(out) + "\n"


def pipeline(n: int, team: int, sources: int) -> str:
    out = [f"pipeline: pipeline-{n}", f"title: Pipeline {n} - unit level", "domain: profit",
           "purpose: Unit-level numbers needed for experiments", "audience: experiments", "reviewed: 2026-11-01",
           "# The types of data", "sources:"]
    for s in range(sources):
        kind = ("external-api", "internal", "stream", "manual")[s % 4]
        out += [f"  - id: source-{s}", f"    title: Operating expense - part {s}", f"    kind: {kind}",
                "    tags: [operating-expense]"]
        if s % 2 == 0:
            out += ["    contains:", "      - Number of monthly/weekly/daily active users", "      - Activity time"]
    upstream = n - 7 if n % 10 == 9 else None  # one in ten has an upstream
    if upstream is not None:
        out += ["  - id: upstream", "    title: Aggregated data", "    kind: pipeline", f"    from: pipeline-{upstream}"]
    out += ["owners:", f"  primary: [analyst-{team}]", f"  secondary: [owner-{team}]", "raci:",
            f"  responsible: [owner-{team}]", f"  accountable: [analyst-{team}]", f"  consulted: [team-{team}]",
            f"  informed: [manager-{team}]", "sla:", "  freshness:",
            '    - sources: ["kind:external-api", "kind:stream"]', "      warn_after: 24h", "      alarm_after: 48h",
            "      resolve_within: 1w", "  commitments:", "    - id: monthly-review",
            "      title: Numbers will be reviewed once per month by the team", f"      by: [team-{team}]",
            "      every: month", "      due: last-day", '      at: "17:00"', "      from: 2026-11-01",
            "      warn_before: 2d", "issues:"]
    for i in range(2):
        out += [f"  - id: issue-{i}", "    title: External provider API has changed structure of the data",
                '    affects: ["*"]', "    causes:",
                "      - title: A field was renamed or its type has changed",
                "      - title: The credentials ran out", "    symptoms:",
                "      - The load fails with a message about a missing field",
                "    diagnose:", "      - Compare the last good answer with today's, field by field",
                "    fix:", "      - Adapt the mapping, keep the answer as a test case, and pin the version",
                "      - Load the missing days once more and compare the sums",
                f"    escalate: [manager-{team}]"]
    out += ["oncall:", "  coverage:", "    - id: api-problems", "      title: Fix API problems as soon as possible",
            f"      by: engineers-{team}", '      sources: ["kind:external-api"]', "      when: always", "      hours: all",
            "      holidays: cover", "    - id: last-week", "      title: Watch in the last week of the month",
            f"      by: engineers-{team}", "      when: last-week-of-month", "      holidays: cover", "  routine:",
            "    - { id: weekly-watch, title: Watch for anything broken, " + f"by: owner-{team}, every: week, from: 2026-11-02 }}"]
    return "\n".join(out) + "\n"


def rules(n: int, team: int, sources: int) -> str:
    """What Prometheus would have to say of the same pipeline: a rule file of about as many bytes."""
    out = ["groups:", f"  - name: pipeline-{n}", "    rules:"]
    for s in range(sources):
        for severity, hours in (("warning", 24), ("alarm", 48)):
            out += [f"      - alert: Pipeline{n}Source{s}{severity.capitalize()}",
                    f'        expr: time() - max by (source) (arrival_seconds{{pipeline="pipeline-{n}", source="source-{s}"}}) > {hours * 3600}',
                    "        labels:", f"          severity: {severity}", f"          team: team-{team}",
                    "        annotations:", f"          summary: Operating expense - part {s} of pipeline {n} is late",
                    "          description: The load fails with a message about a missing field"]
    return "\n".join(out) + "\n"


def observations(count: int, sources: int):
    """One arrival a source, up to three days old on 2026-11-27."""
    for n in range(count):
        for s in range(sources):
            hour = (n * 7 + s) % 72
            yield f'{{"subject": "pipeline-{n}/source-{s}", "at": "2026-11-{26 - hour // 24:02}T{hour % 24:02}:00:00Z"}}\n'


def write(path: str, text: str) -> None:
    os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    with open(path, "w") as out:
        out.write(text)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder")
    arguments.add_argument("count", type=int)
    arguments.add_argument("--sources", type=int, default=4, help="of each pipeline")
    arguments.add_argument("--observations", help="JSON lines of one arrival a source")
    arguments.add_argument("--rules", help="a folder for Prometheus' rule files")
    arguments.add_argument("--teams", type=int, help="each with a rotation; a twentieth of the pipelines unless given")
    given = arguments.parse_args()
    teams = given.teams or max(1, given.count // 20)
    write(os.path.join(given.folder, "workspace.yaml"), workspace(teams))
    for n in range(given.count):
        name = f"{n // 1000:03}/pipeline-{n}.yaml"
        write(os.path.join(given.folder, name), pipeline(n, n % teams, given.sources))
        if given.rules:
            write(os.path.join(given.rules, name), rules(n, n % teams, given.sources))
    if given.observations:
        with open(given.observations, "w") as out:
            out.writelines(observations(given.count, given.sources))


main()
