#!/usr/bin/python3
"""Reads `runbook oncall --format ics` back with a calendar library that is not ours (icalendar, of the Plone project) and
holds it against what `--format json` says, and against the letter of RFC 5545.

    read_back.py PROGRAM REPOSITORY
"""
import ctypes
import datetime
import json
import subprocess
import sys
import tempfile
import pathlib

import icalendar

PROGRAM, ROOT = sys.argv[1], pathlib.Path(sys.argv[2])
AT = "2026-11-26T12:00:00Z"


def run(workspace, *words):
    done = subprocess.run([PROGRAM, "oncall", "-C", str(workspace), "--at", AT, *words], capture_output=True)
    assert done.returncode == 0, (words, done.stderr.decode())
    return done.stdout


def check_letters(raw):
    """RFC 5545, 3.1: CRLF at the end of each line, no other line break, 75 octets at most, no split character."""
    assert raw.endswith(b"END:VCALENDAR\r\n")
    lines = raw.split(b"\r\n")
    for line in lines:
        assert b"\r" not in line and b"\n" not in line, line
        assert len(line) <= 75, line
        line.decode()  # each line is whole characters
    text = raw.replace(b"\r\n ", b"").decode()
    assert not any(ord(c) < 32 and c not in "\r\n\t" for c in text)
    return text


def check_restrictions(raw):
    """What libical (2.0 and later: RFC 5545 and 5546) says of which properties may stand where, and how often."""
    library = ctypes.CDLL("libical.so.3")
    library.icalparser_parse_string.restype = ctypes.c_void_p
    library.icalparser_parse_string.argtypes = [ctypes.c_char_p]
    library.icalrestriction_check.argtypes = library.icalcomponent_count_errors.argtypes = [ctypes.c_void_p]
    calendar = library.icalparser_parse_string(raw)
    assert calendar and library.icalrestriction_check(calendar) == 1, raw
    assert library.icalcomponent_count_errors(calendar) == 0, raw


def events(raw):
    check_letters(raw)
    check_restrictions(raw)
    calendar = icalendar.Calendar.from_ical(raw)
    assert not calendar.errors, calendar.errors
    assert calendar["VERSION"] == "2.0" and calendar["PRODID"]
    assert calendar["X-WR-CALNAME"].startswith("On call: ")
    assert calendar["REFRESH-INTERVAL"].params["VALUE"] == "DURATION"
    assert calendar["REFRESH-INTERVAL"].to_ical() == b"PT1H"
    assert calendar.subcomponents, "RFC 5545, 3.6: at least one component"
    found = []
    for event in calendar.walk("VEVENT"):
        assert not event.errors, event.errors
        for name in ("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "TRANSP"):
            assert name in event, name
        assert event["TRANSP"] == "TRANSPARENT"
        assert event["DTSTAMP"].dt == datetime.datetime(2026, 11, 26, 12, tzinfo=datetime.timezone.utc)
        for name in ("DTSTART", "DTEND", "DTSTAMP"):
            assert event[name].to_ical().endswith(b"Z"), "an instant in UTC"
        assert event["DTEND"].dt > event["DTSTART"].dt
        found.append(event)
    uids = [str(event["UID"]) for event in found]
    assert len(uids) == len(set(uids)), uids
    return found


def shifts(report):
    """(start, end, whose name stands first) of every shift of a rotation."""
    instant = datetime.datetime.fromisoformat
    return sorted(
        (instant(shift["start"]).timestamp(), instant(shift["end"]).timestamp())
        for rotation in report["rotations"]
        for shift in rotation["shifts"]
    )


def spans(found):
    return sorted((event["DTSTART"].dt.timestamp(), event["DTEND"].dt.timestamp()) for event in found)


def same_as_json(workspace, *words):
    found = events(run(workspace, *words, "--format", "ics"))
    report = json.loads(run(workspace, *words, "--format", "json"))
    rotations = {rotation["id"] for rotation in report["rotations"]}
    expected = shifts(report) + [
        (datetime.datetime.fromisoformat(shift["start"]).timestamp(), datetime.datetime.fromisoformat(shift["end"]).timestamp())
        for coverage in report["coverage"] if coverage["by"] not in rotations
        for shift in coverage["shifts"]
    ]
    assert spans(found) == sorted(expected), words
    return found


def shipped():
    runbooks = ROOT / "runbooks"
    for words in (["--week", "2026-W48"], ["--week", "2026-W53"], ["--month", "2026-12"], ["--from", "2026-03-01", "--to", "2027-11-30"]):
        assert same_as_json(runbooks, *words)
    for words in (["--now"], ["--next"], ["--person", "engineer-3"]):
        assert events(run(runbooks, *words, "--format", "ics")), words
    names = {str(event["SUMMARY"]) for event in events(run(runbooks, "--week", "2026-W48", "--format", "ics"))}
    assert names == {"Data engineer 1 on call: On-call data engineers", "Data engineer 2 on call: On-call data engineers"}, names


def stable():
    """A shift keeps its UID however the window lies, and whoever takes it."""
    runbooks = ROOT / "runbooks"

    def by_time(*words):
        return {(event["DTSTART"].dt, event["DTEND"].dt): str(event["UID"]) for event in events(run(runbooks, *words, "--format", "ics"))}

    whole = by_time("--from", "2026-11-01", "--to", "2027-02-28")
    for week in ("2026-W48", "2026-W51", "2026-W52", "2026-W53", "2027-W01"):
        part = by_time("--week", week)
        for (start, end), uid in part.items():
            containing = [known for (s, e), known in whole.items() if s <= start and end <= e]
            assert containing == [uid], (week, start, uid, containing)
    text = (runbooks / "workspace.yaml").read_text()
    with tempfile.TemporaryDirectory() as folder:
        for path in runbooks.glob("*.yaml"):
            (pathlib.Path(folder) / path.name).write_text(path.read_text())
        swapped = text.replace("members: [engineer-1, engineer-2, engineer-3] }", "members: [engineer-2, engineer-1, engineer-3] }")
        assert swapped != text
        (pathlib.Path(folder) / "workspace.yaml").write_text(swapped)
        words = ("--from", "2026-11-01", "--to", "2026-11-30", "--format", "ics")
        old, new = events(run(runbooks, *words)), events(run(folder, *words))
        assert [e["UID"] for e in old] == [e["UID"] for e in new]
        assert [e["SUMMARY"] for e in old] != [e["SUMMARY"] for e in new]


# No backslash before an n: icalendar 4 reads the escaped backslash of that as a line break (tests/unit/render has it).
HOSTILE = "Ünïcödé 語語語語語語語語語語語語語語語語語語語語語語語語語語語語 a\\\\q b; c, d: \\\"e\\\" 😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀\\nBEGIN:VEVENT"


def hostile():
    """Texts with everything that has a meaning to iCalendar come back as they are."""
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / "workspace.yaml").write_text(
            "workspace: w\ntimezone: Asia/Kathmandu\ntitle: \"" + HOSTILE + "\"\n"
            "people: { a: { name: \"" + HOSTILE + "\" }, b: { name: B } }\n"
            "teams: { t: { members: [a, b] } }\n"
            "rotations: { r: { title: \"" + HOSTILE + "\", team: t, shift: 12h, roster: [ { from: 2026-11-01, members: [a, b] } ] } }\n",
            encoding="utf-8")
        found = same_as_json(folder, "--week", "2026-W48")
        plain = json.loads('"' + HOSTILE + '"')
        assert len(found) == 15
        assert any(str(event["SUMMARY"]) == plain + " on call: " + plain for event in found), [str(e["SUMMARY"]) for e in found][:1]


def empty():
    """An empty rota is a calendar all the same."""
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / "workspace.yaml").write_text("workspace: w\ntimezone: UTC\n")
        for words in (["--week"], ["--month"], ["--now"], ["--next"]):
            assert events(run(folder, *words, "--format", "ics")) == []


for test in (shipped, stable, hostile, empty):
    test()
    print("ok", test.__name__, "-", (test.__doc__ or "the shipped runbooks as JSON has them").split("\n")[0])
