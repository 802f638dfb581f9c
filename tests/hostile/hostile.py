#!/usr/bin/python3
"""What a stranger's pull request may hold: each a finding, said within the limits that are promised: hostile.py PROGRAM

Each case makes a workspace of its own; `check` must end by itself with the codes that are named, below 200 MiB of memory
and a few seconds of processor time (a guard against hangs, far above what it takes), and let no control byte out."""
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile

PROGRAM = os.path.abspath(sys.argv[1])
WORKSPACE = "workspace: w\nversion: 1\ntimezone: UTC\npeople: { a: { name: A } }\n"
PIPELINE = ("pipeline: p\ntitle: P\nreviewed: 2026-11-01\nowners: { primary: [a] }\nraci: { responsible: [a], accountable: [a] }\n"
            "oncall: { none: tiny }\nsources: [{ id: s, title: S }]\n")
MEMORY, SECONDS = 200 << 20, 5
if "--sanitized" in sys.argv:  # which keep what is freed for a while, and look at each access
    MEMORY, SECONDS = 6 * MEMORY, 20 * SECONDS


def put(name, content):
    with open(name, "wb") as out:
        out.write(content if isinstance(content, bytes) else content.encode())


def huge():
    with open("p.yaml", "wb") as out:
        out.truncate(1 << 30)


def ring():
    os.mkdir("sub")
    os.symlink("..", "sub/up")
    os.symlink("loop.yaml", "loop.yaml")


def outside():
    os.symlink("/etc/passwd", "p.yaml")


# name: what it puts beside workspace.yaml, and the codes that must (and nothing else that is an error may) come of it
CASES = {
    "deep nesting": (lambda: put("p.yaml", "x: " + "[" * 100_000), {"RB004"}),
    "deep blocks": (lambda: put("p.yaml", "".join(" " * n + "a:\n" for n in range(2_000))), {"RB004"}),
    "an alias bomb": (lambda: put("p.yaml", "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}, *a{n - 1}]\n" for n in range(1, 40))), {"RB004"}),
    "a file of 1 GiB": (huge, {"RB004"}),
    "a FIFO": (lambda: os.mkfifo("p.yaml"), {"RB001"}),
    "loops of links": (ring, {"RB001"}),
    "a link out of the workspace": (outside, {"RB001"}),
    "bytes that are not UTF-8": (lambda: put("p.yaml", b"pipeline: \xff\xfe\x80\n"), None),
    "UTF-16": (lambda: put("p.yaml", PIPELINE.encode("utf-16")), None),
    "NUL": (lambda: put("p.yaml", PIPELINE + "purpose: a\0b\n"), None),
    "bidirectional overrides": (lambda: put("p.yaml", PIPELINE + "purpose: a\u202eb\u2066c\n"), None),
    "escape sequences": (lambda: put("p.yaml", PIPELINE + 'purpose: "\\e[31m"\nowner\x1b[2J: a\n'), None),
    "a key twice": (lambda: put("p.yaml", PIPELINE + "title: Q\n"), {"RB003"}),
    "merge keys": (lambda: put("p.yaml", "x: &x { title: P }\n" + PIPELINE.replace("title: P\n", "<<: *x\n")), None),
    "sexagesimal": (lambda: put("p.yaml", PIPELINE.replace("2026-11-01", "190:20:30")), {"RB104"}),
    "Norway": (lambda: put("p.yaml", PIPELINE.replace("id: s", "id: no")), set()),
    "huge numbers": (lambda: put("p.yaml", PIPELINE + f"sla: {{ freshness: [{{ sources: [s], warn_after: {'9' * 5000}h, alarm_after: 1e999 }}] }}\n"), {"RB104"}),
    "a tag !!binary": (lambda: put("p.yaml", PIPELINE.replace("title: P\n", "title: !!binary UA==\n")), None),
    "a tag of its own": (lambda: put("p.yaml", PIPELINE.replace("title: P\n", "title: !custom P\n")), None),
    "directives": (lambda: put("p.yaml", "%YAML 9.9\n%TAG ! tag:x,2000:\n---\n" + PIPELINE), None),
    "10,000 documents": (lambda: put("p.yaml", "---\n".join("a: 1\n" for _ in range(10_000))), None),
    "a line of 8 MiB": (lambda: put("p.yaml", "pipeline: " + "x" * ((8 << 20) - 20)), None),
    "2,000 rules over 1,000 sources": (lambda: put("p.yaml", PIPELINE.replace("[{ id: s, title: S }]", "[" + ",".join(f"{{ id: s{n} }}" for n in range(1_000)) + "]") + "sla:\n  freshness:\n" + "  - { sources: ['*'], warn_after: 1h, alarm_after: 2h }\n" * 2_000), {"RB004"}),
    "patterns for a million names": (lambda: put(".runbookignore", "".join(f"x{n}*y*z\n" for n in range(100_000))), {"RB001"}),
    "50,000 unknown keys": (lambda: put("p.yaml", PIPELINE + "".join(f"k{n}: 1\n" for n in range(50_000))), {"RB101"}),
}


def limit():
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def tried(name, make, wanted):
    folder = tempfile.mkdtemp(prefix="runbook-hostile-")
    try:
        os.chdir(folder)
        put("workspace.yaml", WORKSPACE)
        make()
        faults = []
        for form in ("json", "text"):
            with open("/dev/null") as nothing, tempfile.TemporaryFile() as out:
                process = subprocess.Popen([PROGRAM, "check", "--format", form, "--color", "always"], stdin=nothing, stdout=out,
                                           stderr=subprocess.STDOUT, preexec_fn=limit)
                _, status, used = os.wait4(process.pid, 0)
                process.returncode = os.waitstatus_to_exitcode(status)
                out.seek(0)
                said = out.read()
            if process.returncode not in (0, 1):
                faults.append(f"{form}: ended with {process.returncode}: {said[-300:]!r}")
                continue
            if used.ru_maxrss * 1024 > MEMORY:
                faults.append(f"{form}: took {used.ru_maxrss >> 10} MiB")
            if form == "text":
                plain = said.replace(b"\x1b[0m", b"")
                for byte in range(0x20):
                    if byte not in (0x0a, 0x1b) and bytes([byte]) in plain:
                        faults.append(f"text: a control byte {byte:#x} reaches the terminal")
                if b"\x1b[2J" in plain or b"\xe2\x80\xae" in plain:
                    faults.append("text: a sequence of the file's own reaches the terminal")
                continue
            errors = {one["code"] for one in json.loads(said)["diagnostics"] if one["severity"] == "error"}
            if wanted is None and not errors:
                faults.append("no error was found")
            if wanted is not None and not (errors >= wanted if wanted else not errors):
                faults.append(f"errors {sorted(errors)} instead of {sorted(wanted)}")
            if process.returncode != (1 if errors else 0):
                faults.append(f"json: exit {process.returncode} with errors {sorted(errors)}")
        return faults
    finally:
        os.chdir("/")
        shutil.rmtree(folder)


def main():
    failed = 0
    for name, (make, wanted) in CASES.items():
        for fault in tried(name, make, wanted):
            print(f"FAILED: {name}: {fault}")
            failed += 1
    print(f"{len(CASES)} cases, {failed} faults")
    sys.exit(1 if failed else 0)


main()
